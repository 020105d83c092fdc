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

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What bounds the cluster that lives inside this process ({@code --flinkMaster=[local]}).
 *
 * <p>The memory of such a process is the heap ({@code -Xmx}), plus managed memory, plus network
 * memory, plus about 300 MiB for classes, code and threads. The first three are bounded by {@code
 * -Xmx} and the two options here; Flink spills to {@link #getFlinkTempDirectory} what does not fit.
 *
 * <p>On a cluster of its own the cluster's configuration decides, and these options do nothing,
 * with one exception: {@link #getFlinkCheckpointDirectory} goes before the cluster's own.
 */
public interface EmbeddedFlinkOptions extends PipelineOptions {

  /**
   * Memory outside the heap, in MiB, in which a backfill sorts and a stream's RocksDB caches. It is
   * shared by all slots. Less memory means more spilling, not failure.
   */
  @Description(
      "Managed memory of the embedded Flink cluster in MiB: a backfill sorts in it, RocksDB caches"
          + " in it. Default: a quarter of the heap, at least 128 and at most 1024.")
  @Default.InstanceFactory(ManagedMemory.class)
  Integer getFlinkManagedMemoryMb();

  void setFlinkManagedMemoryMb(Integer value);

  /**
   * Memory for buffers between operators, in MiB. Too little ends a job at its start with
   * "Insufficient number of network buffers"; it grows with the number of shuffles and with the
   * square of the parallelism.
   */
  @Description(
      "Network memory of the embedded Flink cluster in MiB. Default: 32 for each slot, at least"
          + " 128.")
  @Default.InstanceFactory(NetworkMemory.class)
  Integer getFlinkNetworkMemoryMb();

  void setFlinkNetworkMemoryMb(Integer value);

  /** Where sorted runs and RocksDB's files lie while a job runs. */
  @Description(
      "Directory for spilled data and RocksDB files of the embedded Flink cluster. Default: the"
          + " JVM's temporary directory.")
  String getFlinkTempDirectory();

  void setFlinkTempDirectory(String value);

  /**
   * Where a stream's checkpoints are kept, as a path or URI; for a cluster one that all its
   * machines share. A later run resumes there with {@code --savepointPath=<the newest chk-N
   * directory>}.
   */
  @Description(
      "Directory for checkpoints of streams. Without it a cluster uses its own, and the embedded"
          + " one a temporary one that goes with the process, so that a new process begins anew.")
  String getFlinkCheckpointDirectory();

  void setFlinkCheckpointDirectory(String value);

  /**
   * Where the embedded cluster serves all metrics as Prometheus text, at {@code /metrics}, to
   * whoever can reach the port; 0 for nowhere. On a cluster its own settings decide, see {@code
   * docs/metrics.md}.
   */
  @Description(
      "Port at which the embedded Flink cluster serves its metrics as Prometheus text. Default: 0,"
          + " none.")
  @Default.Integer(0)
  int getPrometheusPort();

  void setPrometheusPort(int value);

  /** A quarter of the heap, within 128 to 1024 MiB. */
  final class ManagedMemory implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      long quarterOfHeap = Runtime.getRuntime().maxMemory() / 4 >> 20;
      return (int) Math.max(128, Math.min(1024, quarterOfHeap));
    }
  }

  /** Flink's own rule of thumb is 64 MiB; our graph has some thirty shuffles and needs more. */
  final class NetworkMemory implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      int parallelism = options.as(FlinkPipelineOptions.class).getParallelism();
      return Math.max(128, 32 * Math.max(1, parallelism));
    }
  }
}
