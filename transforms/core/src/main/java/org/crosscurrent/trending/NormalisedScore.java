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

/**
 * A score against the baseline of its platform: {@code min(score / (2·baseline), 1)}, and 0 for a
 * score of 0 or less. A score at the baseline is 0.5, one at twice the baseline or above is 1.
 */
public final class NormalisedScore {

  private NormalisedScore() {}

  /**
   * The normalised score.
   *
   * @param score points, likes or favourites; may be negative
   * @param baseline what an ordinary good post of the platform reaches, above 0
   * @return 0 to 1
   */
  public static double of(long score, double baseline) {
    return score <= 0 ? 0.0 : Math.min(score / (2.0 * baseline), 1.0);
  }
}
