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
package org.crosscurrent.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/**
 * What RocksDB estimates of one stage: entries, and bytes of live data, compressed as they lie on
 * disk. A key has several entries: its state, its timer in Flink's queue and in Beam's list; and
 * one that was written again counts twice until its files are merged.
 */
record StageState(double keys, double bytes) {

  static final StageState NONE = new StageState(0, 0);

  private static final String ROCKSDB =
      "flink_taskmanager_job_task_operator_column_family_rocksdb_estimate_";

  /** Every stage that holds anything, by the name of its operator. */
  static Map<String, StageState> of(PrometheusPage.Values figures) {
    Map<String, Double> keys = figures.sumBy(ROCKSDB + "num_keys", "operator_name");
    Map<String, Double> bytes = figures.sumBy(ROCKSDB + "live_data_size", "operator_name");
    Map<String, StageState> stages = new TreeMap<>();
    keys.forEach(
        (stage, count) -> {
          if (count > 0) {
            stages.put(stage, new StageState(count, bytes.getOrDefault(stage, 0.0)));
          }
        });
    return stages;
  }

  /** Entries and bytes of all of them. */
  static StageState sum(Map<String, StageState> stages) {
    return new StageState(
        stages.values().stream().mapToDouble(StageState::keys).sum(),
        stages.values().stream().mapToDouble(StageState::bytes).sum());
  }

  /** Full size of the last checkpoint, in bytes; 0 before the first one. */
  static double checkpointBytes(PrometheusPage.Values figures) {
    return figures.sum("flink_jobmanager_job_lastCheckpointFullSize");
  }
}
