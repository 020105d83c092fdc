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
package org.crosscurrent.mapping;

import java.util.Set;
import org.joda.time.Instant;

/** Compiles the times of a mapping file. */
final class MomentParser {

  private static final Set<String> KEYS = Set.of("since", "unit", "snowflake", "shift");

  /** Where Twitter's ids, and those of most who took them over, have their time. */
  private static final int USUAL_SHIFT = 22;

  private final ValueParser values;
  private final Problems problems;
  private final Uses uses;

  MomentParser(ValueParser values, Problems problems, Uses uses) {
    this.values = values;
    this.problems = problems;
    this.uses = uses;
  }

  /**
   * A time.
   *
   * @param name what to call it in messages if it has no path
   */
  Moment parse(Yaml yaml, String name) {
    int before = uses.size();
    Value value = values.value(yaml, KEYS);
    String shown = PostParser.nameOf(uses, before, name);
    if (!(yaml instanceof Yaml.Section table)) {
      return Moment.of(value, shown);
    }
    Yaml since = table.get("since");
    Yaml snowflake = table.get("snowflake");
    if (since != null) {
      Instant origin = Timestamps.ofIso(values.text(since));
      if (origin == null) {
        problems.add(since.where(), "since is a time in ISO 8601");
        return Moment.of(value, shown);
      }
      Yaml unit = table.get("unit");
      return Moment.since(value, shown, origin, unit == null || values.text(unit).equals("s"));
    }
    if (snowflake != null) {
      Yaml shift = table.get("shift");
      return Moment.snowflake(
          value, shown, number(snowflake), shift == null ? USUAL_SHIFT : (int) number(shift));
    }
    return Moment.of(value, shown);
  }

  private long number(Yaml yaml) {
    String digits = values.text(yaml);
    if (digits.matches("[0-9]{1,15}")) {
      return Long.parseLong(digits);
    }
    problems.add(yaml.where(), "'" + digits + "' is no whole number");
    return 0;
  }
}
