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

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.beam.sdk.io.FileSystemUtils;
import org.junit.jupiter.api.Test;

class DayGlobsTest {

  @Test
  void aDayIsItself() {
    assertThat(DayGlobs.of(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 5)))
        .containsExactly("2026-03-05");
  }

  @Test
  void daysAreJoined() {
    assertThat(DayGlobs.of(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 7)))
        .containsExactly("2026-03-0[4-7]");
    assertThat(DayGlobs.of(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 3, 2)))
        .containsExactlyInAnyOrder("2026-02-2[7-9]", "2026-02-3*", "2026-03-0[0-2]");
  }

  @Test
  void theLastMillisecondIsThatOfTheDayBefore() {
    long day = 86_400_000L;
    assertThat(DayGlobs.of(0, day)).containsExactly("1970-01-01");
    assertThat(DayGlobs.of(0, day + 1)).containsExactly("1970-01-0[1-2]");
  }

  @Test
  void aRangeWithoutAnEndIsAFewGlobs() {
    assertThat(DayGlobs.of(1_772_000_000_000L, Long.MAX_VALUE / 1000)).hasSizeLessThan(10);
  }

  @Property
  void eachDayOfTheRangeMatchesOnceAndNoOther(
      @ForAll @IntRange(min = 9_000, max = 30_000) int first,
      @ForAll @IntRange(max = 2_000) int length,
      @ForAll @IntRange(min = 8_000, max = 33_000) int asked) {
    List<String> globs =
        DayGlobs.of(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(first + length));
    String day = LocalDate.ofEpochDay(asked).toString();
    assertThat(globs.stream().filter(glob -> day.matches(FileSystemUtils.wildcardToRegexp(glob))))
        .as("%s in %s", day, globs)
        .hasSize(asked >= first && asked <= first + length ? 1 : 0);
  }
}
