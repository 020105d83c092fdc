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
package org.crosscurrent.api.figures;

import java.time.Duration;
import java.util.List;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.http.Range;

/** How long one step of a series is, and how far back a series reaches if nobody says. */
enum Step {
  HOUR("1h", Duration.ofHours(1), Duration.ofDays(7)),
  DAY("1d", Duration.ofDays(1), Duration.ofDays(90));

  /** The most steps of a series, so that an answer stays of bounded size. */
  static final int MOST = 1000;

  private final String label;
  private final Duration length;
  private final Duration reach;

  Step(String label, Duration length, Duration reach) {
    this.label = label;
    this.length = length;
    this.reach = reach;
  }

  /** The parameter {@code bucket}; an hour by default. */
  static Step of(Parameters parameters) {
    return parameters.choice("bucket", List.of(HOUR.label, DAY.label), HOUR.label).equals(DAY.label)
        ? DAY
        : HOUR;
  }

  /** The smallest step by which a span does not get too many. */
  static Step within(Range span, int most) {
    return Duration.between(span.from(), span.to()).compareTo(HOUR.length.multipliedBy(most)) <= 0
        ? HOUR
        : DAY;
  }

  String label() {
    return label;
  }

  /** How far back a series reaches. */
  Duration reach() {
    return reach;
  }

  /** The beginning of the step that an hour belongs to; days are those of UTC. */
  String start() {
    return this == HOUR ? "hour" : "date_bin('1 day', hour, timestamptz 'epoch')";
  }

  /**
   * Refuses a span of too many steps.
   *
   * @throws Problem (400)
   */
  void require(Range span) {
    if (Duration.between(span.from(), span.to()).compareTo(length.multipliedBy(MOST)) > 0) {
      throw Problem.badParameter(
          "from",
          Json.time(span.from()),
          "at most "
              + MOST
              + " buckets of "
              + label
              + " before the end of the series, "
              + Json.time(span.to()));
    }
  }
}
