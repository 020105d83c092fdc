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

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.SavepointConfigOptions;

/**
 * Flink's own settings, for what Beam has no option for. Beam reads them from a directory named by
 * {@code --flinkConfDir}: what the user's directory says stands, and only what it does not say is
 * filled in here.
 */
final class FlinkSettings {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String REPORTER = "metrics.reporter.crosscurrent.factory.class";

  private FlinkSettings() {}

  /** The settings of one job. */
  static Configuration of(FlinkPipelineOptions options) {
    String directory = options.getFlinkConfDir();
    Configuration settings =
        directory == null || directory.isEmpty()
            ? GlobalConfiguration.loadConfiguration()
            : GlobalConfiguration.loadConfiguration(directory);
    settings.setString(DeploymentOptions.JOB_LISTENERS.key(), Submission.class.getName());
    if (options.isStreaming()) {
      fillInForStreams(settings);
    } else if (options.getUseDataStreamForBatch()) {
      fillInForBatches(settings);
    }
    if (FlinkDefaults.isEmbedded(options)) {
      fillInForEmbedded(settings, options);
    } else if (FlinkDefaults.isRemote(options) && options.isStreaming()) {
      fillInForStreamsOnCluster(settings, options);
    }
    return settings;
  }

  /** Writes the settings to a new private directory, in the form that Flink reads. */
  static Path write(Configuration settings) {
    try {
      Path directory = Files.createTempDirectory("crosscurrent-flink-");
      // JSON is YAML, and quotes everything.
      new ObjectMapper().writeValue(directory.resolve("config.yaml").toFile(), settings.toMap());
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("Flink's settings could not be written: " + e.getMessage(), e);
    }
  }

  /** Removes what {@link #write} made. */
  static void remove(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve("config.yaml"));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Flink's settings could not be removed: " + e.getMessage(), e);
    }
  }

  private static void fillInForStreams(Configuration settings) {
    // Flink waits this long for a buffer to fill at every shuffle; with some ten shuffles on a
    // post's way the default of 100 ms would alone use up the second that a post may take.
    fill(settings, ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(10));
    fillInRestarts(settings);
  }

  /**
   * A store that is down for a while must not end a stream: after each failure it waits half as
   * long again, up to a minute, and gives up after some 20 minutes without a spell of ten that went
   * well. Counted over a job's whole life, as Beam's {@code --numberOfExecutionRetries} does, a
   * stream that fails once a week would die one day.
   */
  private static void fillInRestarts(Configuration settings) {
    if (settings.contains(RestartStrategyOptions.RESTART_STRATEGY)) {
      return;
    }
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 1.5);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofMinutes(1));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(10));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 30);
  }

  private static void fillInForBatches(Configuration settings) {
    // All stages run at once and pass their data on in memory; the sorters spill what does not fit.
    // Otherwise each stage writes all of its data to disk, compressed, before the next one starts.
    // The scheduler that decides on parallelism between stages does not know this mode.
    if (!settings.contains(ExecutionOptions.BATCH_SHUFFLE_MODE)
        && !settings.contains(JobManagerOptions.SCHEDULER)) {
      settings.set(ExecutionOptions.BATCH_SHUFFLE_MODE, BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
      settings.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    }
  }

  /** What the job asks for goes before what the cluster has; so it asks only for what it must. */
  private static void fillInForStreamsOnCluster(
      Configuration settings, FlinkPipelineOptions options) {
    Map<String, String> cluster = FlinkRest.at(options.getFlinkMaster()).configuration();
    // State of a day of posts does not fit a heap.
    String backend = cluster.get(StateBackendOptions.STATE_BACKEND.key());
    if (backend == null || backend.equals("rocksdb")) {
      Configuration ours = new Configuration();
      ours.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
      ours.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
      fillInRocksDb(ours);
      cluster.keySet().forEach(ours::removeKey);
      ours.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
      ours.toMap().forEach((key, value) -> fill(settings, key, value));
    }
    String checkpoints = options.as(EmbeddedFlinkOptions.class).getFlinkCheckpointDirectory();
    if (checkpoints != null) {
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(checkpoints));
    }
  }

  private static void fillInForEmbedded(Configuration settings, FlinkPipelineOptions options) {
    EmbeddedFlinkOptions embedded = options.as(EmbeddedFlinkOptions.class);
    settings.setString(REPORTER, LiveCountersReporterFactory.class.getName());
    // The cluster of one process has no business with the network.
    fill(settings, RestOptions.ADDRESS, LOOPBACK);
    fill(settings, RestOptions.BIND_ADDRESS, LOOPBACK);
    fill(settings, JobManagerOptions.BIND_HOST, LOOPBACK);
    fill(settings, TaskManagerOptions.BIND_HOST, LOOPBACK);
    fill(settings, BlobServerOptions.PORT, "0");
    MemorySize network = MemorySize.ofMebiBytes(embedded.getFlinkNetworkMemoryMb());
    fill(settings, TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    fill(settings, TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    fill(
        settings,
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        MemorySize.ofMebiBytes(embedded.getFlinkManagedMemoryMb()));
    if (embedded.getFlinkTempDirectory() != null) {
      settings.set(CoreOptions.TMP_DIRS, embedded.getFlinkTempDirectory());
    }
    PrometheusText.serve(settings, embedded.getPrometheusPort());
    if (options.isStreaming()) {
      fillInStateOfEmbedded(settings, options);
    }
  }

  private static void fillInStateOfEmbedded(Configuration settings, FlinkPipelineOptions options) {
    // State of a day of posts does not fit a heap; RocksDB keeps it on disk, and within managed
    // memory.
    fill(settings, StateBackendOptions.STATE_BACKEND, "rocksdb");
    fill(settings, CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    fillInRocksDb(settings);
    fill(settings, CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
    String checkpoints = options.as(EmbeddedFlinkOptions.class).getFlinkCheckpointDirectory();
    if (checkpoints != null) {
      String uri = uri(checkpoints);
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri);
      fill(settings, CheckpointingOptions.SAVEPOINT_DIRECTORY, uri);
    } else if (!settings.contains(CheckpointingOptions.CHECKPOINTS_DIRECTORY)) {
      settings.set(
          CheckpointingOptions.CHECKPOINTS_DIRECTORY,
          TemporaryCheckpoints.create().toUri().toString());
    }
    // Beam passes it to remote clusters only.
    if (options.getSavepointPath() != null) {
      settings.set(SavepointConfigOptions.SAVEPOINT_PATH, uri(options.getSavepointPath()));
      settings.set(
          SavepointConfigOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE,
          options.getAllowNonRestoredState());
    }
  }

  /** By name: the options' class is in the state backend, which a client need not have. */
  private static void fillInRocksDb(Configuration settings) {
    // Most keys are new posts, which are looked for once in vain: without a filter in every file.
    fill(settings, "state.backend.rocksdb.use-bloom-filter", "true");
    // A checkpoint stands still until what is in memory has been written. Small buffers are written
    // along the way, and the first level, which is soon written again, is not compressed.
    fill(settings, "state.backend.rocksdb.writebuffer.size", "16mb");
    fill(settings, "state.backend.rocksdb.writebuffer.count", "4");
    fill(
        settings,
        "state.backend.rocksdb.compression.per.level",
        "NO_COMPRESSION;SNAPPY_COMPRESSION");
  }

  private static void fill(Configuration settings, String key, String value) {
    if (!settings.containsKey(key)) {
      settings.setString(key, value);
    }
  }

  /** What is no URI is a path of this machine. */
  static String uri(String pathOrUri) {
    return pathOrUri.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]+:/.*")
        ? pathOrUri
        : Path.of(pathOrUri).toAbsolutePath().toUri().toString();
  }

  private static <T> void fill(Configuration settings, ConfigOption<T> option, T value) {
    if (!settings.contains(option)) {
      settings.set(option, value);
    }
  }
}
