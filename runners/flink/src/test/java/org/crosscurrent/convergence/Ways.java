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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.TimestampedValue;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.crosscurrent.gate.LatenessGate;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.RawPostCoder;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.MappingFolder;
import org.crosscurrent.pipelines.Outputs;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.SignalGraph;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.services.BusyDirectory;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.joda.time.Instant;

/** The ways of running the graph, each into a database of its own. */
final class Ways {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final LocalPostgres postgres;
  private final LocalKafka kafka;

  Ways(LocalPostgres postgres, LocalKafka kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  String newStore(String name) {
    String jdbcUrl = postgres.createDatabase(name);
    StoreMigrations.migrate(jdbcUrl, "postgres", "");
    return jdbcUrl;
  }

  /** A batch on Flink over a file or an archive. */
  RunningJob backfill(Path input, String jdbcUrl, String... more) throws InterruptedException {
    return backfill(input.toString(), jdbcUrl, more);
  }

  /** The same by an address. */
  RunningJob backfill(String input, String jdbcUrl, String... more) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("--input=" + input, "--jdbc-url=" + jdbcUrl, "--parallelism=2"));
    arguments.addAll(List.of(more));
    BackfillOptions options = Arguments.parse(BackfillOptions.class, arguments);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, false);
    RunningJob job = launcher.start(BackfillPipeline.build(options));
    if (!job.waitFor(PATIENCE.toMillis())) {
      job.cancel();
      throw new IllegalStateException("the backfill did not end within " + PATIENCE);
    }
    assertThat(job.read()).as("payloads counted while the job ran").isPositive();
    return job;
  }

  /**
   * Where a stream archives.
   *
   * @param address as the option says it
   * @param folder where its files lie on this machine
   * @param options what the address needs
   */
  record Archive(String address, Path folder, String... options) {

    static Archive of(Path folder) {
      return new Archive(folder.toString(), folder);
    }
  }

  /**
   * The live job on Flink over a topic, until its store holds what is expected and its archive
   * holds every record, or patience ends.
   */
  void stream(
      String topic,
      int partitions,
      List<GeneratedPost> posts,
      Map<String, Object> producer,
      Archive archive,
      long archived,
      String jdbcUrl,
      Tables expected) {
    feed(topic, partitions, posts, producer);
    List<String> more = new ArrayList<>(List.of("--archive=" + archive.address()));
    more.addAll(List.of(archive.options()));
    RunningJob job = startStream(topic, jdbcUrl, more.toArray(String[]::new));
    try {
      patiently()
          .untilAsserted(
              () -> {
                Expectations.assertSameTables(Tables.of(jdbcUrl), expected);
                Expectations.assertLines(linesOf(archive.folder()), archived);
              });
    } finally {
      stop(job);
    }
  }

  /** Waits for its end, so that nothing writes into the folder of a test that has ended. */
  static void stop(RunningJob job) {
    job.cancel();
    Awaitility.await().atMost(PATIENCE).until(() -> job.waitFor(1000));
  }

  /** Waits for what a job does. */
  static ConditionFactory patiently() {
    return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500));
  }

  /** The highest number of a complete checkpoint below the directory, 0 if there is none. */
  static long newestCheckpoint(Path directory) throws IOException {
    return BusyDirectory.files(directory).stream()
        .filter(file -> file.endsWith("_metadata"))
        .map(file -> file.getParent().getFileName().toString())
        .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
        .max()
        .orElse(0);
  }

  /** Makes a topic and sends everything to it. */
  void feed(String topic, int partitions, List<GeneratedPost> posts, Map<String, Object> producer) {
    kafka.createTopic(topic, partitions);
    try (GeneratorFeed feed = new GeneratorFeed(kafka.bootstrapServers(), topic, producer)) {
      feed.sendAll(posts.iterator());
    }
  }

  /** Starts the live job on Flink over a topic. */
  RunningJob startStream(String topic, String jdbcUrl, String... more) {
    return JobLauncher.find().start(livePipeline(topic, jdbcUrl, more));
  }

  /** The live job over a topic, not started yet. */
  Pipeline livePipeline(String topic, String jdbcUrl, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--raw-topic=" + topic,
                "--group-id=" + topic,
                "--max-disorder=" + Inputs.MAX_DISORDER.toSeconds(),
                "--jdbc-url=" + jdbcUrl));
    if (Arrays.stream(more).noneMatch(option -> option.startsWith("--parallelism="))) {
      arguments.add("--parallelism=2");
    }
    arguments.addAll(List.of(more));
    StreamOptions options = Arguments.parse(StreamOptions.class, arguments);
    options.as(StreamingOptions.class).setStreaming(true);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, true);
    return StreamPipeline.build(options);
  }

  /** A stream on the Direct runner, in this order of arrival, with the watermark of the door. */
  void testStream(List<GeneratedPost> posts, String jdbcUrl, String... more) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setEnforceImmutability(true);
    Pipeline pipeline = Pipeline.create(options);
    LatenessGate.Result door =
        pipeline.apply("Arrivals", arrivals(posts)).apply("Lateness gate", LatenessGate.create());
    List<String> arguments = new ArrayList<>(List.of("--input=none", "--jdbc-url=" + jdbcUrl));
    arguments.addAll(List.of(more));
    BackfillOptions store = Arguments.parse(BackfillOptions.class, arguments);
    Outputs.toStore(
        Outputs.storeOf(store),
        door.onTime().apply("Signals", SignalGraph.create().withMappings(MappingFolder.of(store))),
        List.of(door.late()));
    pipeline.run().waitUntilFinish();
  }

  @SuppressWarnings("unchecked") // an array of a generic type, for a method of variable arity
  private static TestStream<RawPost> arrivals(List<GeneratedPost> posts) {
    TestStream.Builder<RawPost> stream = TestStream.create(RawPostCoder.of());
    long newest = Long.MIN_VALUE;
    long watermark = Long.MIN_VALUE;
    Iterator<GeneratedPost> rest = posts.iterator();
    while (rest.hasNext()) {
      List<TimestampedValue<RawPost>> bundle = new ArrayList<>();
      for (int i = 0; i < 25 && rest.hasNext(); i++) {
        GeneratedPost post = rest.next();
        long at = post.observedAt().toEpochMilli();
        bundle.add(TimestampedValue.of(post.raw(), Instant.ofEpochMilli(Math.max(at, watermark))));
        newest = Math.max(newest, at);
        watermark = Math.max(watermark, newest - Inputs.MAX_DISORDER.toMillis());
      }
      stream =
          stream
              .addElements(
                  bundle.get(0), bundle.subList(1, bundle.size()).toArray(TimestampedValue[]::new))
              .advanceWatermarkTo(Instant.ofEpochMilli(watermark));
    }
    return stream.advanceWatermarkToInfinity();
  }

  static long linesOf(Path archive) throws IOException {
    return BusyDirectory.files(archive).stream()
        .filter(file -> file.toString().endsWith(".gz"))
        .mapToLong(Ways::lines)
        .sum();
  }

  private static long lines(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
