/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package org.crosscurrent.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.engine.EngineException;
import org.junit.jupiter.api.Test;

class LoadedTest {

  private static final String THERE = "sentiment/sentiment.ser.gz";

  @Test
  void aModelIsLoadedOnce() {
    List<String> paths = new ArrayList<>();
    Loaded<String> model =
        new Loaded<>(
            THERE,
            "models",
            path -> {
              paths.add(path);
              return "model";
            });
    assertThat(model.get()).isEqualTo("model").isSameAs(model.get());
    assertThat(paths).containsExactly("edu/stanford/nlp/models/sentiment/sentiment.ser.gz");
  }

  @Test
  void whatToAddIsToldWhereAModelIsMissing() {
    Loaded<String> model = new Loaded<>("none.ser.gz", "models-english", path -> path);
    assertThatThrownBy(model::get)
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "CoreNLP's model edu/stanford/nlp/models/none.ser.gz is not on the class path: add"
                + " edu.stanford.nlp:stanford-corenlp with the classifier 'models-english' to it");
  }

  @Test
  void aModelThatCannotBeReadIsTriedAgain() {
    List<String> tries = new ArrayList<>();
    Loaded<String> model =
        new Loaded<>(
            THERE,
            "models",
            path -> {
              tries.add(path);
              if (tries.size() == 1) {
                throw new IOException("broken");
              }
              return "model";
            });
    assertThatThrownBy(model::get)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot be read")
        .hasRootCauseMessage("broken");
    assertThat(model.get()).isEqualTo("model");
  }
}
