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
package org.crosscurrent.testkit.generator;

import java.time.LocalDate;

/** Times as the platforms write them; faster than a formatter and without a locale. */
final class IsoTime {

  private static final long DAY = 86_400_000L;

  private IsoTime() {}

  /** {@code 2026-03-01T12:34:56.789Z}. */
  static String millis(long epochMillis) {
    return append(epochMillis, true);
  }

  /** {@code 2026-03-01T12:34:56Z}, without the milliseconds. */
  static String seconds(long epochMillis) {
    return append(epochMillis, false);
  }

  private static String append(long epochMillis, boolean withMillis) {
    long day = Math.floorDiv(epochMillis, DAY);
    int rest = (int) Math.floorMod(epochMillis, DAY);
    StringBuilder out = new StringBuilder(28);
    out.append(LocalDate.ofEpochDay(day)).append('T');
    two(out, rest / 3_600_000).append(':');
    two(out, rest / 60_000 % 60).append(':');
    two(out, rest / 1000 % 60);
    if (withMillis) {
      out.append('.').append((char) ('0' + rest / 100 % 10));
      two(out, rest % 100);
    }
    return out.append('Z').toString();
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
