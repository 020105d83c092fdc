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
package org.crosscurrent.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LogLikelihoodTest {

  @Test
  void anUnchangedRateSurprisesNobody() {
    assertThat(LogLikelihood.ratio(5, 100, 50, 1000)).isCloseTo(0, within(1e-9));
    assertThat(LogLikelihood.lift(5, 100, 50, 1000)).isCloseTo(1, within(1e-12));
  }

  @Test
  void withoutHistoryNothingSurprises() {
    assertThat(LogLikelihood.ratio(5, 100, 0, 0)).isZero();
    assertThat(LogLikelihood.lift(5, 100, 0, 0)).isZero();
    assertThat(LogLikelihood.lift(5, 100, 0, 1000)).isCloseTo(100, within(1e-9));
  }

  /** The other way to write it: twice the sum of O ln(O/E) over the four cells of the table. */
  @Property
  void theRatioIsThatOfTheTableOfFourCells(
      @ForAll @LongRange(min = 0, max = 500) long k1,
      @ForAll @LongRange(min = 1, max = 500) long rest1,
      @ForAll @LongRange(min = 0, max = 50_000) long k2,
      @ForAll @LongRange(min = 1, max = 50_000) long rest2) {
    double total = k1 + rest1 + k2 + rest2;
    double named = k1 + k2;
    double expected =
        cell(k1, (k1 + rest1) * named / total)
            + cell(k2, (k2 + rest2) * named / total)
            + cell(rest1, (k1 + rest1) * (total - named) / total)
            + cell(rest2, (k2 + rest2) * (total - named) / total);

    assertThat(LogLikelihood.ratio(k1, k1 + rest1, k2, k2 + rest2))
        .isCloseTo(2 * expected, within(1e-6));
  }

  private static double cell(double observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }
}
