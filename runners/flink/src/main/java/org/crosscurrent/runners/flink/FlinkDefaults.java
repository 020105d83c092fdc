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
package org.crosscurrent.runners.flink;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * The options that a run on Flink takes when its user has not set them. What the user has set is
 * never changed, not even back to Beam's default.
 *
 * <p>Beam's own defaults suit a first try: no checkpoints, a copy of every element between
 * operators, one second a bundle. Each value here has its reason beside it.
 *
 * <pre>{@code
 * FlinkPipelineOptions options =
 *     FlinkDefaults.applyTo(PipelineOptionsFactory.fromArgs(args).create());
 * }</pre>
 */
public final class FlinkDefaults {

  /** The cluster inside this process. */
  public static final String EMBEDDED = "[local]";

  /**
   * How often a stream writes a checkpoint, in milliseconds. A checkpoint is when Kafka's offsets
   * are committed and archive files are published, and all that came since the last one is done
   * again after a failure: ten seconds keep both short, and cost little beside the work.
   */
  public static final long CHECKPOINTING_INTERVAL = 10_000;

  /**
   * The number of key groups. It cannot be changed once a job has state, it bounds the parallelism
   * for good, and it fixes how many readers a Kafka source is split into at its first start.
   */
  public static final int MAX_PARALLELISM = 128;

  /** How long a stream may hold a bundle open, in milliseconds: writers flush at its end. */
  public static final long MAX_BUNDLE_TIME = 100;

  /**
   * How many elements a stream may put into a bundle. An operator passes a watermark on between two
   * bundles only; one that ends by its time does so a millisecond later, if nothing has come in
   * meanwhile, but one that ends by its size does so at once. With large bundles a busy stream's
   * watermark was seen to stand still for ten seconds and more.
   */
  public static final long MAX_BUNDLE_SIZE = 200;

  /**
   * How many elements a batch adds up before it shuffles the sums: all other steps of a batch have
   * one bundle for all that they see. They are held in memory, 300 bytes or so each. Posts come in
   * the order of their contents, so that windows and topics are mixed: of Beam's 5,000 hardly any
   * two belong together.
   */
  public static final long MAX_BATCH_BUNDLE_SIZE = 50_000;

  private FlinkDefaults() {}

  /**
   * Fills in what is not set, and returns the same options seen as Flink's. Call it once, after the
   * command line is read; {@code --streaming} must be right by then.
   *
   * @throws IllegalArgumentException for a stream without a checkpoint interval
   */
  public static FlinkPipelineOptions applyTo(PipelineOptions options) {
    PipelineOptionsFactory.register(EmbeddedFlinkOptions.class);
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    Set<String> given = namesGivenByTheUser(options);
    flink.setRunner(FlinkRunner.class);
    if (!given.contains("flinkMaster")) {
      flink.setFlinkMaster(EMBEDDED);
    }
    // On a cluster its own default decides.
    if (!given.contains("parallelism") && isEmbedded(flink)) {
      flink.setParallelism(Runtime.getRuntime().availableProcessors());
    }
    // Our values are immutable and our functions keep no inputs, so no copy is needed between
    // operators; measured, the copies cost more than a third of the time.
    if (!given.contains("fasterCopy")) {
      flink.setFasterCopy(true);
    }
    if (!given.contains("objectReuse")) {
      flink.setObjectReuse(true);
    }
    // Markers for Flink's own latency histogram cost a metric per pair of operators.
    if (!given.contains("latencyTrackingInterval")) {
      flink.setLatencyTrackingInterval(0L);
    }
    // It is what a person reads in the cluster's list.
    if (!given.contains("jobName")) {
      flink.setJobName(flink.isStreaming() ? "crosscurrent-stream" : "crosscurrent-backfill");
    }
    // A caller learns of the end within a second, not five.
    if (!given.contains("jobCheckIntervalInSecs")) {
      flink.setJobCheckIntervalInSecs(1);
    }
    if (isRemote(flink)) {
      fillInForClusters(flink, given);
    }
    if (flink.isStreaming()) {
      fillInForStreams(flink, given);
    } else {
      fillInForBatches(flink, given);
    }
    return flink;
  }

  /** Whether the cluster is inside this process. */
  public static boolean isEmbedded(FlinkPipelineOptions options) {
    return EMBEDDED.equals(options.getFlinkMaster());
  }

  /** Whether the job is sent to a cluster that is named by its address. */
  static boolean isRemote(FlinkPipelineOptions options) {
    return !options.getFlinkMaster().startsWith("[");
  }

  private static void fillInForClusters(FlinkPipelineOptions flink, Set<String> given) {
    // Beam would send the whole classpath, with Flink itself and all that only this process needs.
    if (!given.contains("filesToStage")) {
      flink.setFilesToStage(JobJars.onClasspath(valuesGivenByTheUser(flink)));
    }
    // The cluster has another working directory.
    if (flink.getSavepointPath() != null) {
      flink.setSavepointPath(FlinkSettings.uri(flink.getSavepointPath()));
    }
  }

  private static void fillInForStreams(FlinkPipelineOptions flink, Set<String> given) {
    if (!given.contains("checkpointingInterval")) {
      flink.setCheckpointingInterval(CHECKPOINTING_INTERVAL);
    }
    requireCheckpoints(flink.getCheckpointingInterval());
    // Room for work between two checkpoints when one takes long.
    if (!given.contains("minPauseBetweenCheckpoints")) {
      flink.setMinPauseBetweenCheckpoints(Math.max(1, flink.getCheckpointingInterval() / 10));
    }
    // Kept when the job is cancelled or fails, so that the next run resumes there.
    if (!given.contains("externalizedCheckpointsEnabled")) {
      flink.setExternalizedCheckpointsEnabled(true);
    }
    if (!given.contains("retainExternalizedCheckpointsOnCancellation")) {
      flink.setRetainExternalizedCheckpointsOnCancellation(true);
    }
    // A checkpoint that could not be written, because the store of checkpoints was away, is no
    // reason to go back to the one before: the next one may succeed.
    if (!given.contains("failOnCheckpointingErrors")) {
      flink.setFailOnCheckpointingErrors(false);
    }
    if (!given.contains("maxParallelism")) {
      flink.setMaxParallelism(Math.max(MAX_PARALLELISM, flink.getParallelism()));
    }
    if (!given.contains("maxBundleTimeMills")) {
      flink.setMaxBundleTimeMills(MAX_BUNDLE_TIME);
    }
    if (!given.contains("maxBundleSize")) {
      flink.setMaxBundleSize(MAX_BUNDLE_SIZE);
    }
    // Else Beam keeps what the end of a bundle gives for the next bundle, while the watermark goes
    // on: it would arrive late and be dropped.
    flink.setFinishBundleBeforeCheckpointing(true);
    // Every shard of the archive gets its own key group, so that no writer carries two.
    if (!given.contains("autoBalanceWriteFilesShardingEnabled")) {
      flink.setAutoBalanceWriteFilesShardingEnabled(true);
    }
  }

  private static void fillInForBatches(FlinkPipelineOptions flink, Set<String> given) {
    // Flink's older batch interface passes every output of a function with several of them
    // through a serialised copy for each reader; measured, that doubles the CPU of our graph.
    if (!given.contains("useDataStreamForBatch")) {
      flink.setUseDataStreamForBatch(true);
    }
    if (!given.contains("maxBundleSize")) {
      flink.setMaxBundleSize(MAX_BATCH_BUNDLE_SIZE);
    }
  }

  private static void requireCheckpoints(long interval) {
    if (interval <= 0) {
      throw new IllegalArgumentException(
          "checkpointingInterval is "
              + interval
              + ", but a stream needs checkpoints, else Kafka offsets are never committed and a"
              + " restart loses or repeats posts: give --checkpointingInterval in milliseconds, for"
              + " example "
              + CHECKPOINTING_INTERVAL
              + ".");
    }
  }

  /** Display data lists exactly the options that were set, and leaves out the defaults. */
  private static Set<String> namesGivenByTheUser(PipelineOptions options) {
    return DisplayData.from(options).items().stream()
        .map(DisplayData.Item::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> valuesGivenByTheUser(PipelineOptions options) {
    return DisplayData.from(options).items().stream()
        .map(item -> String.valueOf(item.getValue()))
        .collect(Collectors.toSet());
  }
}
