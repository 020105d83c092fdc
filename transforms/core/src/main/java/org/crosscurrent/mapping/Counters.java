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

/** Counters as platforms write them. */
final class Counters {

  /** Longer strings are no numbers that a platform counts with. */
  private static final int MAX_LENGTH = 32;

  private static final double LIMIT = 1e18;

  private Counters() {}

  /**
   * A whole number: a number (its fraction is cut), digits in a string, also grouped by commas,
   * blanks or underscores, and with a factor behind them: {@code K}, {@code M}, {@code B}, and the
   * East Asian ten thousand and hundred million. Null where it is none, or 10^18 and more.
   */
  static @Nullable Long of(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() && Math.abs((double) value.longValue()) < LIMIT
          ? value.longValue()
          : null;
    }
    if (value.isNumber()) {
      return cut(value.doubleValue());
    }
    return value.isTextual() ? ofText(value.textValue()) : null;
  }

  /** A counter that cannot be negative: what is below 0 is a mark for "unknown". */
  static @Nullable Long ofMany(JsonNode value) {
    Long counter = of(value);
    return counter == null || counter < 0 ? null : counter;
  }

  static @Nullable Long ofText(String text) {
    String bare = text.strip();
    if (bare.isEmpty() || bare.length() > MAX_LENGTH) {
      return null;
    }
    double factor = factorOf(bare.charAt(bare.length() - 1));
    int end = factor == 1 ? bare.length() : bare.length() - 1;
    StringBuilder digits = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = bare.charAt(i);
      boolean sign = i == 0 && (c == '-' || c == '+');
      if (c >= '0' && c <= '9' || c == '.' || sign) {
        digits.append(c);
      } else if (c != ',' && c != ' ' && c != '_' && c != '\u00A0') {
        return null;
      }
    }
    return number(digits.toString(), factor);
  }

  private static @Nullable Long number(String digits, double factor) {
    try {
      return factor == 1 && digits.indexOf('.') < 0
          ? checked(Long.parseLong(digits))
          : cut(Math.rint(Double.parseDouble(digits) * factor * 1000) / 1000);
    } catch (NumberFormatException e) {
      // Whatever else stands where a counter should is no counter.
      return null;
    }
  }

  private static @Nullable Long checked(long value) {
    return Math.abs((double) value) < LIMIT ? value : null;
  }

  private static @Nullable Long cut(double value) {
    return Math.abs(value) < LIMIT ? (long) value : null;
  }

  private static double factorOf(char unit) {
    return switch (unit) {
      case 'k', 'K', '\u5343' -> 1e3;
      case 'm', 'M' -> 1e6;
      case 'b', 'B' -> 1e9;
      case '\u4E07', '\u842C', 'w', 'W' -> 1e4;
      case '\u4EBF', '\u5104' -> 1e8;
      default -> 1;
    };
  }
}
