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
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class GazetteerTest {

  @Test
  void theBuiltInGazetteerIsSoundAndLarge() {
    assertThat(Gazetteer.builtIn().size()).isGreaterThan(1000);
    assertThat(Gazetteer.builtIn().names())
        .allSatisfy(name -> assertThat(name.topic()).isEqualTo(name.topic().toLowerCase()));
  }

  @Test
  void columnsThatAreLeftOutHaveDefaults() throws IOException {
    Gazetteer gazetteer = parse("# comment\n\nTidal Bore\nWave Inc\twave\tcompany\n");

    assertThat(gazetteer.names())
        .extracting(GazetteerName::topic, GazetteerName::kind, GazetteerName::rule)
        .containsExactly(
            tuple("tidal bore", "name", NameRule.ANY), tuple("wave", "company", NameRule.ANY));
  }

  @Test
  void whatCannotBeReadIsToldWithItsLine() {
    assertError("A\nB\tb\tc\tany\td\te", "gazetteer, line 2: 6 columns");
    assertError("A\n\tb", "gazetteer, line 2: '' is no name");
    assertError("Tidal Bore\n\ntidal-bore", "gazetteer, line 3: 'tidal-bore' is already in line 1");
    assertError("A\t\t\tsometimes", "gazetteer, line 1: unknown rule 'sometimes'");
    assertError("A\t\t\tany\tb", "gazetteer, line 1: context is only for");
    assertError("wave\t\t\tproper", "gazetteer, line 1: 'wave' needs a capital letter");
    assertError("Wave\t\t\tstrict", "gazetteer, line 1: the rule strict needs context");
    assertError("A\nWave\t\t\tproper\t@sea", "gazetteer, line 2: no name is of the kind @sea");
    assertError("A, B", "gazetteer, line 1: 'A, B' is no name");
    assertError("#a", "gazetteer, line 1: '#a' is no name");
    assertError("A\t" + "b".repeat(101), "gazetteer, line 1: the topic is longer than 100");
  }

  @Test
  void theOtherGazetteerWinsWhereBothHaveAName() throws IOException {
    Gazetteer both = Gazetteer.of("Wave", "Tide").plus(parse("WAVE\twaves"));

    assertThat(both.size()).isEqualTo(2);
    assertThat(new TopicExtractor(both, 8).extract("tide and wave", List.of()))
        .containsExactly("tide", "waves");
  }

  @Test
  void anEmptyGazetteerHasNoNames() {
    assertThat(new TopicExtractor(Gazetteer.empty(), 8).extract("Google #tag", List.of()))
        .containsExactly("tag");
  }

  @Test
  void aGazetteerTravelsWithAPipeline() {
    assertThat(SerializableUtils.clone(Gazetteer.of("Wave", "Tide")).names())
        .isEqualTo(Gazetteer.of("Wave", "Tide").names());
  }

  private static void assertError(String file, String message) {
    assertThatThrownBy(() -> parse(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private static Gazetteer parse(String file) throws IOException {
    return Gazetteer.parse(new StringReader(file));
  }
}
