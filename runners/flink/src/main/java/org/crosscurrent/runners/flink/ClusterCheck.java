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

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;

/** Whether a cluster can take a job, asked before the job is sent. */
final class ClusterCheck {

  private static final int ATTEMPTS = 60;
  private static final long PAUSE_MILLIS = 500;

  private final FlinkRest cluster;

  private ClusterCheck(FlinkRest cluster) {
    this.cluster = cluster;
  }

  static ClusterCheck of(FlinkRest cluster) {
    return new ClusterCheck(cluster);
  }

  /**
   * Takes over the cluster's own parallelism if none was asked for, and looks for a place for
   * checkpoints and for free slots.
   *
   * @throws IllegalArgumentException in one sentence, if an option must be set
   * @throws ClusterUnavailableException if the cluster does not answer, or has no room
   */
  void prepare(FlinkPipelineOptions options) {
    cluster.slots();
    Map<String, String> settings = cluster.configuration();
    if (options.getParallelism() < 1) {
      // Beam would take the default of this process, which is 1.
      options.setParallelism(
          Integer.parseInt(settings.getOrDefault(CoreOptions.DEFAULT_PARALLELISM.key(), "1")));
    }
    if (options.isStreaming()) {
      requireCheckpointDirectory(options, settings);
    }
    if (hasFixedSize(settings)) {
      awaitSlots(options.getParallelism());
    }
  }

  private static void requireCheckpointDirectory(
      FlinkPipelineOptions options, Map<String, String> settings) {
    if (options.as(EmbeddedFlinkOptions.class).getFlinkCheckpointDirectory() == null
        && settings.getOrDefault(CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(), "").isBlank()) {
      throw new IllegalArgumentException(
          "Flink at "
              + options.getFlinkMaster()
              + " has no directory for checkpoints, without which a stream cannot survive the loss"
              + " of a machine: give --flink-checkpoint-directory=URI that all its machines share,"
              + " or set state.checkpoints.dir in its configuration");
    }
  }

  /** A cluster that asks Kubernetes or YARN for machines has the slots that a job needs. */
  private static boolean hasFixedSize(Map<String, String> settings) {
    return settings.keySet().stream()
        .noneMatch(key -> key.startsWith("kubernetes.cluster-id") || key.startsWith("yarn."));
  }

  /** TaskManagers may just be coming back. Without slots a job waits for minutes and then fails. */
  private void awaitSlots(int wanted) {
    FlinkRest.Slots slots = cluster.slots();
    for (int attempt = 0; slots.free() < wanted && attempt < ATTEMPTS; attempt++) {
      pause();
      slots = cluster.slots();
    }
    if (slots.free() < wanted) {
      throw new ClusterUnavailableException(
          "The job asks for "
              + wanted
              + " slots, but of the "
              + slots.total()
              + " of this cluster "
              + slots.free()
              + " are free: stop another job, add TaskManagers, or give a smaller --parallelism.",
          null);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterUnavailableException("The cluster's slots were not awaited.", e);
    }
  }
}
