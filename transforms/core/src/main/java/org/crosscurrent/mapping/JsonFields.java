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
import org.crosscurrent.text.CleanText;
import org.joda.time.Instant;

/** Reads single values of a tree: texts without control characters, and times in many forms. */
final class JsonFields {

  /** Longer strings are no times that a platform writes. */
  private static final int MAX_TIME_LENGTH = 48;

  private JsonFields() {}

  /** The text of a value itself; null where it is none or empty. */
  static @Nullable String text(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    if (value.isTextual()) {
      String text = CleanText.withoutControls(value.textValue());
      return text.isEmpty() ? null : text;
    }
    return value.isNumber() ? value.asText() : null;
  }

  /**
   * The time that a value is: ISO 8601, RFC 822, Twitter's form, or a number or numeric string of
   * seconds, milliseconds, microseconds or nanoseconds since 1970. Null where it is none.
   */
  static @Nullable Instant time(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? Timestamps.ofEpoch(value.longValue()) : null;
    }
    if (value.isNumber()) {
      return Timestamps.ofEpoch(value.doubleValue());
    }
    return value.isTextual() ? timeIn(value.textValue().strip()) : null;
  }

  private static @Nullable Instant timeIn(String text) {
    if (text.length() > MAX_TIME_LENGTH) {
      return null;
    }
    Long whole = wholeNumber(text);
    if (whole != null) {
      return Timestamps.ofEpoch(whole);
    }
    if (text.indexOf('T') < 0 && text.indexOf('.') > 0 && text.indexOf('-') <= 0) {
      try {
        return Timestamps.ofEpoch(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return NamedMonths.mayBegin(text) ? NamedMonths.read(text) : Timestamps.ofIso(text);
  }

  private static @Nullable Long wholeNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    if (digits < 1 || digits > 18) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return Long.parseLong(text);
  }
}
