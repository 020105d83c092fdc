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
package org.crosscurrent.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSentimentTest {

  @TempDir Path folder;

  private static SentimentEngine engine(String spec) {
    SentimentEngine engine = Engines.named(SentimentEngine.class, spec);
    engine.warmUp();
    return engine;
  }

  @Test
  void scoresAreTheSoftmaxOfTheModelsNumbers() {
    SentimentEngine engine = engine(ModelFolder.sentiment(folder).spec());

    SentimentScore score = engine.score("The coffee was GREAT");

    // One good token of six: logits -4/6, 1, 8/6.
    double negative = Math.exp(-4.0 / 6);
    double neutral = Math.exp(1);
    double positive = Math.exp(8.0 / 6);
    double sum = negative + neutral + positive;
    assertThat(score.positive()).isEqualTo(positive / sum, within(0.0005));
    assertThat(score.neutral()).isEqualTo(neutral / sum, within(0.0005));
    assertThat(score.negative()).isEqualTo(negative / sum, within(0.0005));
    assertThat(score.compound()).isEqualTo(score.positive() - score.negative(), within(1e-9));
    assertThat(engine.score("awful coffee").compound()).isNegative();
    assertThat(engine.score("love love love").compound())
        .isGreaterThan(engine.score("love the day").compound());
  }
}
