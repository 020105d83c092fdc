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
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an ordinary good post of each platform scores: the measure that a {@link NormalisedScore} is
 * taken against. Immutable.
 */
@AutoValue
public abstract class Baselines implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The name under which {@link #parse} and {@link #toString} put the baseline of all others. */
  public static final String OTHER = "other";

  private static final Baselines DEFAULTS =
      none(100).with("reddit", 150).with("hackernews", 50).with("bluesky", 10).with("youtube", 20);

  /** The baseline of each platform that has one of its own, sorted by platform. */
  public abstract Map<String, Double> getByPlatform();

  /** The baseline of every other platform. */
  public abstract double getOther();

  /** reddit 150, hackernews 50, bluesky 10, youtube 20, any other 100. */
  public static Baselines defaults() {
    return DEFAULTS;
  }

  private static Baselines none(double other) {
    return new AutoValue_Baselines(Collections.emptyMap(), other);
  }

  /**
   * These baselines with some changed.
   *
   * @param text {@code platform=number} separated by commas, such as {@code reddit=200,other=80}
   * @throws IllegalArgumentException with the place that cannot be read or is out of range
   */
  public Baselines parse(String text) {
    Baselines result = this;
    for (String pair : text.split(",", -1)) {
      int sign = pair.indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException(
            "cannot read '" + pair.trim() + "': a baseline looks like reddit=150");
      }
      result =
          result.with(
              pair.substring(0, sign).trim(), TrendingRule.number(pair.substring(sign + 1)));
    }
    return result;
  }

  /**
   * These baselines with that of one platform changed.
   *
   * @param platform lower-case name, or {@link #OTHER} for all that have none of their own
   * @param baseline above 0 and finite
   * @throws IllegalArgumentException if the platform is blank or the baseline out of range
   */
  public Baselines with(String platform, double baseline) {
    if (platform.isBlank()) {
      throw new IllegalArgumentException("a baseline needs the name of a platform");
    }
    if (!(baseline > 0 && Double.isFinite(baseline))) {
      throw new IllegalArgumentException(
          "baseline of " + platform + " is " + baseline + ": it must be above 0 and finite");
    }
    if (platform.equals(OTHER)) {
      return new AutoValue_Baselines(getByPlatform(), baseline);
    }
    Map<String, Double> changed = new TreeMap<>(getByPlatform());
    changed.put(platform, baseline);
    return new AutoValue_Baselines(Collections.unmodifiableMap(changed), getOther());
  }

  /** The baseline of a platform. */
  public final double of(String platform) {
    Double own = getByPlatform().get(platform);
    return own == null ? getOther() : own;
  }
}
