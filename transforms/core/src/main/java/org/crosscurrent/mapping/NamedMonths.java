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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/**
 * Times with the name of their month: RFC 822 and its successors ({@code Wed, 02 Oct 2002 13:00:00
 * GMT}), and the form of Twitter's first API ({@code Wed Oct 02 13:00:00 +0000 2002}).
 */
final class NamedMonths {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** The zones of RFC 822, in hours; military letters are as good as unknown by RFC 2822. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("gmt", 0),
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("z", 0),
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7));

  private NamedMonths() {}

  /** Whether a text begins with the name or the number of a day. */
  static boolean mayBegin(String text) {
    int blank = text.indexOf(' ');
    return blank == 1 || blank == 2 || !text.isEmpty() && Character.isLetter(text.charAt(0));
  }

  /** The time; null where it is none. */
  static @Nullable Instant read(String text) {
    String[] parts = text.replace(',', ' ').strip().split(" +", 8);
    int first = parts[0].isEmpty() || Character.isDigit(parts[0].charAt(0)) ? 0 : 1;
    if (parts.length - first < 3 || parts.length - first > 5) {
      return null;
    }
    boolean monthFirst = !Character.isDigit(parts[first].charAt(0));
    return monthFirst ? twitter(parts, first) : rfc822(parts, first);
  }

  private static @Nullable Instant rfc822(String[] parts, int first) {
    String time = parts.length > first + 3 ? parts[first + 3] : "00:00";
    String zone = parts.length > first + 4 ? parts[first + 4] : "GMT";
    return instant(parts[first + 2], parts[first + 1], parts[first], time, zone);
  }

  private static @Nullable Instant twitter(String[] parts, int first) {
    return parts.length - first == 5
        ? instant(
            parts[first + 4], parts[first], parts[first + 1], parts[first + 2], parts[first + 3])
        : null;
  }

  private static @Nullable Instant instant(
      String year, String month, String day, String time, String zone) {
    String[] clock = time.split(":", 4);
    Integer offset = offsetMinutes(zone.toLowerCase(Locale.ROOT));
    int monthAt =
        month.length() < 3 ? -1 : MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT));
    if (offset == null || monthAt < 0 || monthAt % 3 != 0 || clock.length < 2 || clock.length > 3) {
      return null;
    }
    try {
      int second = clock.length == 3 ? Math.min(Integer.parseInt(clock[2]), 59) : 0;
      long seconds =
          LocalDateTime.of(
                  fullYear(Integer.parseInt(year), year.length()),
                  monthAt / 3 + 1,
                  Integer.parseInt(day),
                  Integer.parseInt(clock[0]),
                  Integer.parseInt(clock[1]),
                  second)
              .toEpochSecond(ZoneOffset.UTC);
      return Instant.ofEpochSecond(seconds - offset * 60L);
    } catch (DateTimeException | NumberFormatException e) {
      // Anybody can write anything where a time should be.
      return null;
    }
  }

  /** Two digits below 50 are of this century (RFC 2822, 4.3). */
  private static int fullYear(int year, int digits) {
    return digits > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
  }

  private static @Nullable Integer offsetMinutes(String zone) {
    Integer hours = ZONES.get(zone);
    if (hours != null) {
      return hours * 60;
    }
    if (!zone.matches("[+-][0-9]{2}:?[0-9]{2}")) {
      return null;
    }
    int minutes =
        Integer.parseInt(zone.substring(1, 3)) * 60
            + Integer.parseInt(zone.substring(zone.length() - 2));
    return zone.charAt(0) == '-' ? -minutes : minutes;
  }
}
