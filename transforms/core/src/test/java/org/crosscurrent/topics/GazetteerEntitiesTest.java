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
package org.crosscurrent.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.EntityMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerEntitiesTest {

  @TempDir Path folder;

  @Test
  void namesComeWithTheirKindAndPlace() {
    EntityEngine engine = Engines.named(EntityEngine.class, "gazetteer");
    engine.warmUp();

    assertThat(engine.cost()).isEqualTo(EngineCost.LIGHT);
    assertThat(engine.id()).matches("gazetteer/1-[0-9a-f]{8}");
    assertThat(engine.score("#UnitedStates: U.S. tax hits iPhones, apple pie is free $TSLA #rain"))
        .containsExactly(
            new EntityMention("United States", "country", 1, 13),
            new EntityMention("United States", "country", 15, 18),
            new EntityMention("iPhone", "product", 29, 36));
    assertThat(engine.score("nothing here")).isEmpty();
  }

  @Test
  void namesMayBeOnesOwn() throws IOException {
    Path names = Files.writeString(folder.resolve("names.tsv"), "Tidal Bore\t\tband\n");
    EntityEngine engine = Engines.named(EntityEngine.class, "gazetteer?names=" + names);

    assertThat(engine.score("OpenAI hears tidal bore"))
        .isEqualTo(List.of(new EntityMention("Tidal Bore", "band", 13, 23)));
    assertThat(engine.version()).isNotEqualTo(new GazetteerEntities().version());
  }

  @Test
  void whatIsWrongWithItsSettingsIsTold() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.tsv"), "a\nA\n");

    assertThatThrownBy(() -> Engines.named(EntityEngine.class, "gazetteer:x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes no argument");
    assertThatThrownBy(() -> Engines.named(EntityEngine.class, "gazetteer?name=x"))
        .hasMessage("the engine 'gazetteer' has no setting 'name'; it has names");
    assertThatThrownBy(Engines.named(EntityEngine.class, "gazetteer?names=/no/such")::warmUp)
        .isInstanceOf(EngineException.class)
        .hasMessage("the file of names /no/such cannot be read");
    assertThatThrownBy(Engines.named(EntityEngine.class, "gazetteer?names=" + broken)::warmUp)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("line 2: 'A' is already in line 1");
  }
}
