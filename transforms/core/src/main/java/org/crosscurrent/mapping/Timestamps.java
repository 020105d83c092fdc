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

import java.time.DateTimeException;
import java.time.LocalDate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** Times as platforms write them, to the millisecond. */
final class Timestamps {

  /** 100 billion: as seconds the year 5138, as milliseconds 1973. */
  private static final double MILLIS_FROM = 1e11;

  private static final double MICROS_FROM = 1e14;
  private static final double NANOS_FROM = 1e17;
  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MILLIS_PER_DAY = 86_400_000;

  private Timestamps() {}

  /** Seconds, milliseconds, microseconds or nanoseconds since 1970; the magnitude tells which. */
  static Instant ofEpoch(long value) {
    double magnitude = Math.abs((double) value);
    if (magnitude < MILLIS_FROM) {
      return Instant.ofEpochMilli(value * 1000);
    }
    if (magnitude < MICROS_FROM) {
      return Instant.ofEpochMilli(value);
    }
    return Instant.ofEpochMilli(Math.floorDiv(value, magnitude < NANOS_FROM ? 1_000 : 1_000_000));
  }

  /** As {@link #ofEpoch(long)}; null where it is no number. */
  static @Nullable Instant ofEpoch(double value) {
    double magnitude = Math.abs(value);
    if (magnitude < MILLIS_FROM) {
      return Instant.ofEpochMilli(Math.round(value * 1000));
    }
    return magnitude < Long.MAX_VALUE ? ofEpoch((long) value) : null;
  }

  /**
   * {@code yyyy-MM-dd}, perhaps with {@code THH:mm[:ss[.fraction]]}, perhaps with an offset ({@code
   * Z}, {@code +HH}, {@code +HHmm}, {@code +HH:mm}). Without an offset it is UTC. A leap second
   * counts as the second before it.
   *
   * @return null where it is no such time
   */
  static @Nullable Instant ofIso(String text) {
    return new IsoReader(text).read();
  }

  /** Reads one ISO 8601 time from left to right. */
  private static final class IsoReader {
    private final String text;
    private int at;
    private boolean broken;

    IsoReader(String text) {
      this.text = text;
    }

    @Nullable Instant read() {
      int year = digits(4);
      expect('-');
      int month = digits(2);
      expect('-');
      int day = digits(2);
      long millis = at < text.length() ? timeOfDay() - offset() : 0;
      if (broken || at != text.length()) {
        return null;
      }
      try {
        return Instant.ofEpochMilli(
            LocalDate.of(year, month, day).toEpochDay() * MILLIS_PER_DAY + millis);
      } catch (DateTimeException e) {
        return null;
      }
    }

    private long timeOfDay() {
      if (!take('T') && !take('t') && !take(' ')) {
        broken = true;
      }
      int hour = digits(2);
      expect(':');
      int minute = digits(2);
      int second = take(':') ? digits(2) : 0;
      broken |= hour > 23 || minute > 59 || second > 60;
      return (hour * 60L + minute) * MILLIS_PER_MINUTE + Math.min(second, 59) * 1000L + fraction();
    }

    private long fraction() {
      if (!take('.') && !take(',')) {
        return 0;
      }
      int start = at;
      long millis = 0;
      while (at < text.length() && isDigit(text.charAt(at))) {
        if (at - start < 3) {
          millis = millis * 10 + text.charAt(at) - '0';
        }
        at++;
      }
      broken |= at == start;
      for (int places = at - start; places < 3; places++) {
        millis *= 10;
      }
      return millis;
    }

    private long offset() {
      if (at == text.length() || take('Z') || take('z')) {
        return 0;
      }
      boolean west = take('-');
      if (!west && !take('+')) {
        broken = true;
      }
      int hours = digits(2);
      int minutes = 0;
      if (take(':') || at < text.length()) {
        minutes = digits(2);
      }
      broken |= hours > 18 || minutes > 59;
      long millis = (hours * 60L + minutes) * MILLIS_PER_MINUTE;
      return west ? -millis : millis;
    }

    private int digits(int count) {
      int value = 0;
      for (int i = 0; i < count; i++, at++) {
        if (at >= text.length() || !isDigit(text.charAt(at))) {
          broken = true;
          return 0;
        }
        value = value * 10 + text.charAt(at) - '0';
      }
      return value;
    }

    private void expect(char c) {
      broken |= !take(c);
    }

    private boolean take(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
