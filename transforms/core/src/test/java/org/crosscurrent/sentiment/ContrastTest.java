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
package org.crosscurrent.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContrastTest {

  @Example
  void valencesBeforeCountHalfAndBehindOneAndAHalf() {
    double[] valences = {2, 0, 0, -3, 0.5};
    Contrast.apply(valences, 2);
    assertThat(valences).containsExactly(1, 0, 0, -4.5, 0.75);
  }

  @Example
  void aValenceEqualToAChangedOneBeforeItChangesThatOneAgain() {
    double[] valences = {2, 1, 0, 4};
    Contrast.apply(valences, 2);
    assertThat(valences).containsExactly(0.5, 1, 0, 6);
  }

  @Property
  void searchAndIndexAgreeWithTheListThatTheRuleIsDefinedOn(
      @ForAll("valences") List<Double> valences, @ForAll("places") int place) {
    int but = place % valences.size();
    double[] searched = valences.stream().mapToDouble(v -> v).toArray();
    double[] indexed = searched.clone();
    Contrast.applyBySearch(searched, but);
    Contrast.applyByIndex(indexed, but);
    assertThat(searched).containsExactly(byList(valences, but));
    assertThat(indexed).containsExactly(searched);
  }

  private static double[] byList(List<Double> valences, int but) {
    List<Double> list = new ArrayList<>(valences);
    for (int visited = 0; visited < list.size(); visited++) {
      int first = list.indexOf(list.get(visited));
      if (first != but) {
        list.set(first, list.get(first) * (first < but ? 0.5 : 1.5));
      }
    }
    return list.stream().mapToDouble(v -> v).toArray();
  }

  @Provide
  Arbitrary<List<Double>> valences() {
    return Arbitraries.of(0.0, 1.0, 2.0, 0.5, 3.0, -1.5, -1.0, 4.5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 59);
  }
}
