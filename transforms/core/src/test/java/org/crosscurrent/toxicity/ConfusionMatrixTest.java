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
package org.crosscurrent.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private final ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b", "c"));

  @Test
  void sharesAreOfTheCounts() {
    add("a", "a", 6);
    add("a", "b", 2);
    add("b", "b", 3);
    add("b", "a", 1);
    assertThat(matrix.total()).isEqualTo(12);
    assertThat(matrix.count("a", "b")).isEqualTo(2);
    assertThat(matrix.actual("a")).isEqualTo(8);
    assertThat(matrix.given("a")).isEqualTo(7);
    assertThat(matrix.accuracy()).isEqualTo(0.75);
    assertThat(matrix.precision("a")).isEqualTo(6 / 7.0);
    assertThat(matrix.recall("a")).isEqualTo(0.75);
    assertThat(matrix.f1("a")).isEqualTo(0.8);
    assertThat(matrix.f1("b")).isEqualTo(6 / 9.0);
    assertThat(matrix.f1("c")).isZero();
    assertThat(matrix.macroF1()).isCloseTo((0.8 + 2 / 3.0) / 3, within(1e-12));
    assertThat(matrix.weightedF1()).isCloseTo((0.8 * 8 + 2 / 3.0 * 4) / 12, within(1e-12));
  }

  @Test
  void anEmptyMatrixHasNoShares() {
    assertThat(matrix.accuracy()).isZero();
    assertThat(matrix.weightedF1()).isZero();
    assertThat(matrix.macroF1()).isZero();
  }

  @Test
  void anUnknownLabelIsRefused() {
    assertThatThrownBy(() -> matrix.add("a", "d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no label 'd'; there is a, b, c");
  }

  private void add(String actual, String given, int times) {
    for (int i = 0; i < times; i++) {
      matrix.add(actual, given);
    }
  }
}
