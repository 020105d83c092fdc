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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.RawPost;

/**
 * Where an envelope lies: {@code platform=<p>/date=<yyyy-mm-dd>/hour=<HH>}, by {@code observedAt}
 * in UTC; one without it lies under {@code date=undated/hour=00}.
 *
 * <p>The name of a platform comes from outside, so it is made safe: everything but {@code a-z},
 * {@code 0-9}, {@code _}, {@code -} and dots that do not lead becomes {@code %} and two hex digits
 * a byte, and a name of more than 100 characters keeps 60 and a digest behind a tilde.
 */
final class ArchiveLayout {

  private static final int LONGEST = 100;
  private static final int KEPT = 60;
  private static final HexFormat HEX = HexFormat.of();
  static final String PLATFORM = "platform=";
  static final String DATE = "date=";
  private static final String HOUR = "hour=";
  private static final long HOUR_MILLIS = 3_600_000L;

  private ArchiveLayout() {}

  static String partition(RawPost raw) {
    String platform = platform(raw.getPlatform());
    org.joda.time.Instant observedAt = raw.getObservedAt();
    if (observedAt == null) {
      return platform + "/date=undated/hour=00";
    }
    var time = Instant.ofEpochMilli(observedAt.getMillis()).atOffset(ZoneOffset.UTC);
    int hour = time.getHour();
    return platform + "/" + date(time.toLocalDate()) + "/" + HOUR + (hour < 10 ? "0" : "") + hour;
  }

  static String platform(String name) {
    StringBuilder safe = new StringBuilder(PLATFORM);
    byte[] bytes = name.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= '0' && b <= '9')
              || b == '_'
              || b == '-'
              || (b == '.' && i > 0);
      if (plain) {
        safe.append((char) b);
      } else {
        safe.append('%').append(HEX.toHexDigits(b));
      }
    }
    if (safe.length() > LONGEST) {
      safe.setLength(KEPT);
      safe.append('~').append(HEX.formatHex(sha256().digest(bytes), 0, 16));
    }
    return safe.toString();
  }

  static String date(LocalDate day) {
    return DATE + day;
  }

  /**
   * Whether a file at this path may hold an envelope observed from {@code from} on and before
   * {@code to}; also true where the path does not tell.
   */
  static boolean mayHold(String path, long from, long to) {
    String date = segment(path, DATE);
    LocalDate day = date == null ? null : day(date);
    if (day == null) {
      return true;
    }
    long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long length = 24 * HOUR_MILLIS;
    String hour = segment(path, HOUR);
    if (hour != null && hour.matches("[01][0-9]|2[0-3]")) {
      start += Integer.parseInt(hour) * HOUR_MILLIS;
      length = HOUR_MILLIS;
    }
    return start < to && start + length > from;
  }

  /** Whether the path names none of the partitions of platforms, or this one. */
  static boolean mayHold(String path, String platform) {
    String found = segment(path, PLATFORM);
    return found == null || platform(platform).equals(PLATFORM + found);
  }

  /** Whether a folder is one of a platform, or lies in it. */
  static boolean isInPlatform(String folder) {
    return segment(folder, PLATFORM) != null;
  }

  /** Whether a folder is one of a day, or lies in it. */
  static boolean isInDay(String folder) {
    return segment(folder, DATE) != null;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      return null;
    }
  }

  private static @Nullable String segment(String path, String name) {
    int at = path.lastIndexOf("/" + name);
    if (at < 0) {
      return null;
    }
    int from = at + 1 + name.length();
    int end = path.indexOf('/', from);
    return end < 0 ? null : path.substring(from, end);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
