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

import com.fasterxml.jackson.databind.JsonNode;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** A time in a payload; compiled, immutable. */
final class Moment {

  private static final long SECOND = 1000;

  private final Value value;
  private final String name;
  private final long origin;
  private final long unit;
  private final int shift;

  /**
   * @param name what to call it in messages
   * @param origin what numbers count from, in milliseconds since 1970; 0 if their magnitude tells
   * @param unit milliseconds of one unit; 0 if their magnitude tells
   * @param shift how many lower bits of the number are no time
   */
  private Moment(Value value, String name, long origin, long unit, int shift) {
    this.value = value;
    this.name = name;
    this.origin = origin;
    this.unit = unit;
    this.shift = shift;
  }

  /** A time in any of the usual forms. */
  static Moment of(Value value, String name) {
    return new Moment(value, name, 0, 0, 0);
  }

  /** Seconds or milliseconds since another origin. */
  static Moment since(Value value, String name, Instant origin, boolean seconds) {
    return new Moment(value, name, origin.getMillis(), seconds ? SECOND : 1, 0);
  }

  /** Milliseconds since {@code origin} in the upper bits of an id. */
  static Moment snowflake(Value value, String name, long origin, int shift) {
    return new Moment(value, name, origin, 1, shift);
  }

  /** The time; null where there is none, or something else than a time. */
  @Nullable Instant read(Place place) {
    JsonNode found = value.first(place.here(), place);
    return found == null ? null : timeOf(found);
  }

  /**
   * The time.
   *
   * @throws Rejection if there is none, or something else than a time
   */
  Instant require(Place place) {
    JsonNode found = value.first(place.here(), place);
    if (found == null) {
      throw Rejection.missing(name);
    }
    Instant time = timeOf(found);
    if (time == null) {
      throw Rejection.malformed(name + " is no time");
    }
    return time;
  }

  private @Nullable Instant timeOf(JsonNode found) {
    if (unit == 0) {
      return JsonFields.time(found);
    }
    Long number = wholeNumber(found);
    if (number == null || number < 0) {
      return null;
    }
    long units = number >>> shift;
    return units > Long.MAX_VALUE / 2 / unit ? null : Instant.ofEpochMilli(origin + units * unit);
  }

  private static @Nullable Long wholeNumber(JsonNode found) {
    if (found.isIntegralNumber()) {
      return found.canConvertToLong() ? found.longValue() : null;
    }
    if (!found.isTextual()) {
      return null;
    }
    try {
      return Long.parseLong(found.textValue().strip());
    } catch (NumberFormatException e) {
      // An id without digits carries no time.
      return null;
    }
  }
}
