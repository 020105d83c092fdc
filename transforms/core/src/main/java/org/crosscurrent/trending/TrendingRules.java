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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One {@link TrendingRule} for each platform, one for all others, and the limit from which a post
 * is trending. Immutable; starts from {@link #defaults}.
 */
@AutoValue
public abstract class TrendingRules implements Serializable {

  private static final long serialVersionUID = 1L;

  /** From this score on a post is trending. */
  public static final double DEFAULT_LIMIT = 0.3;

  /** The name under which {@link #parse} takes the rule of all platforms without their own. */
  public static final String OTHER = "other";

  /** The name under which {@link #parse} takes the limit. */
  public static final String LIMIT = "limit";

  private static final TrendingRules DEFAULTS = makeDefaults();

  /** The rule of each platform that has one of its own, sorted by platform. */
  public abstract Map<String, TrendingRule> getByPlatform();

  /** The rule of every other platform. */
  public abstract TrendingRule getOther();

  /** From this score on a post is trending, above 0 and at most 1. */
  public abstract double getLimit();

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** A builder that starts from {@link #defaults}. */
  public static Builder builder() {
    return DEFAULTS.toBuilder();
  }

  /**
   * The rules in use unless told otherwise, with v the score velocity, s the sentiment, c the
   * comments and n the normalised score:
   *
   * <ul>
   *   <li>any platform not named here, reddit among them: v&gt;50 adds 0.4, else v&gt;5 adds 0.2;
   *       |s|&gt;0.3, c&gt;10 and n&gt;0.6 add 0.2 each;
   *   <li>hackernews: n&gt;0.6 adds 0.5, else n&gt;0.3 adds 0.3; c&gt;20 adds 0.3, else c&gt;5 adds
   *       0.2; |s|&gt;0.3 adds 0.2;
   *   <li>youtube: as hackernews, with c&gt;50 in place of c&gt;20;
   *   <li>bluesky: |s|&gt;0.6 adds 0.6, else |s|&gt;0.3 adds 0.4, else |s|&gt;0.1 adds 0.2;
   *       s&gt;0.2 adds 0.1.
   * </ul>
   */
  public static TrendingRules defaults() {
    return DEFAULTS;
  }

  private static TrendingRules makeDefaults() {
    String other =
        "score_velocity>50: 0.4, >5: 0.2; |sentiment|>0.3: 0.2; comments>10: 0.2;"
            + " normalised_score>0.6: 0.2";
    String front =
        "normalised_score>0.6: 0.5, >0.3: 0.3; comments>%d: 0.3, >5: 0.2; |sentiment|>0.3: 0.2";
    return new AutoValue_TrendingRules.Builder()
        .setByPlatform(Collections.emptyMap())
        .setOther(TrendingRule.parse(other))
        .setLimit(DEFAULT_LIMIT)
        .build()
        .withRule("hackernews", TrendingRule.parse(String.format(front, 20)))
        .withRule("youtube", TrendingRule.parse(String.format(front, 50)))
        .withRule(
            "bluesky",
            TrendingRule.parse("|sentiment|>0.6: 0.6, >0.3: 0.4, >0.1: 0.2; sentiment>0.2: 0.1"));
  }

  /** The rule of a platform. */
  public final TrendingRule of(String platform) {
    return getByPlatform().getOrDefault(platform, getOther());
  }

  /**
   * These rules with that of one platform replaced.
   *
   * @param platform lower-case name
   * @throws IllegalArgumentException if the platform is blank
   */
  public TrendingRules withRule(String platform, TrendingRule rule) {
    if (platform.isBlank()) {
      throw new IllegalArgumentException("a trending rule needs the name of a platform");
    }
    Map<String, TrendingRule> changed = new TreeMap<>(getByPlatform());
    changed.put(platform, rule);
    return toBuilder().setByPlatform(changed).build();
  }

  /**
   * These rules with some replaced. One assignment a line; empty lines and lines that start with
   * {@code #} are skipped:
   *
   * <pre>{@code
   * limit  = 0.4
   * other  = score_velocity>50: 0.4; comments>10: 0.2
   * reddit = score_velocity>20: 0.5, >2: 0.2; |sentiment|>0.3: 0.2
   * }</pre>
   *
   * @param reader is read to its end, not closed
   * @throws IllegalArgumentException with the number of the line that cannot be read
   * @throws IOException if reading fails
   */
  public TrendingRules parse(Reader reader) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    TrendingRules result = this;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        try {
          result = result.assign(line);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "trending rules, line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    return result;
  }

  private TrendingRules assign(String line) {
    int sign = line.indexOf('=');
    if (sign < 0) {
      throw new IllegalArgumentException("no '=' between the platform and its rule");
    }
    String name = line.substring(0, sign).strip();
    String value = line.substring(sign + 1).strip();
    if (name.equals(LIMIT)) {
      return toBuilder().setLimit(TrendingRule.number(value)).build();
    }
    TrendingRule rule = TrendingRule.parse(value);
    return name.equals(OTHER) ? toBuilder().setOther(rule).build() : withRule(name, rule);
  }

  /** Builder of {@link TrendingRules}. */
  @AutoValue.Builder
  public abstract static class Builder {
    /** The rules of the platforms that have one of their own; replaces all of them. */
    public abstract Builder setByPlatform(Map<String, TrendingRule> byPlatform);

    /** The rule of every other platform. */
    public abstract Builder setOther(TrendingRule other);

    /** From this score on a post is trending, above 0 and at most 1. Default: 0.3. */
    public abstract Builder setLimit(double limit);

    abstract Map<String, TrendingRule> getByPlatform();

    abstract TrendingRules autoBuild();

    /**
     * The rules.
     *
     * @throws IllegalArgumentException if the limit is out of range
     */
    public final TrendingRules build() {
      setByPlatform(Collections.unmodifiableMap(new TreeMap<>(getByPlatform())));
      TrendingRules rules = autoBuild();
      if (!(rules.getLimit() > 0 && rules.getLimit() <= 1)) {
        throw new IllegalArgumentException(
            "limit is " + rules.getLimit() + ": it must be above 0 and at most 1");
      }
      return rules;
    }
  }
}
