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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.time.Instant;

class IsoInstantsTest {

  @Example
  void anInstantIsPrintedInUtcWithMilliseconds() {
    assertThat(IsoInstants.print(Instant.parse("2026-03-05T07:30:00.123+01:00")))
        .isEqualTo("2026-03-05T06:30:00.123Z");
    assertThat(IsoInstants.print(Instant.ofEpochMilli(-1))).isEqualTo("1969-12-31T23:59:59.999Z");
  }

  @Example
  void offsetsAndFractionsAreHonoured() {
    Instant at = Instant.parse("2026-03-05T06:30:00.120Z");
    for (String text :
        List.of(
            "2026-03-05T06:30:00.12Z",
            "2026-03-05t06:30:00.120999z",
            "2026-03-05 08:30:00.12+02:00",
            "2026-03-05T08:30:00,12+02",
            "2026-03-05T01:00:00.12-0530",
            "2026-03-04T23:30:00.120000000-07:00")) {
      assertThat(IsoInstants.parse(text)).as(text).isEqualTo(at);
    }
    assertThat(IsoInstants.parse("2026-03-05T06:30:00Z")).isEqualTo(at.minus(120));
  }

  @Example
  void whatIsNoInstantIsNull() {
    for (String text :
        List.of(
            "",
            "now",
            "2026-03-05",
            "2026-03-05T06:30:00",
            "2026-02-30T06:30:00Z",
            "2026-03-05T24:00:00Z",
            "2026-03-05T06:60:00Z",
            "2026-03-05T06:30:60Z",
            "2026-03-05T06:30:00.Z",
            "2026-03-05T06:30:00.1",
            "2026-03-05T06:30:00Zx",
            "2026-03-05T06:30:00+2",
            "2026-03-05T06:30:00+19:00",
            "x026-03-05T06:30:00Z",
            "1772692200",
            "+1000000000000-01-01T00:00:00Z")) {
      assertThat(IsoInstants.parse(text)).as(text).isNull();
    }
  }

  @Property
  void everyInstantComesBack(@ForAll long millis) {
    assertThat(IsoInstants.parse(IsoInstants.print(Instant.ofEpochMilli(millis))))
        .isEqualTo(Instant.ofEpochMilli(millis));
  }

  @Property
  void theFormIsThatOfJoda(@ForAll @LongRange(max = 253_402_300_799_999L) long millis) {
    assertThat(IsoInstants.print(Instant.ofEpochMilli(millis)))
        .isEqualTo(Instant.ofEpochMilli(millis).toString());
  }
}
