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
package org.crosscurrent.io.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The globs of exactly the days in a range: as few as can be said digit by digit, such as {@code
 * 2026-02-2[7-9]}, {@code 2026-02-3*} and {@code 2026-03-0[0-2]}. No day is in two of them.
 */
final class DayGlobs {

  private static final int DIGITS = 8;
  private static final int YEAR = 4;
  private static final int MONTH = 6;
  private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final String first;
  private final String last;
  private final List<String> globs = new ArrayList<>();

  private DayGlobs(LocalDate first, LocalDate last) {
    this.first = first.toString().replace("-", "");
    this.last = last.toString().replace("-", "");
  }

  /** For the days, in UTC, of all instants from one on and before another, in milliseconds. */
  static List<String> of(long from, long to) {
    return of(day(from), day(to - 1));
  }

  /** For the days from the first to the last, of years with four digits. */
  static List<String> of(LocalDate first, LocalDate last) {
    DayGlobs days = new DayGlobs(first, last);
    days.add("", !first.equals(FIRST), !last.equals(LAST));
    return days.globs;
  }

  private static LocalDate day(long millis) {
    LocalDate day = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
    return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
  }

  /**
   * Adds what begins like this.
   *
   * @param atFirst whether the first day does, too
   * @param atLast whether the last day does, too
   */
  private void add(String prefix, boolean atFirst, boolean atLast) {
    int at = prefix.length();
    char low = atFirst ? first.charAt(at) : '0';
    char high = atLast ? last.charAt(at) : greatest(prefix);
    if (at == DIGITS - 1) {
      globs.add(dashed(prefix) + oneOf(low, high));
      return;
    }
    if (atFirst && atLast && low == high) {
      add(prefix + low, true, true);
      return;
    }
    if (atFirst) {
      add(prefix + low++, true, false);
    }
    if (atLast) {
      add(prefix + high--, false, true);
    }
    if (low <= high) {
      globs.add(dashed(prefix) + oneOf(low, high) + "*");
    }
  }

  /** The last digit that can follow in a date. */
  private static char greatest(String prefix) {
    return switch (prefix.length()) {
      case YEAR -> '1';
      case YEAR + 1 -> prefix.endsWith("1") ? '2' : '9';
      case MONTH -> '3';
      case MONTH + 1 -> prefix.endsWith("3") ? '1' : '9';
      default -> '9';
    };
  }

  private static String dashed(String prefix) {
    StringBuilder dashed = new StringBuilder(prefix);
    if (prefix.length() >= MONTH) {
      dashed.insert(MONTH, '-');
    }
    if (prefix.length() >= YEAR) {
      dashed.insert(YEAR, '-');
    }
    return dashed.toString();
  }

  private static String oneOf(char low, char high) {
    return low == high ? String.valueOf(low) : "[" + low + "-" + high + "]";
  }
}
