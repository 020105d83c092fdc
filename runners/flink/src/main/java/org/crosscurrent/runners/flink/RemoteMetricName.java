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
package org.crosscurrent.runners.flink;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.metrics.Metric;

/**
 * Names of counters as Flink's REST interface gives them, {@code <operator>.<counter>}, in which it
 * has made every character that it does not like, a dot too, an underscore.
 */
final class RemoteMetricName {

  private static final Pattern OURS = Pattern.compile(".*\\.crosscurrent_([^.]+)");
  private static final Pattern ELEMENTS = Pattern.compile("(.+)\\.numRecordsIn");

  /** The stage that begins a counter's name, and what a family of counters has in common. */
  private static final Pattern DOTTED =
      Pattern.compile(
          "^((?:gate|dedup|topics|events|divergence|velocity|source|rejected|replay|archive|store)_)?"
              + "(dead_letters_|posts_accepted_)?(.+)$");

  /** What cannot be added up. Flink logs a failure for each that it is asked the sum of. */
  private static final Pattern NO_COUNTERS =
      Pattern.compile(
          Arrays.stream(Metric.values())
              .filter(metric -> metric.kind() != Metric.Kind.COUNTER)
              .map(metric -> metric.template().replace('.', '_').replaceAll("<[^>]*>", ".+"))
              .collect(Collectors.joining("|")));

  private static final String PREFIX = "crosscurrent.";
  private static final String ELEMENTS_INTO = "elements into ";

  private RemoteMetricName() {}

  /** The counter behind a metric, such as {@code crosscurrent.dedup.unique}; null for others. */
  static @Nullable String counterOf(String metric) {
    Matcher ours = OURS.matcher(metric);
    if (ours.matches()) {
      if (NO_COUNTERS.matcher(ours.group(1)).matches()) {
        return null;
      }
      Matcher parts = DOTTED.matcher(ours.group(1));
      return parts.matches()
          ? PREFIX + dotted(parts.group(1)) + dotted(parts.group(2)) + parts.group(3)
          : null;
    }
    Matcher elements = ELEMENTS.matcher(metric);
    return elements.matches() ? ELEMENTS_INTO + elements.group(1) : null;
  }

  /**
   * The counter of what has entered a step. An operator with several outputs is named without the
   * last part of its step's name.
   */
  static String elementsInto(String step) {
    return ELEMENTS_INTO
        + step.replaceFirst("/ParMultiDo\\([^/]*\\)$", "").replaceAll("[^A-Za-z0-9/()_-]", "_");
  }

  private static String dotted(@Nullable String part) {
    return part == null ? "" : part.substring(0, part.length() - 1) + ".";
  }
}
