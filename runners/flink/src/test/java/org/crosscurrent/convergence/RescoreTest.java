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
package org.crosscurrent.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that is scored anew is the store of a backfill by the other engine. */
class RescoreTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final String OTHER = "--sentiment=whimsical";

  @TempDir static Path folder;

  private static LocalPostgres postgres;
  private static Rescored stores;
  private static Ways ways;
  private static String byVader;
  private static String byOther;

  @BeforeAll
  static void backfillByBothEngines() throws Exception {
    postgres = LocalPostgres.start();
    stores = new Rescored(postgres);
    ways = new Ways(postgres, null);
    Path input = write("plain", Shares.none());
    byVader = ways.newStore("by_vader");
    ways.backfill(input, byVader);
    byOther = ways.newStore("by_other");
    ways.backfill(input, byOther, OTHER);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  /** Three hours of six platforms. */
  private static Path write(String name, Shares shares) throws Exception {
    List<GeneratedPost> posts =
        PostGenerator.builder()
            .seed(20260302)
            .start(START)
            .duration(Duration.ofHours(3))
            .postsPerSecond(0.1)
            .burstEvery(Duration.ofMinutes(40))
            .shares(
                shares.withCopies(0.08).withReposts(0.05).withReobserved(0.4).withRedelivered(0.03))
            .build()
            .stream()
            .toList();
    Path file = folder.resolve(name + ".jsonl");
    GeneratorFiles.writeEnvelopes(posts.iterator(), file);
    return file;
  }

  @Test
  void theWorldsOfTheTwoEnginesDiffer() {
    for (String table : List.of("signals", "observations", "topic_windows", "divergences")) {
      assertThat(Rescored.rows(byVader, table))
          .as(table)
          .isNotEmpty()
          .isNotEqualTo(Rescored.rows(byOther, table));
    }
    assertThat(Rescored.rows(byVader, "cross_platform_events")).isNotEmpty();
    assertThat(Rescored.rows(byVader, "duplicates")).isNotEmpty();
  }

  @Test
  void aStoreThatIsRescoredIsThatOfABackfillByTheOtherEngine() {
    String store = stores.copy(byVader, "whole");
    Rescored.run("rescore", store, "--engine=whimsical");
    Rescored.assertSame(store, byOther);
    assertThat(
            Tables.query(
                store,
                "SELECT DISTINCT generation FROM (SELECT generation FROM signals UNION ALL SELECT"
                    + " generation FROM observations UNION ALL SELECT generation FROM topic_windows"
                    + " UNION ALL SELECT generation FROM divergences UNION ALL SELECT generation"
                    + " FROM cross_platform_events) AS g"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({
    "signals, 300",
    "observations, 400",
    "topic_windows, 100",
    "cross_platform_events, 0",
    "divergences, 0"
  })
  void oneThatIsInterruptedAndRunAgainIsNoOther(String table, int rows) {
    String store = stores.copy(byVader, "interrupted_" + table);
    Rescored.breakAfter(rows, table, store);
    assertThat(Rescored.exitCode("rescore", store, OTHER)).isNotZero();
    Rescored.mend(table, store);
    Rescored.run("rescore", store, OTHER);
    Rescored.assertSame(store, byOther);
  }
}
