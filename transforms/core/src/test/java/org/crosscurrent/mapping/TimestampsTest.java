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

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T08:33:20Z, 2026-01-01T08:33:20Z",
    "2026-01-01T08:33:20.9Z, 2026-01-01T08:33:20.900Z",
    "2026-01-01T08:33:20.123456789Z, 2026-01-01T08:33:20.123Z",
    "2026-01-01T10:33:20+02:00, 2026-01-01T08:33:20Z",
    "2026-01-01T10:33:20+0200, 2026-01-01T08:33:20Z",
    "2026-01-01T10:33:20+02, 2026-01-01T08:33:20Z",
    "2025-12-31T23:03:20-09:30, 2026-01-01T08:33:20Z",
    "2026-01-01 08:33:20, 2026-01-01T08:33:20Z",
    "2026-01-01t08:33z, 2026-01-01T08:33:00Z",
    "2026-01-01, 2026-01-01T00:00:00Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z"
  })
  void readsIsoTimesToTheMillisecond(String text, String expected) {
    long millis = OffsetDateTime.parse(expected).toInstant().toEpochMilli();
    assertThat(Timestamps.ofIso(text)).isEqualTo(Instant.ofEpochMilli(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026",
        "2026-1-1",
        "2026-02-30",
        "2026-13-01T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T08:33:20.Z",
        "2026-01-01T08:33:20ZZ",
        "2026-01-01T08:33:20+2",
        "2026-01-01T08:33:20 PST",
        "2026-01-01X08:33:20Z",
        "-2026-01-01"
      })
  void refusesWhatIsNoIsoTime(String text) {
    assertThat(Timestamps.ofIso(text)).isNull();
  }

  @Test
  void tellsTheUnitByTheMagnitude() {
    Instant time = Instant.ofEpochMilli(1767256400123L);
    assertThat(Timestamps.ofEpoch(1767256400L)).isEqualTo(Instant.ofEpochMilli(1767256400000L));
    assertThat(Timestamps.ofEpoch(1767256400123L)).isEqualTo(time);
    assertThat(Timestamps.ofEpoch(1767256400123456L)).isEqualTo(time);
    assertThat(Timestamps.ofEpoch(1767256400123456789L)).isEqualTo(time);
    assertThat(Timestamps.ofEpoch(1767256400.123)).isEqualTo(time);
    assertThat(Timestamps.ofEpoch(1e300)).isNull();
    assertThat(Timestamps.ofEpoch(Long.MIN_VALUE).getMillis()).isNegative();
  }
}
