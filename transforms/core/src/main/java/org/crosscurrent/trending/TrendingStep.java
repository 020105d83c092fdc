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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step of a {@link TrendingRule}: a measure and its levels, highest first. The first level
 * whose threshold the measure exceeds (strictly) adds its amount; the levels below it add nothing.
 *
 * <pre>{@code
 * TrendingStep.on(Measure.SCORE_VELOCITY).above(50, 0.4).above(5, 0.2)
 * }</pre>
 */
@AutoValue
public abstract class TrendingStep implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * How many units of an amount make 1: amounts are sums of ten-thousandths, so they add exactly.
   */
  static final int UNITS = 10_000;

  /** What the step looks at. */
  public abstract Measure getMeasure();

  /** The levels, highest threshold first; never empty in a rule. */
  public abstract List<Level> getLevels();

  /** A threshold and what exceeding it adds. */
  @AutoValue
  public abstract static class Level implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The measure must be greater than this. */
    public abstract double getThreshold();

    /** Above 0, at most 1, with at most four decimals. */
    public abstract double getAmount();

    final int units() {
      return (int) Math.round(getAmount() * UNITS);
    }

    private static Level of(double threshold, double amount) {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException("threshold is " + threshold + ": it must be finite");
      }
      if (!(amount > 0 && amount <= 1)
          || Math.abs(amount * UNITS - Math.rint(amount * UNITS)) > 1e-6) {
        throw new IllegalArgumentException(
            "amount is " + amount + ": it must be above 0, at most 1, with at most four decimals");
      }
      return new AutoValue_TrendingStep_Level(threshold, amount);
    }
  }

  /** A step without levels; add at least one with {@link #above}. */
  public static TrendingStep on(Measure measure) {
    return new AutoValue_TrendingStep(measure, List.of());
  }

  /**
   * This step with one more, lower level.
   *
   * @param threshold what the measure must exceed; below the thresholds given before
   * @param amount what it then adds, above 0 and at most 1, with at most four decimals
   * @throws IllegalArgumentException if one of them is out of range
   */
  public TrendingStep above(double threshold, double amount) {
    Level level = Level.of(threshold, amount);
    List<Level> levels = new ArrayList<>(getLevels());
    if (!levels.isEmpty() && threshold >= levels.get(levels.size() - 1).getThreshold()) {
      throw new IllegalArgumentException(
          "threshold "
              + plain(threshold)
              + " of "
              + getMeasure().label()
              + " does not lie below the one before it: write the highest first");
    }
    levels.add(level);
    return new AutoValue_TrendingStep(getMeasure(), List.copyOf(levels));
  }

  /** How a part of a score that comes from this level is called, such as {@code comments>10}. */
  final String partName(Level level) {
    return getMeasure().label() + ">" + plain(level.getThreshold());
  }

  /** As {@link TrendingRule#parse} reads it: {@code score_velocity>50: 0.4, >5: 0.2}. */
  @Override
  public final String toString() {
    return getLevels().stream()
        .map(level -> ">" + plain(level.getThreshold()) + ": " + plain(level.getAmount()))
        .collect(Collectors.joining(", ", getMeasure().label(), ""));
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
