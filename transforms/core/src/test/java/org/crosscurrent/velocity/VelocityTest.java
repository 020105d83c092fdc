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
package org.crosscurrent.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VelocityTest {

  @Test
  void theChangeIsDividedByTheSecondsBetween() {
    assertThat(Velocity.between(1_000_000, 45L, 1_300_000, 1200L)).isEqualTo(3.85);
    assertThat(Velocity.between(1_000_000, 0L, 1_300_000, 42L)).isEqualTo(0.14);
  }

  @Test
  void lessThanASecondCountsAsOne() {
    assertThat(Velocity.between(1_000_000, 10L, 1_000_250, 14L)).isEqualTo(4);
  }

  @Test
  void aFallingCounterHasANegativeVelocity() {
    assertThat(Velocity.between(1_000_000, 100L, 1_060_000, 70L)).isEqualTo(-0.5);
    assertThat(Velocity.between(1_000_000, 20L, 1_060_000, 18L)).isEqualTo(-0.03333333333333333);
  }

  @Test
  void anUnchangedCounterHasNone() {
    assertThat(Velocity.between(0, 10L, 600_000, 10L)).isZero();
  }

  @Test
  void anAbsentCounterHasNone() {
    assertThat(Velocity.between(0, null, 1000, 5L)).isZero();
    assertThat(Velocity.between(0, 5L, 1000, null)).isZero();
  }

  @Test
  void anObservationServesFor25HoursAndNoLonger() {
    assertThat(Velocity.between(0, 10L, 90_000_000, 9010L)).isEqualTo(0.1);
    assertThat(Velocity.between(0, 10L, 90_000_001, 9010L)).isZero();
  }
}
