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

/**
 * The sentiment of one text: one number for its direction and strength, and three shares of the
 * text that are positive, neutral and negative.
 *
 * <p>The shares add up to 1, but for rounding, when the text holds at least one token; all four
 * numbers are 0 when it holds none. Zero is always positive zero, so equal scores are also equal
 * bit by bit.
 *
 * @param compound direction and strength, from -1 (most negative) to 1 (most positive)
 * @param positive positive share of the text, from 0 to 1
 * @param neutral neutral share of the text, from 0 to 1
 * @param negative negative share of the text, from 0 to 1
 */
public record SentimentScore(double compound, double positive, double neutral, double negative) {

  /** Distance of {@code compound} from 0 at which a text stops being neutral: {@value}. */
  public static final double LABEL_THRESHOLD = 0.05;

  /** The score of a text without any token. */
  static final SentimentScore NONE = new SentimentScore(0, 0, 0, 0);

  /**
   * Checks and keeps the four numbers.
   *
   * @throws IllegalArgumentException if {@code compound} is outside [-1, 1], a share is outside [0,
   *     1], or any of them is not a number
   */
  public SentimentScore {
    compound = requireWithin("compound", compound, -1);
    positive = requireWithin("positive", positive, 0);
    neutral = requireWithin("neutral", neutral, 0);
    negative = requireWithin("negative", negative, 0);
  }

  /**
   * The class of the text, by the thresholds that VADER's authors give: {@link
   * SentimentLabel#POSITIVE} from {@value #LABEL_THRESHOLD} up, {@link SentimentLabel#NEGATIVE}
   * from minus that down, both inclusive, {@link SentimentLabel#NEUTRAL} between.
   */
  public SentimentLabel label() {
    if (compound >= LABEL_THRESHOLD) {
      return SentimentLabel.POSITIVE;
    }
    return compound <= -LABEL_THRESHOLD ? SentimentLabel.NEGATIVE : SentimentLabel.NEUTRAL;
  }

  private static double requireWithin(String name, double value, double lowest) {
    if (value >= lowest && value <= 1) {
      return value + 0.0; // turns negative zero into zero
    }
    throw new IllegalArgumentException(
        name + " must be within [" + lowest + ", 1.0], but was " + value);
  }
}
