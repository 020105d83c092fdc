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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.StreamingOptions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.Scoring;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.crosscurrent.runners.flink.RunningJob;
import org.crosscurrent.testkit.services.FlinkCluster;

/** The live job on a cluster: one lineage, however often it is started again. */
final class ClusterStream implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final FlinkCluster cluster;
  private final List<String> arguments;
  private final String store;
  private final Path archive;
  private Scoring scoring;
  private String otherReason = "late";
  private String otherPost = "none";
  private RunningJob job;

  ClusterStream(
      FlinkCluster cluster, String bootstrapServers, String topic, String store, Path archive) {
    this.cluster = cluster;
    this.store = store;
    this.archive = archive;
    this.arguments =
        List.of(
            "--flink-master=" + cluster.address(),
            "--bootstrap-servers=" + bootstrapServers,
            "--raw-topic=" + topic,
            "--group-id=" + topic,
            "--max-disorder=" + Inputs.MAX_DISORDER.toSeconds(),
            "--jdbc-url=" + store,
            "--archive=" + archive,
            "--checkpointing-interval=1000");
  }

  /**
   * With scores that produce dead letters of a reason which the undisturbed run has not, of a post
   * which it has not either.
   */
  ClusterStream withScoring(Scoring scoring, String otherReason, String otherPost) {
    this.scoring = scoring;
    this.otherReason = otherReason;
    this.otherPost = otherPost;
    return this;
  }

  /** Starts as the command line does. */
  void start(String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    StreamOptions options = Arguments.parse(StreamOptions.class, all);
    options.as(StreamingOptions.class).setStreaming(true);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, true);
    launcher.check(options);
    job =
        RunningJob.start(
            StreamPipeline.build(options, scoring == null ? Scoring.of(options) : scoring));
  }

  RunningJob job() {
    return job;
  }

  /** Waits until the store holds so many signals. */
  void awaitSignals(long signals) {
    await("%d signals in the store".formatted(signals)).until(() -> signals() >= signals);
  }

  long signals() {
    return Long.parseLong(Tables.query(store, "SELECT count(*) FROM signals").get(0));
  }

  /** Waits until the job has gone back to a checkpoint for a reason that it had not told before. */
  String awaitRestartAfter(Optional<String> before) {
    await("a restart")
        .until(() -> job.lastRestart().isPresent() && !job.lastRestart().equals(before));
    return job.lastRestart().orElseThrow();
  }

  /** Waits for a checkpoint that is younger than now. */
  void awaitCheckpoint() {
    Optional<String> before = job.lastCheckpoint();
    await("a checkpoint")
        .until(() -> job.lastCheckpoint().isPresent() && !job.lastCheckpoint().equals(before));
  }

  /** The newest whole checkpoint of this run, as a JobManager that has died has left it. */
  Path newestCheckpoint() throws IOException {
    try (Stream<Path> checkpoints = Files.list(cluster.checkpoints().resolve(job.id()))) {
      return checkpoints
          .filter(directory -> Files.exists(directory.resolve("_metadata")))
          .max(Comparator.comparingInt(ClusterStream::number))
          .orElseThrow();
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** Waits until tables and archive are those of an undisturbed run. */
  void awaitTables(Tables expected, long archived) {
    await("the tables of an undisturbed run")
        .untilAsserted(
            () -> {
              assertSameTables(expected);
              Expectations.assertLines(Ways.linesOf(archive), archived);
            });
  }

  /** Who has other dead letters has had other payloads as well, which their shapes have counted. */
  private void assertSameTables(Tables expected) {
    Tables found = Tables.without(otherReason, store).butPost(otherPost);
    boolean others = !otherReason.equals("late");
    Expectations.assertSameTables(
        others ? found.but("shape_windows") : found,
        others ? expected.but("shape_windows") : expected);
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
  }

  @Override
  public void close() {
    if (job != null) {
      job.cancel();
    }
  }
}
