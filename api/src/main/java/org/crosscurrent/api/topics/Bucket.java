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
package org.crosscurrent.api.topics;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.crosscurrent.api.http.Parameters;

/** How long one step of a series is, and how far back a series reaches if nobody says. */
public enum Bucket {
  QUARTER("15m", Duration.ofMinutes(15), Duration.ofDays(1)),
  HOUR("1h", Duration.ofHours(1), Duration.ofDays(7)),
  DAY("1d", Duration.ofDays(1), Duration.ofDays(90));

  /** The most steps of a series, so that an answer stays of bounded size. */
  public static final int MOST = 1000;

  private final String label;
  private final Duration length;
  private final Duration reach;

  Bucket(String label, Duration length, Duration reach) {
    this.label = label;
    this.length = length;
    this.reach = reach;
  }

  /** The parameter {@code bucket}; an hour by default. */
  public static Bucket of(Parameters parameters) {
    List<String> labels = Arrays.stream(values()).map(Bucket::label).collect(Collectors.toList());
    String label = parameters.choice("bucket", labels, HOUR.label);
    return values()[labels.indexOf(label)];
  }

  public String label() {
    return label;
  }

  /** As PostgreSQL reads an interval. */
  public String interval() {
    return length.toSeconds() + " seconds";
  }

  public Duration reach() {
    return reach;
  }

  /** How long a series of {@link #MOST} steps is. */
  public Duration longest() {
    return length.multipliedBy(MOST);
  }
}
