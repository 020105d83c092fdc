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

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/**
 * Instants as ISO 8601. Written in UTC with milliseconds, {@code 2026-03-05T06:30:00.123Z}; read
 * with any offset, with any number of digits of the second, of which the first three count, and
 * with a space for the {@code T}.
 */
final class IsoInstants {

  private static final long DAY = 86_400_000L;
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
  private static final long LAST = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY - 1;

  private IsoInstants() {}

  static String print(Instant instant) {
    long millis = instant.getMillis();
    if (millis < FIRST || millis > LAST) {
      return java.time.Instant.ofEpochMilli(millis).toString();
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
    int rest = (int) Math.floorMod(millis, DAY);
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    digits(text, 4, date.getYear());
    digits(text, 7, date.getMonthValue());
    digits(text, 10, date.getDayOfMonth());
    digits(text, 13, rest / 3_600_000);
    digits(text, 16, rest / 60_000 % 60);
    digits(text, 19, rest / 1000 % 60);
    digits(text, 23, rest % 1000);
    return new String(text);
  }

  private static void digits(char[] text, int end, int value) {
    int rest = value;
    for (int i = end - 1; rest > 0; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** The instant, or null if this is none. */
  static @Nullable Instant parse(String text) {
    if (text.length() > 4 && text.charAt(4) != '-') {
      return parseLongYear(text);
    }
    if (text.length() < 20
        || text.charAt(7) != '-'
        || "Tt ".indexOf(text.charAt(10)) < 0
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = number(text, 0, 4);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int zone = zoneStart(text);
    long offset = zone < 0 ? Long.MIN_VALUE : offset(text, zone);
    if (year < 0
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59
        || offset == Long.MIN_VALUE) {
      return null;
    }
    try {
      long day = LocalDate.of(year, number(text, 5, 7), number(text, 8, 10)).toEpochDay();
      long seconds = hour * 3600L + minute * 60L + second;
      return Instant.ofEpochMilli(day * DAY + seconds * 1000 + millis(text, zone) - offset);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static @Nullable Instant parseLongYear(String text) {
    try {
      return Instant.ofEpochMilli(java.time.Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException notAnInstant) {
      return null;
    }
  }

  /** Where the zone begins, behind the fraction if there is one; -1 if that is broken. */
  private static int zoneStart(String text) {
    if (text.charAt(19) != '.' && text.charAt(19) != ',') {
      return 19;
    }
    int at = 20;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    return at == 20 || at == text.length() ? -1 : at;
  }

  private static int millis(String text, int zone) {
    int millis = 0;
    for (int i = 20; i < 23; i++) {
      millis = millis * 10 + (i < zone ? Character.digit(text.charAt(i), 10) : 0);
    }
    return millis;
  }

  /** Milliseconds east of UTC, or the least long: Z, +hh, +hhmm or +hh:mm. */
  private static long offset(String text, int zone) {
    char sign = text.charAt(zone);
    int length = text.length() - zone;
    if (sign == 'Z' || sign == 'z') {
      return length == 1 ? 0 : Long.MIN_VALUE;
    }
    boolean colon = length == 6 && text.charAt(zone + 3) == ':';
    if ((sign != '+' && sign != '-') || (length != 3 && length != 5 && !colon)) {
      return Long.MIN_VALUE;
    }
    int hours = number(text, zone + 1, zone + 3);
    int minutes = length == 3 ? 0 : number(text, text.length() - 2, text.length());
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return Long.MIN_VALUE;
    }
    return (sign == '-' ? -1 : 1) * (hours * 60L + minutes) * 60_000L;
  }

  private static int number(String text, int from, int end) {
    int value = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
