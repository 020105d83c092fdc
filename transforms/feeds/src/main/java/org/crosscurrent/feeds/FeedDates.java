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
package org.crosscurrent.feeds;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Times as feeds write them, to ISO 8601 in UTC: RFC 3339 and RFC 822 as they should be, and what
 * is found instead (other separators, months in full, names and offsets of zones, parts left out).
 * A text that is no time is given back as it is, so that its post is refused for it and not for the
 * lack of one.
 */
final class FeedDates {

  private static final int LONGEST = 64;

  /** {@code [day,] 2 Oct 2002 [13:00[:00]] [zone]}, and with hyphens. */
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:\\p{L}+\\.?,?\\s*)?(\\d{1,2})[\\s-]+(\\p{L}{3,9})\\.?,?[\\s-]+(\\d{4}|\\d{2})"
              + "(?:[\\s,T]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(.*))?");

  /** {@code [day] Oct 2[,] 2002 13:00:00 [zone]}. */
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:\\p{L}+\\.?,?\\s+)?(\\p{L}{3,9})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})"
              + "(?:[\\s,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(.*))?");

  /** {@code 2002[-10[-02[T13:00[:00[.000]]]]] [zone]}. */
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2})"
              + "(?:[\\sTt]+(\\d{1,2}):(\\d{2})(?::(\\d{2})([.,]\\d{1,9})?\\d*)?\\s*(.*))?)?)?");

  private static final Pattern OFFSET =
      Pattern.compile("(?:GMT|UTC|UT)?\\s*([+-])(\\d{1,2}):?(\\d{2})?");

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** Names of zones in minutes; those of RFC 822 first, then what else is common in feeds. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("Z", 0),
          Map.entry("GMT", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("EST", -300),
          Map.entry("EDT", -240),
          Map.entry("CST", -360),
          Map.entry("CDT", -300),
          Map.entry("MST", -420),
          Map.entry("MDT", -360),
          Map.entry("PST", -480),
          Map.entry("PDT", -420),
          Map.entry("ET", -300),
          Map.entry("PT", -480),
          Map.entry("BST", 60),
          Map.entry("WET", 0),
          Map.entry("WEST", 60),
          Map.entry("CET", 60),
          Map.entry("CEST", 120),
          Map.entry("MEZ", 60),
          Map.entry("MESZ", 120),
          Map.entry("EET", 120),
          Map.entry("EEST", 180),
          Map.entry("MSK", 180),
          Map.entry("IST", 330),
          Map.entry("SGT", 480),
          Map.entry("HKT", 480),
          Map.entry("JST", 540),
          Map.entry("KST", 540),
          Map.entry("AEST", 600),
          Map.entry("AEDT", 660),
          Map.entry("NZST", 720),
          Map.entry("NZDT", 780));

  private FeedDates() {}

  /** The first of the texts that is there, as a time in UTC, else as it stands. */
  static @Nullable String of(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null && !text.isBlank()) {
        return utc(text.strip());
      }
    }
    return null;
  }

  private static String utc(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    try {
      String bare = text.replaceAll("\\s*\\([^()]*\\)$", "").replaceAll("\\s+", " ");
      OffsetDateTime time = read(bare);
      return time == null ? text : time.toInstant().toString();
    } catch (DateTimeException e) {
      // Such as the 31st of June.
      return text;
    }
  }

  private static @Nullable OffsetDateTime read(String text) {
    Matcher year = YEAR_FIRST.matcher(text);
    if (year.matches()) {
      return time(
          number(year.group(1), 0),
          number(year.group(2), 1),
          number(year.group(3), 1),
          new Clock(year.group(4), year.group(5), year.group(6), year.group(7), year.group(8)));
    }
    Matcher day = DAY_FIRST.matcher(text);
    if (day.matches()) {
      return time(
          fullYear(day.group(3)),
          month(day.group(2)),
          number(day.group(1), 0),
          new Clock(day.group(4), day.group(5), day.group(6), null, day.group(7)));
    }
    Matcher month = MONTH_FIRST.matcher(text);
    return month.matches()
        ? time(
            number(month.group(3), 0),
            month(month.group(1)),
            number(month.group(2), 0),
            new Clock(month.group(4), month.group(5), month.group(6), null, month.group(7)))
        : null;
  }

  /** 24:00 is the beginning of the next day, and a leap second counts as the one before it. */
  private static @Nullable OffsetDateTime time(int year, int month, int day, Clock clock) {
    Integer offset = offset(clock.zone());
    if (offset == null || month == 0) {
      return null;
    }
    int hour = clock.hourOfDay();
    boolean midnight = hour == 24;
    LocalDateTime local =
        LocalDateTime.of(
            year,
            month,
            day,
            midnight ? 0 : hour,
            number(clock.minute, 0),
            Math.min(number(clock.second, 0), 59),
            millis(clock.fraction) * 1_000_000);
    return (midnight ? local.plusDays(1) : local).atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
  }

  /** Of a fraction with its point, to the millisecond. */
  private static int millis(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(1, 4));
  }

  private static @Nullable Integer offset(String zone) {
    Integer named = ZONES.get(zone.toUpperCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    Matcher matcher = OFFSET.matcher(zone.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return null;
    }
    int minutes = number(matcher.group(2), 0) * 60 + number(matcher.group(3), 0);
    return matcher.group(1).equals("-") ? -minutes : minutes;
  }

  private static int month(String name) {
    int at = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    return at < 0 || at % 3 != 0 ? 0 : at / 3 + 1;
  }

  /** Two digits below 50 are of this century (RFC 2822, 4.3). */
  private static int fullYear(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /** The time of a day, as it is written; what follows may begin with {@code am} or {@code pm}. */
  private record Clock(
      @Nullable String hour,
      @Nullable String minute,
      @Nullable String second,
      @Nullable String fraction,
      @Nullable String rest) {

    private boolean hasHalf() {
      return rest != null && rest.matches("(?i)[ap]m\\b.*");
    }

    int hourOfDay() {
      int number = number(hour, 0);
      if (!hasHalf()) {
        return number;
      }
      return number % 12 + (Character.toLowerCase(rest.charAt(0)) == 'p' ? 12 : 0);
    }

    String zone() {
      return rest == null ? "" : rest.substring(hasHalf() ? 2 : 0).strip();
    }
  }
}
