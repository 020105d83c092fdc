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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentimentScoreTest {

  @ParameterizedTest
  @CsvSource({
    "1, POSITIVE",
    "0.05, POSITIVE",
    "0.0499, NEUTRAL",
    "0, NEUTRAL",
    "-0.0499, NEUTRAL",
    "-0.05, NEGATIVE",
    "-1, NEGATIVE"
  })
  void labelsSwitchAtTheThresholdsInclusively(double compound, SentimentLabel label) {
    assertThat(new SentimentScore(compound, 0, 1, 0).label()).isEqualTo(label);
  }

  @Test
  void negativeZeroBecomesZero() {
    assertThat(new SentimentScore(-0.0, -0.0, 1, -0.0)).isEqualTo(new SentimentScore(0, 0, 1, 0));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new SentimentScore(-1.1, 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("compound must be within [-1.0, 1.0], but was -1.1");
    assertThatThrownBy(() -> new SentimentScore(0, 0, -0.5, 0)).hasMessageContaining("neutral");
    assertThatThrownBy(() -> new SentimentScore(0, 2, 0, 0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new SentimentScore(0, 0, 0, Double.NaN))
        .hasMessageContaining("negative must be within [0.0, 1.0], but was NaN");
  }
}
