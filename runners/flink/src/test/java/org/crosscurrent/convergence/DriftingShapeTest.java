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

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.ReplayPipeline;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.options.ReplayOptions;
import org.crosscurrent.runners.flink.RunningJob;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.joda.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One shape of three drifts in the middle of the run: it alone stops, its breaker is seen to open
 * and to close, and all tables are a function of the inputs as ever.
 */
class DriftingShapeTest {

  private static final DriftingInputs INPUTS = DriftingInputs.thatReturn();

  /** At the rate of the slow topic an undisturbed run takes so many seconds. */
  private static final long SECONDS = 40;

  @TempDir static Path folder;

  private static LocalPostgres postgres;
  private static LocalKafka kafka;
  private static Ways ways;
  private static Path envelopes;
  private static String mappings;
  private static String updated;
  private static String reference;
  private static Tables expected;

  @BeforeAll
  static void backfillTheReference() throws Exception {
    postgres = LocalPostgres.start();
    kafka = SlowTopic.startBroker();
    ways = new Ways(postgres, kafka);
    mappings = "--mappings=" + DriftingInputs.mappings(folder.resolve("mappings"));
    updated = "--mappings=" + DriftingInputs.updatedMappings(folder.resolve("updated"));
    envelopes = folder.resolve("envelopes.jsonl");
    GeneratorFiles.writeEnvelopes(INPUTS.shuffled(1).iterator(), envelopes);
    reference = ways.newStore("drift_reference");
    ways.backfill(envelopes, reference, mappings);
    expected = Tables.of(reference);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    postgres.close();
  }

  @Test
  void theDriftedPayloadsAloneAreRefusedAndAllOthersArePosts() {
    assertThat(
            Tables.query(
                reference,
                "SELECT encode(payload, 'hex') FROM dead_letters WHERE reason = 'schema-drift'"
                    + " ORDER BY 1"))
        .isEqualTo(DriftingInputs.hexOf(INPUTS.drifted()));
    assertThat(Tables.query(reference, "SELECT 1 FROM dead_letters WHERE reason <> 'schema-drift'"))
        .isEmpty();
    List<String> sound = new ArrayList<>(DriftingInputs.idsOf(INPUTS.shuffled(1)));
    sound.removeAll(DriftingInputs.idsOf(INPUTS.drifted()));
    assertThat(
            Tables.query(reference, "SELECT post_id FROM signals ORDER BY post_id COLLATE \"C\""))
        .isEqualTo(sound);
  }

  @Test
  void theBreakerOpensAndClosesWithItsShapeAndNoOtherDoes() {
    assertThat(
            Tables.query(
                reference,
                "SELECT concat_ws(' ', to_char(window_start AT TIME ZONE 'UTC', 'HH24:MI'),"
                    + " CASE WHEN breaker_open THEN 'open' ELSE 'closed' END, drifted, records)"
                    + " FROM shape_windows WHERE shape = 'quill-note' ORDER BY window_start"))
        .containsExactly(
            "10:00 closed 0 15",
            "10:15 closed 0 15",
            "10:30 open 5 15",
            "10:45 open 15 15",
            "11:00 open 15 15",
            "11:15 closed 5 15",
            "11:30 closed 0 15",
            "11:45 closed 0 15");
    assertThat(
            Tables.query(
                reference,
                "SELECT shape FROM shape_windows WHERE shape <> 'quill-note'"
                    + " AND (breaker_open OR drifted > 0)"))
        .isEmpty();
    assertThat(
            Tables.query(
                reference,
                "SELECT concat_ws(' ', platform, shape, breaker_open) FROM shape_breakers"
                    + " ORDER BY 1"))
        .containsExactly("brook brook-clip f", "quill quill-note f", "quill quill-reply f");
  }

  @Test
  void aNewFieldIsToldOnceWithItsPathAndWhatItHolds() {
    assertThat(
            Tables.query(
                reference,
                "SELECT concat_ws(' ', shape, path, windows, first_seen) FROM new_fields"
                    + " ORDER BY 1"))
        .containsExactly(
            "brook-clip stats.saves 4 number in 15 since 2026-03-02T11:00:40.000Z",
            "quill-note content 4 string in 5 since 2026-03-02T10:40:00.000Z");
  }

  @Test
  void aLiveRunAndTheBackfillOfItsArchiveGiveTheSameTables() throws Exception {
    String store = ways.newStore("drift_live");
    Path archive = folder.resolve("archive");
    ways.stream(
        "posts.drift",
        1,
        INPUTS.shuffled(7),
        Map.of(),
        new Ways.Archive(archive.toString(), archive, mappings),
        INPUTS.shuffled(7).size(),
        store,
        expected);

    String again = ways.newStore("drift_live_again");
    ways.backfill(archive, again, mappings);
    Expectations.assertSameTables(Tables.of(again), expected);
  }

  @Test
  void aStreamInAnotherOrderOnTheDirectRunnerGivesTheSameTables() {
    String store = ways.newStore("drift_direct");
    ways.testStream(INPUTS.shuffled(11), store, mappings);
    Expectations.assertSameTables(Tables.of(store), expected);
  }

  /** The old rows are of lower versions, but for what the old mapping saw, which stays told. */
  @Test
  void underAnUpdatedMappingAReplayBringsThePostsInAndABackfillMakesAllTablesNew()
      throws Exception {
    String fresh = ways.newStore("drift_fresh");
    ways.backfill(envelopes, fresh, updated);
    assertThat(Tables.of(fresh).get("dead_letters")).isEmpty();

    String store = ways.newStore("drift_replayed");
    ways.backfill(envelopes, store, mappings);
    assertThat(replay(store, folder.resolve("replayed"))).isEqualTo(INPUTS.drifted().size());
    assertThat(Tables.of(store).get("signals")).isEqualTo(Tables.of(fresh).get("signals"));

    ways.backfill(envelopes, store, updated);
    Expectations.assertSameTables(
        Tables.of(store).but("shape_windows").but("dead_letters"),
        Tables.of(fresh).but("shape_windows").but("dead_letters"));
  }

  @Test
  void aStreamThatGoesOnFromItsSavepointWithAnUpdatedMappingTakesTheNewShape() throws Exception {
    DriftingInputs inputs = DriftingInputs.thatStay();
    String store = ways.newStore("drift_updated");
    SlowTopic topic = new SlowTopic(kafka);
    kafka.createTopic("posts.updated", 1);
    topic.fill("posts.updated", inputs.shuffled(3));
    topic.limitTo(
        inputs.shuffled(3).stream().mapToLong(post -> post.raw().getPayload().length + 150).sum()
            / SECONDS);
    RunningJob job = RunningJob.start(ways.livePipeline("posts.updated", store, mappings));
    String savepoint;
    try {
      Ways.patiently().until(() -> !openWindows(store).isEmpty());
      savepoint = job.stop(folder.resolve("savepoints").toUri().toString());
    } finally {
      job.cancel();
      topic.lift();
    }
    org.crosscurrent.pipelines.RunningJob next =
        ways.startStream(
            "posts.updated", store, updated, "--savepoint-path=" + Path.of(URI.create(savepoint)));
    try {
      Ways.patiently()
          .untilAsserted(
              () ->
                  assertThat(Tables.query(store, "SELECT sum(records) FROM shape_windows"))
                      .containsExactly(String.valueOf(inputs.shuffled(3).size())));
    } finally {
      Ways.stop(next);
    }
    assertThat(Tables.query(store, "SELECT 1 FROM shape_breakers WHERE breaker_open")).isEmpty();
    assertThat(openWindows(store)).isNotEmpty();
    assertThat(driftedLetters(store))
        .isSubsetOf(DriftingInputs.hexOf(inputs.drifted()))
        .hasSizeLessThan(inputs.drifted().size());

    replay(store, folder.resolve("replayed-updated"));
    assertThat(Tables.query(store, "SELECT post_id FROM signals ORDER BY post_id COLLATE \"C\""))
        .isEqualTo(DriftingInputs.idsOf(inputs.shuffled(3)));
  }

  private static List<String> openWindows(String store) {
    return Tables.query(store, "SELECT window_start FROM shape_windows WHERE breaker_open");
  }

  private static List<String> driftedLetters(String store) {
    return Tables.query(
        store, "SELECT encode(payload, 'hex') FROM dead_letters WHERE reason = 'schema-drift'");
  }

  /** Replays what drifted into an archive and backfills that by the updated mapping. */
  private static long replay(String store, Path archive) throws Exception {
    ReplayOptions options =
        Arguments.parse(
            ReplayOptions.class,
            List.of("--jdbc-url=" + store, "--reason=schema-drift", "--archive=" + archive));
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, false);
    org.crosscurrent.pipelines.RunningJob job =
        launcher.start(ReplayPipeline.build(options, Instant.EPOCH));
    Ways.patiently().until(() -> job.waitFor(1000));
    ways.backfill(archive, store, updated);
    return job.counters().getOrDefault("replay.replayed", 0L);
  }
}
