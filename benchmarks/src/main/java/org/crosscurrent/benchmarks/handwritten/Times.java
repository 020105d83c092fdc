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
package org.crosscurrent.benchmarks.handwritten;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** The times of Reddit and X: numbers since 1970, and {@code yyyy-MM-ddTHH:mm:ss[.SSS]Z}. */
final class Times {

  private static final double MILLIS_FROM = 1e11;
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final String FORM = "dddd-dd-ddTdd:dd:dd.dddZ";

  private Times() {}

  static Instant ofEpoch(long value) {
    return Instant.ofEpochMilli(Math.abs((double) value) < MILLIS_FROM ? value * 1000 : value);
  }

  static Instant ofEpoch(double value) {
    return Instant.ofEpochMilli(Math.round(Math.abs(value) < MILLIS_FROM ? value * 1000 : value));
  }

  static @Nullable Instant ofText(String text) {
    if (text.length() != FORM.length()) {
      return ofRarerForm(text);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (FORM.charAt(i) == 'd' ? !digit : c != FORM.charAt(i)) {
        return ofRarerForm(text);
      }
    }
    try {
      long day =
          LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
      long seconds =
          number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L + number(text, 17, 19);
      return Instant.ofEpochMilli(day * MILLIS_PER_DAY + seconds * 1000 + number(text, 20, 23));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant ofRarerForm(String text) {
    try {
      return text.indexOf('T') < 0 ? ofEpoch(Double.parseDouble(text)) : Instant.parse(text);
    } catch (IllegalArgumentException e) {
      // Whatever else stands where a time should is no time.
      return null;
    }
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
