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
package org.crosscurrent.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

  private static final Figures FIGURES =
      new Figures(
          Map.ofEntries(
              Map.entry("posts_read", 1000L),
              Map.entry("posts_accepted", 960L),
              Map.entry("posts_accepted.reddit", 900L),
              Map.entry("posts_accepted.x", 60L),
              Map.entry("dedup.unique", 900L),
              Map.entry("dedup.duplicates", 60L),
              Map.entry("deletions", 10L),
              Map.entry("dead_letters.malformed", 20L),
              Map.entry("dead_letters.missing-field", 10L),
              Map.entry("source.dead_letters.malformed", 5L),
              Map.entry("source.records", 1008L),
              Map.entry("rejected.dead_letters.store-rejected", 1L),
              Map.entry("store.dead_letters.rows_written", 38L),
              Map.entry("store.dead_letters.batches", 2L),
              Map.entry("gate.late", 3L),
              Map.entry("topics.windows", 70L),
              Map.entry("events.started", 4L)),
          2.0);

  @Test
  void readIsEverythingThatCameInWhateverBecameOfIt() {
    assertThat(FIGURES.read()).isEqualTo(1000 + 5 + 3);
    assertThat(FIGURES.postsPerSecond()).isEqualTo(504);
  }

  @Test
  void deadLettersOfEveryStageAreAddedUpByReason() {
    assertThat(FIGURES.deadLettersByReason())
        .isEqualTo(
            Map.of("malformed", 25L, "missing-field", 10L, "store-rejected", 1L, "late", 3L));
    assertThat(FIGURES.deadLetters()).isEqualTo(39);
  }

  @Test
  void aRunThatHasNotCountedYetIsAllZeros() {
    assertThat(new Figures(Map.of(), 0).line())
        .isEqualTo(
            "0 read · 0 posts/s · 0 unique · 0 duplicates · 0 windows · 0 events · 0 dead letters");
  }

  @Test
  void theLineGroupsDigits() {
    assertThat(FIGURES.line())
        .isEqualTo(
            "1,008 read · 504 posts/s · 900 unique · 60 duplicates · 70 windows · 4 events · 39"
                + " dead letters");
  }

  @Test
  void theTimeLeftFollowsFromTheSpeedSoFar() {
    assertThat(FIGURES.timeLeft(OptionalLong.of(1008 + 504 * 3725)))
        .isEqualTo(" · about 0% read · 1:02:05 left");
    assertThat(FIGURES.timeLeft(OptionalLong.of(2016)))
        .isEqualTo(" · about 50% read · 0:00:02 left");
  }

  @Test
  void anEstimateThatWasTooSmallIsPassedOverAndNoneSaysNothing() {
    assertThat(FIGURES.timeLeft(OptionalLong.of(10)))
        .isEqualTo(" · about 100% read · 0:00:00 left");
    assertThat(FIGURES.timeLeft(OptionalLong.empty())).isEmpty();
    assertThat(new Figures(Map.of(), 0).timeLeft(OptionalLong.of(10))).isEmpty();
  }

  @Test
  void theSummaryIsThisJson(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("summary.json");
    Summary.write(file.toString(), Summary.of(FIGURES));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "read" : 1008,
              "accepted" : 960,
              "accepted_by_platform" : {
                "reddit" : 900,
                "x" : 60
              },
              "unique" : 900,
              "duplicates" : 60,
              "deletions" : 10,
              "dead_letters" : {
                "late" : 3,
                "malformed" : 25,
                "missing-field" : 10,
                "store-rejected" : 1
              },
              "late" : 3,
              "topic_windows" : 70,
              "cross_platform_events" : 4,
              "seconds" : 2.0,
              "posts_per_second" : 504.0
            }
            """);
    assertThat(new ObjectMapper().readTree(file.toFile()).path("read").asInt()).isEqualTo(1008);
  }
}
