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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.Truth;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One set of inputs, every way of running the graph, the same tables. */
class TablesConvergeTest {

  /** So slow that all of the inputs would take minutes, yet enough for the largest record. */
  private static final long SLOW_BYTES_PER_SECOND = 10_000;

  /** A batch that is more than a second's share would never be sent. */
  private static final Map<String, Object> A_BATCH_FOR_EACH_RECORD = Map.of("batch.size", 0);

  @TempDir static Path folder;

  private static final Inputs INPUTS = new Inputs();

  private static LocalPostgres postgres;
  private static LocalKafka kafka;
  private static Ways ways;
  private static String reference;
  private static Tables expected;

  @BeforeAll
  static void backfillTheReference() throws Exception {
    postgres = LocalPostgres.start();
    kafka = LocalKafka.start();
    ways = new Ways(postgres, kafka);
    Path envelopes = folder.resolve("envelopes.jsonl");
    GeneratorFiles.writeEnvelopes(INPUTS.inTime().iterator(), envelopes);
    reference = ways.newStore("reference");
    ways.backfill(envelopes, reference);
    expected = Tables.of(reference);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    postgres.close();
  }

  @Test
  void theInputsHaveAnExampleOfEverything() {
    expected.rows().forEach((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    assertThat(INPUTS.tooLate()).isNotEmpty();
    assertThat(Tables.query(reference, "SELECT DISTINCT platform FROM signals")).hasSize(6);
    assertThat(
            Tables.query(
                reference, "SELECT 1 FROM cross_platform_events WHERE resolved_at IS NULL"))
        .isEmpty();
  }

  @Test
  void theTablesAreWhatTheGeneratorKnows() {
    Truth truth = INPUTS.truth();
    TreeSet<String> alive = new TreeSet<>(truth.latestObservations().keySet());
    alive.removeAll(truth.gone());
    assertThat(Tables.query(reference, "SELECT post_id FROM signals ORDER BY post_id"))
        .containsExactlyElementsOf(alive);

    List<String> duplicates =
        truth.duplicates().stream()
            .filter(duplicate -> !truth.gone().contains(duplicate.postId()))
            .map(duplicate -> duplicate.postId() + " of " + duplicate.duplicateOf())
            .sorted()
            .toList();
    assertThat(
            Tables.query(
                reference, "SELECT post_id || ' of ' || duplicate_of FROM duplicates ORDER BY 1"))
        .isEqualTo(duplicates);

    List<String> windows =
        truth.windows().stream()
            .map(
                window ->
                    String.join(
                        " ",
                        window.topic(),
                        window.platform(),
                        String.valueOf(window.windowStart().getEpochSecond()),
                        String.valueOf(window.posts()),
                        String.valueOf(window.authors()),
                        String.valueOf(window.scoreSum()),
                        String.valueOf(window.firstObservedAt().toEpochMilli())))
            .sorted()
            .toList();
    assertThat(
            Tables.query(
                reference,
                "SELECT concat_ws(' ', topic, platform, extract(epoch FROM window_start)::bigint,"
                    + " posts, authors, score_sum,"
                    + " (extract(epoch FROM first_observed_at) * 1000)::bigint)"
                    + " FROM topic_windows ORDER BY 1"))
        .isEqualTo(windows);
  }

  @Test
  void aSecondBackfillChangesNothing() throws Exception {
    List<String> written =
        Tables.query(reference, "SELECT written_at FROM signals ORDER BY post_id");
    ways.backfill(folder.resolve("envelopes.jsonl"), reference);
    Expectations.assertSameTables(Tables.of(reference), expected);
    assertThat(Tables.query(reference, "SELECT written_at FROM signals ORDER BY post_id"))
        .isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aStreamInAnyOrderOnTheDirectRunnerGivesTheSameTables(long seed) {
    String store = ways.newStore("direct_" + seed);
    ways.testStream(INPUTS.shuffled(seed), store);
    Expectations.assertSameTables(Tables.of(store), expected);
  }

  @Test
  void aLiveRunFromOnePartitionAndTheBackfillOfItsArchiveGiveTheSameTables() throws Exception {
    String store = ways.newStore("one_partition");
    Path archive = folder.resolve("archive-one");
    ways.stream(
        "posts.one",
        1,
        INPUTS.withTooLate(),
        Map.of(),
        Ways.Archive.of(archive),
        INPUTS.inTime().size(),
        store,
        expected);
    assertThat(
            Tables.query(
                store, "SELECT encode(payload, 'hex') FROM dead_letters WHERE reason = 'late'"))
        .hasSameElementsAs(hexOfTooLate());

    String again = ways.newStore("one_partition_again");
    ways.backfill(archive, again);
    Expectations.assertSameTables(Tables.of(again), expected);
  }

  @Test
  void aLiveRunFromThreePartitionsOfWhichOneIsQuietAndItsArchiveGiveTheSameTables()
      throws Exception {
    String store = ways.newStore("three_partitions");
    Path archive = folder.resolve("archive-three");
    ways.stream(
        "posts.three",
        3,
        INPUTS.shuffled(21),
        Map.of("partitioner.class", QuietPartitioner.class.getName()),
        Ways.Archive.of(archive),
        INPUTS.inTime().size(),
        store,
        expected);

    String again = ways.newStore("three_partitions_again");
    ways.backfill(archive, again, "--useDataStreamForBatch=true");
    Expectations.assertSameTables(Tables.of(again), expected);
  }

  @Test
  void aLiveRunThatLosesKafkaWhileItReadsGoesOnAndGivesTheSameTables() throws Exception {
    String store = ways.newStore("outage");
    Path checkpoints = folder.resolve("checkpoints-outage");
    try (LocalKafka weak = LocalKafka.builder().setting("quota.window.num", "2").start()) {
      Ways weakly = new Ways(postgres, weak);
      weakly.feed("posts.outage", 1, INPUTS.shuffled(31), A_BATCH_FOR_EACH_RECORD);
      weak.limitReaders(SLOW_BYTES_PER_SECOND);
      RunningJob job =
          weakly.startStream(
              "posts.outage",
              store,
              "--checkpointingInterval=500",
              "--flinkCheckpointDirectory=" + checkpoints.toUri());
      try {
        Ways.patiently().until(() -> !Tables.of(store).get("signals").isEmpty());
        weak.stop();
        long atTheLoss = Ways.newestCheckpoint(checkpoints);
        // While it is away checkpoints go on, and the offsets of one cannot be committed.
        Ways.patiently().until(() -> Ways.newestCheckpoint(checkpoints) > atTheLoss + 1);
        assertThat(Tables.of(store).get("signals").size())
            .as("posts before the loss")
            .isLessThan(expected.get("signals").size());

        weak.restart();
        weak.freeReaders();
        Ways.patiently()
            .untilAsserted(() -> Expectations.assertSameTables(Tables.of(store), expected));
        assertThat(job.waitFor(1)).as("whether the job has ended").isFalse();
      } finally {
        Ways.stop(job);
      }
    }
  }

  /** The second oracle: the windows, recomputed in plain SQL from what is stored of each post. */
  @Test
  void theWindowsAreWhatSqlMakesOfTheSignals() {
    String recomputed =
        """
        WITH firsts AS (
          SELECT post_id, min(observed_at) AS first_at,
                 date_bin('15 minutes', min(observed_at), '1970-01-01Z') AS window_start
          FROM observations GROUP BY post_id),
        counted AS (
          SELECT DISTINCT ON (o.post_id) o.post_id, f.first_at, f.window_start, o.score,
                 o.sentiment, o.topics,
                 max(o.trending_score) OVER (PARTITION BY o.post_id) AS peak
          FROM observations o JOIN firsts f USING (post_id)
          WHERE o.observed_at < f.window_start + interval '15 minutes'
            AND o.post_id NOT IN (SELECT post_id FROM duplicates)
          ORDER BY o.post_id, o.observed_at DESC)
        SELECT concat_ws(' ', topic, s.platform, extract(epoch FROM c.window_start)::bigint,
                 count(*), count(DISTINCT s.author_id), sum(coalesce(c.score, 0)),
                 round(sum(c.sentiment)::numeric, 4), count(c.sentiment), max(c.peak))
        FROM counted c JOIN signals s USING (post_id), unnest(c.topics) AS topic
        WHERE topic NOT IN (%s)
        GROUP BY topic, s.platform, c.window_start ORDER BY 1
        """;
    String stored =
        """
        SELECT concat_ws(' ', topic, platform, extract(epoch FROM window_start)::bigint, posts,
                 authors, score_sum, round(sentiment_sum::numeric, 4), sentiment_count,
                 peak_trending)
        FROM topic_windows WHERE topic NOT IN (%s) ORDER BY 1
        """;
    String gone = topicsOfPostsThatLeftTheStore();
    List<String> found = Tables.query(reference, stored.formatted(gone));
    assertThat(found).hasSizeGreaterThan(50);
    assertThat(Tables.query(reference, recomputed.formatted(gone))).isEqualTo(found);
  }

  /** A deleted post has left the store, but not the windows that ended before it was deleted. */
  private static String topicsOfPostsThatLeftTheStore() {
    List<String> topics = new ArrayList<>(List.of("''"));
    TreeSet<String> gone = new TreeSet<>(INPUTS.truth().gone());
    INPUTS.inTime().stream()
        .map(post -> post.truth())
        .filter(entry -> entry.postId() != null && gone.contains(entry.postId()))
        .forEach(entry -> entry.topics().forEach(topic -> topics.add("'" + topic + "'")));
    return String.join(", ", topics);
  }

  private static List<String> hexOfTooLate() {
    return INPUTS.tooLate().stream()
        .map(post -> HexFormat.of().formatHex(post.raw().getPayload()))
        .toList();
  }
}
