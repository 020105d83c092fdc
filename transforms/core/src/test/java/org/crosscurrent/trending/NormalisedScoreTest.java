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
package org.crosscurrent.trending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalisedScoreTest {

  @Test
  void aScoreAtTheBaselineIsOneHalf() {
    assertThat(NormalisedScore.of(80, 80)).isEqualTo(0.5);
  }

  @Test
  void aScoreAtTwiceTheBaselineOrMoreIsOne() {
    assertThat(NormalisedScore.of(160, 80)).isEqualTo(1.0);
    assertThat(NormalisedScore.of(Long.MAX_VALUE, 80)).isEqualTo(1.0);
  }

  @Test
  void aScoreOfZeroOrLessIsZero() {
    assertThat(NormalisedScore.of(0, 80)).isZero();
    assertThat(NormalisedScore.of(-3, 80)).isZero();
    assertThat(NormalisedScore.of(Long.MIN_VALUE, 80)).isZero();
  }
}
