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

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PolarityTest {

  @Example
  void tiesAreJudgedByTheExactBinaryValue() {
    // exact ties in binary go to the even digit
    assertThat(Polarity.round(0.0625, 3, 1000)).isEqualTo(0.062);
    assertThat(Polarity.round(0.1875, 3, 1000)).isEqualTo(0.188);
    // 0.0005 is a little more than it says in binary, 0.0015 too, 0.0045 a little less
    assertThat(Polarity.round(0.0005, 3, 1000)).isEqualTo(0.001);
    assertThat(Polarity.round(0.0015, 3, 1000)).isEqualTo(0.002);
    assertThat(Polarity.round(0.0045, 3, 1000)).isEqualTo(exactly(0.0045));
    assertThat(Polarity.round(-0.0625, 3, 1000)).isEqualTo(-0.062);
  }

  @Property
  void roundingIsExactAnywhere(@ForAll @DoubleRange(min = -1, max = 1) double value) {
    assertThat(Polarity.round(value, 3, 1000) + 0.0).isEqualTo(exactly(value));
  }

  @Property
  void roundingIsExactNextToTies(@ForAll @IntRange(min = -1000, max = 999) int thousandths) {
    double tie = (2 * thousandths + 1) / 2000.0;
    for (double value : new double[] {Math.nextDown(tie), tie, Math.nextUp(tie)}) {
      assertThat(Polarity.round(value, 3, 1000) + 0.0).isEqualTo(exactly(value));
    }
  }

  private static double exactly(double value) {
    return new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }
}
