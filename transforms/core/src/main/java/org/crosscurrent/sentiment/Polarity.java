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

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums the valences of a text up into its score. */
final class Polarity {
  /** Makes the largest usual sum of valences approach 1. */
  private static final double NORMALISATION = 15;

  private static final double EXCLAMATION_SHIFT = 0.292;
  private static final int EXCLAMATIONS_AT_MOST = 4;
  private static final double QUESTION_SHIFT = 0.18;
  private static final int QUESTIONS_COUNTED_AT_MOST = 3;
  private static final double MANY_QUESTIONS_SHIFT = 0.96;
  private static final int COMPOUND_DIGITS = 4;
  private static final int SHARE_DIGITS = 3;

  private Polarity() {}

  /** The score of a text with at least one token. */
  static SentimentScore of(double[] valences, Tokens tokens) {
    double sum = 0;
    double positive = 0;
    double negative = 0;
    int neutral = 0;
    for (double valence : valences) {
      sum += valence;
      // each token counts 1 for itself, so that neutral ones weigh something too
      if (valence > 0) {
        positive += valence + 1;
      } else if (valence < 0) {
        negative += 1 - valence;
      } else {
        neutral++;
      }
    }
    double emphasis = emphasis(tokens.exclamations(), tokens.questions());
    if (positive > negative) {
      positive += emphasis;
    } else if (positive < negative) {
      negative += emphasis;
    }
    double total = positive + negative + neutral;
    return new SentimentScore(
        round(compound(sum, emphasis), COMPOUND_DIGITS, 10_000),
        round(positive / total, SHARE_DIGITS, 1_000),
        round(neutral / total, SHARE_DIGITS, 1_000),
        round(negative / total, SHARE_DIGITS, 1_000));
  }

  private static double compound(double sum, double emphasis) {
    double stressed = sum;
    if (sum > 0) {
      stressed += emphasis;
    } else if (sum < 0) {
      stressed -= emphasis;
    }
    double normal = stressed / Math.sqrt(stressed * stressed + NORMALISATION);
    return Math.max(-1, Math.min(1, normal));
  }

  private static double emphasis(int exclamations, int questions) {
    double byExclamations = Math.min(exclamations, EXCLAMATIONS_AT_MOST) * EXCLAMATION_SHIFT;
    if (questions <= 1) {
      return byExclamations;
    }
    return byExclamations
        + (questions <= QUESTIONS_COUNTED_AT_MOST
            ? questions * QUESTION_SHIFT
            : MANY_QUESTIONS_SHIFT);
  }

  /**
   * Rounds to decimals by the number's exact binary value, a tie to the even digit, as Python does.
   *
   * @param value a number from -1 to 1
   * @param scale 10 to the power of {@code digits}
   */
  static double round(double value, int digits, double scale) {
    double scaled = value * scale;
    double fraction = scaled - Math.floor(scaled);
    // the product is off by less than 1e-11, which matters only this close to a tie
    if (Math.abs(fraction - 0.5) < 1e-9) {
      return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }
    return Math.rint(scaled) / scale;
  }
}
