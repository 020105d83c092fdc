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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crosscurrent.pipelines.cli.Console;
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
  private static Path plain;
  private static String byVader;
  private static String byOther;

  @BeforeAll
  static void backfillByBothEngines() throws Exception {
    postgres = LocalPostgres.start();
    stores = new Rescored(postgres);
    ways = new Ways(postgres, null);
    plain = write("plain", Duration.ofHours(3), Shares.none());
    byVader = ways.newStore("by_vader");
    ways.backfill(plain, byVader);
    byOther = ways.newStore("by_other");
    ways.backfill(plain, byOther, OTHER);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  /** Six platforms. */
  private static Path write(String name, Duration duration, Shares shares) throws Exception {
    List<GeneratedPost> posts =
        PostGenerator.builder()
            .seed(20260302)
            .start(START)
            .duration(duration)
            .postsPerSecond(0.06)
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

  /** In the middle of each table in turn. */
  @Test
  void oneThatIsInterruptedAgainAndAgainAndThenRunToItsEndIsNoOther() {
    String store = stores.copy(byVader, "interrupted");
    interrupt(store, "signals", 300);
    assertThat(Tables.query(store, "SELECT DISTINCT sentiment_engine FROM signals"))
        .as("half is done")
        .contains("whimsical/1")
        .hasSizeGreaterThan(1);
    interrupt(store, "observations", 400);
    interrupt(store, "topic_windows", 100);
    interrupt(store, "divergences", 0);
    Rescored.run("rescore", store, OTHER);
    Rescored.assertSame(store, byOther);
  }

  private static void interrupt(String store, String table, int rows) {
    Rescored.breakAfter(rows, table, store);
    assertThat(Rescored.exitCode("rescore", store, OTHER, "--store-batch-size=100"))
        .as(table)
        .isNotZero();
    Rescored.mend(table, store);
  }

  /** From the archive the posts are read again, edited texts and posts that are gone included. */
  @Test
  void whatIsRescoredFromTheArchiveIsExactForEditedAndDeletedPostsToo() throws Exception {
    Path input =
        write("lively", Duration.ofMinutes(90), Shares.none().withEdited(0.1).withDeleted(0.1));
    String expected = ways.newStore("lively_by_other");
    ways.backfill(input, expected, OTHER);
    String store = ways.newStore("lively");
    ways.backfill(input, store);
    String fromStore = stores.copy(store, "lively_from_store");
    Rescored.run("rescore", store, OTHER, "--input=" + input);
    Rescored.assertSame(store, expected);

    Rescored.run("rescore", fromStore, OTHER);
    assertThat(Rescored.rows(fromStore, "signals")).isEqualTo(Rescored.rows(expected, "signals"));
    assertThat(sightingsOfStoredTexts(fromStore)).isEqualTo(sightingsOfStoredTexts(expected));
    assertThat(sightingsOfOtherTexts(fromStore))
        .isNotEmpty()
        .isNotEqualTo(sightingsOfOtherTexts(expected));
  }

  private static List<String> sightingsOfStoredTexts(String store) {
    return Tables.query(store, sightings("= s.content_digest"));
  }

  private static List<String> sightingsOfOtherTexts(String store) {
    return Tables.query(store, sightings("<> s.content_digest"));
  }

  private static String sightings(String digest) {
    return "SELECT (to_jsonb(o) - 'written_at' - 'generation')::text FROM observations o JOIN"
        + " (SELECT post_id, max(observed_at) AS last FROM observations GROUP BY post_id) AS l"
        + " USING (post_id) JOIN observations s ON s.post_id = o.post_id AND s.observed_at = l.last"
        + " WHERE o.content_digest "
        + digest
        + " ORDER BY 1";
  }

  /** With texts that were edited behind the failure: their dead letters have kept them. */
  @Test
  void aReplayOfWhatAnEngineFailedOnMakesTheTablesOfARunThatNeverFailed() throws Exception {
    Path input = write("edited", Duration.ofMinutes(90), Shares.none().withEdited(0.1));
    String expected = ways.newStore("never_failed");
    ways.backfill(input, expected, OTHER);
    String store = ways.newStore("failed");
    ways.backfill(input, store, OTHER + "?breaks=true");
    assertThat(Tables.query(store, "SELECT 1 FROM signals WHERE failed <> '{}'")).isNotEmpty();
    assertThat(Rescored.rows(store, "observations"))
        .isNotEqualTo(Rescored.rows(expected, "observations"));

    Rescored.breakAfter(30, "topic_windows", store);
    assertThat(Rescored.exitCode("replay", store, "--reason=enrichment-failed", OTHER)).isNotZero();
    Rescored.mend("topic_windows", store);
    Rescored.run("replay", store, "--reason=enrichment-failed", OTHER);
    Rescored.assertSame(store, expected);
    assertThat(Tables.query(store, "SELECT DISTINCT generation FROM topic_windows"))
        .containsExactly("0");
  }

  /** Each range as a whole, in whatever order. */
  @Test
  void aRangeTouchesNothingOutsideAndAllRangesAreTheWhole() {
    String store = stores.copy(byVader, "ranges");
    Rescored.run(
        "rescore", store, OTHER, "--from=2026-03-02T11:00:00Z", "--to=2026-03-02T12:00:00Z");
    String outside = " NOT BETWEEN '2026-03-02T11:00:00Z' AND '2026-03-02T11:59:59.999Z'";
    for (String table : List.of("signals", "topic_windows", "divergences")) {
      String time = table.equals("signals") ? "first_observed_at" : "window_start";
      String some = "SELECT to_jsonb(t)::text FROM " + table + " t WHERE " + time;
      assertThat(Tables.query(store, some + outside + " ORDER BY 1"))
          .as(table)
          .isNotEmpty()
          .isEqualTo(Tables.query(byVader, some + outside + " ORDER BY 1"));
      String within = outside.replace("NOT ", "");
      assertThat(
              Tables.query(
                  store,
                  some.replace("to_jsonb(t)", "generation") + within + " AND generation < 1"))
          .as(table)
          .isEmpty();
    }
    Rescored.run("rescore", store, OTHER, "--from=2026-03-02T12:00:00Z");
    Rescored.run("rescore", store, OTHER, "--to=2026-03-02T11:00:00Z");
    Rescored.assertSame(store, byOther);
  }

  @ParameterizedTest
  @CsvSource({
    "--sentiment=whimsicle, 'there is no sentiment engine'",
    "--generation=2, 'rescore needs --sentiment'",
    "--sentiment=vader --from=yesterday, '--from must be a time'",
    "--sentiment=vader --engine=whimsical, 'both name the engine'"
  })
  void wrongOptionsAreOneSentence(String options, String sentence) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream messages = new PrintStream(told, true, UTF_8);
    Console console = new Console(messages, messages, false);
    assertThat(Rescored.exitCode(console, "rescore", byVader, options.split(" "))).isEqualTo(2);
    assertThat(told.toString(UTF_8)).contains(sentence).hasLineCount(1);
  }
}
