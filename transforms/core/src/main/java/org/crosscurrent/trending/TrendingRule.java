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

import com.google.auto.value.AutoValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the trending score of one platform is added up: ordered steps, each of which adds the amount
 * of one level or nothing. The sum is clamped to 1.
 *
 * <p>A rule has a text form, which {@link #parse} reads and {@link #toString} writes: steps are
 * separated by semicolons, the levels of a step by commas.
 *
 * <pre>{@code
 * score_velocity>50: 0.4, >5: 0.2; |sentiment|>0.3: 0.2; comments>10: 0.2; normalised_score>0.6: 0.2
 * }</pre>
 */
@AutoValue
public abstract class TrendingRule implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How many different outcomes a rule may have; all of them are computed in advance. */
  static final int MAX_OUTCOMES = 4096;

  /** The steps, in the order in which they add. */
  public abstract List<TrendingStep> getSteps();

  /**
   * A rule of these steps.
   *
   * @throws IllegalArgumentException if a step has no level, if a part would appear twice, or if
   *     the levels combine to more than 4,096 outcomes
   */
  public static TrendingRule of(TrendingStep... steps) {
    return of(List.of(steps));
  }

  private static TrendingRule of(List<TrendingStep> steps) {
    long outcomes = 1;
    Set<String> parts = new HashSet<>();
    for (TrendingStep step : steps) {
      if (step.getLevels().isEmpty()) {
        throw new IllegalArgumentException("step " + step.getMeasure().label() + " has no level");
      }
      for (TrendingStep.Level level : step.getLevels()) {
        if (!parts.add(step.partName(level))) {
          throw new IllegalArgumentException(step.partName(level) + " appears twice");
        }
      }
      outcomes *= step.getLevels().size() + 1L;
      if (outcomes > MAX_OUTCOMES) {
        throw new IllegalArgumentException(
            "the levels combine to more than " + MAX_OUTCOMES + " outcomes");
      }
    }
    return new AutoValue_TrendingRule(List.copyOf(steps));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException with the place that cannot be read
   */
  public static TrendingRule parse(String text) {
    List<TrendingStep> steps = new ArrayList<>();
    for (String step : text.split(";", -1)) {
      steps.add(parseStep(step.trim()));
    }
    return of(steps);
  }

  private static TrendingStep parseStep(String text) {
    int sign = text.indexOf('>');
    if (sign < 0) {
      throw new IllegalArgumentException(
          "cannot read '" + text + "': a step looks like comments>10: 0.2");
    }
    TrendingStep step = TrendingStep.on(Measure.ofLabel(text.substring(0, sign).trim()));
    for (String level : text.substring(sign).split(",", -1)) {
      String trimmed = level.trim();
      int colon = trimmed.indexOf(':');
      if (!trimmed.startsWith(">") || colon < 0) {
        throw new IllegalArgumentException(
            "cannot read '" + trimmed + "': a level looks like >10: 0.2");
      }
      step = step.above(number(trimmed.substring(1, colon)), number(trimmed.substring(colon + 1)));
    }
    return step;
  }

  static double number(String text) {
    try {
      return Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text.trim() + "' is no number", e);
    }
  }

  /** The text form. */
  @Override
  public final String toString() {
    return getSteps().stream().map(TrendingStep::toString).collect(Collectors.joining("; "));
  }
}
