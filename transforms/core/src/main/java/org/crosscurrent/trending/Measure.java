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

/** What a {@link TrendingStep} looks at. */
public enum Measure {
  /** Points per second since the observation before; may be negative. */
  SCORE_VELOCITY("score_velocity"),
  /** The sentiment's compound, -1 to 1; 0 where the post has no sentiment. */
  SENTIMENT("sentiment"),
  /** The compound without its sign, 0 to 1. */
  SENTIMENT_STRENGTH("|sentiment|"),
  /** How many comments the post has; 0 where the platform does not tell. */
  COMMENTS("comments"),
  /** The {@link NormalisedScore}, 0 to 1. */
  NORMALISED_SCORE("normalised_score");

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** The name as rules and explanations write it, such as {@code |sentiment|}. */
  public String label() {
    return label;
  }

  static Measure ofLabel(String label) {
    for (Measure measure : values()) {
      if (measure.label.equals(label)) {
        return measure;
      }
    }
    throw new IllegalArgumentException(
        "unknown measure '"
            + label
            + "': use score_velocity, sentiment, |sentiment|, comments or normalised_score");
  }
}
