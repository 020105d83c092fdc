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

import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ArchiveLayoutTest {

  @Test
  void anEnvelopeLiesByPlatformDayAndHourInUtc() {
    assertThat(partition("reddit", "2026-03-05T06:30:00.123Z"))
        .isEqualTo("platform=reddit/date=2026-03-05/hour=06");
    assertThat(partition("reddit", "2026-03-05T00:30:00+02:00"))
        .isEqualTo("platform=reddit/date=2026-03-04/hour=22");
    assertThat(ArchiveLayout.partition(RawPost.of("x", "file", null, new byte[0])))
        .isEqualTo("platform=x/date=undated/hour=00");
  }

  @Test
  void hostileNamesStayWithinTheirDirectory() {
    assertThat(ArchiveLayout.platform("../../etc")).isEqualTo("platform=%2e.%2f..%2fetc");
    assertThat(ArchiveLayout.platform("a.b_c-9")).isEqualTo("platform=a.b_c-9");
    assertThat(ArchiveLayout.platform("X é\u0000*")).isEqualTo("platform=%58%20%c3%a9%00%2a");
    assertThat(ArchiveLayout.platform("")).isEqualTo("platform=");
    String longest = ArchiveLayout.platform("y".repeat(5000));
    assertThat(longest).hasSize(93).startsWith("platform=yyy").contains("~");
    assertThat(longest).isNotEqualTo(ArchiveLayout.platform("y".repeat(5001)));
  }

  @Test
  void aPathTellsWhatItCannotHold() {
    String path = "/a/platform=reddit/date=2026-03-05/hour=06/part-1.jsonl.gz";
    assertThat(mayHold(path, "2026-03-05T06:59:59.999Z", "2026-03-05T07:00:00Z")).isTrue();
    assertThat(mayHold(path, "2026-03-05T07:00:00Z", "2026-03-05T08:00:00Z")).isFalse();
    assertThat(mayHold(path, "2026-03-05T05:00:00Z", "2026-03-05T06:00:00Z")).isFalse();
    assertThat(ArchiveLayout.mayHold(path, "reddit")).isTrue();
    assertThat(ArchiveLayout.mayHold(path, "red")).isFalse();
  }

  @Test
  void aPathThatDoesNotTellMayHoldAnything() {
    assertThat(mayHold("/a/b.jsonl", "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z")).isTrue();
    assertThat(mayHold("/a/date=undated/b.jsonl", "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z"))
        .isTrue();
    assertThat(ArchiveLayout.mayHold("/a/b.jsonl", "reddit")).isTrue();
  }

  private static String partition(String platform, String observedAt) {
    return ArchiveLayout.partition(
        RawPost.of(platform, "api", Instant.parse(observedAt), new byte[0]));
  }

  private static boolean mayHold(String path, String from, String to) {
    return ArchiveLayout.mayHold(
        path, Instant.parse(from).getMillis(), Instant.parse(to).getMillis());
  }
}
