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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveBenchTest {

  private static final String KEYS =
      "flink_taskmanager_job_task_operator_column_family_rocksdb_estimate_num_keys";
  private static final String BYTES =
      "flink_taskmanager_job_task_operator_column_family_rocksdb_estimate_live_data_size";

  @Test
  void whatIsToldIsByThePostOfTheMeasuredTime() {
    LiveSnapshot before =
        new LiveSnapshot(0, 1000, 10, 5, 500, 2000, new StoreSize(3000, 10_000, 20_000, 1));
    LiveSnapshot after =
        new LiveSnapshot(
            10_000_000_000L, 3000, 12, 6, 2500, 8000, new StoreSize(9000, 30_000, 60_000, 1.5));
    LiveBench.End end = new LiveBench.End(new StageState(6000, 90_000), 120_000, 0.25, 0.5);

    assertThat(LiveBench.summarise(200, before, after, end))
        .containsEntry("posts_per_second", 200L)
        .containsEntry("job_cpu_micros_per_post", 1000L)
        .containsEntry("kafka_cpu_micros_per_post", 500L)
        .containsEntry("postgres_cpu_micros_per_post", 250L)
        .containsEntry("cores_in_use", 0.35)
        .containsEntry("kafka_bytes_per_post", 1L)
        .containsEntry("shuffle_bytes_per_post", 3L)
        .containsEntry("rows_per_post", 3.0)
        .containsEntry("table_bytes_per_post", 10L)
        .containsEntry("wal_bytes_per_post", 20L)
        .containsEntry("open_state_bytes_per_post", 30L)
        .containsEntry("open_state_keys_per_post", 2.0)
        .containsEntry("open_checkpoint_bytes_per_post", 40L);
  }

  @Test
  void stateIsToldByStageAndWhatAnEmptyJobWeighsDoesNotCount() {
    StateBench.Left few =
        new StateBench.Left(
            Map.of("Signals_Measure_velocity_Follow_each_post", new StageState(100, 9000)), 20_000);
    StateBench.Left many =
        new StateBench.Left(
            Map.of("Signals_Measure_velocity_Follow_each_post", new StageState(400, 24_000)),
            50_000);

    assertThat(StateBench.summarise(100, 400, few, many))
        .containsEntry("state_entries_per_post", 1.0)
        .containsEntry("state_bytes_per_post", 50L)
        .containsEntry("checkpoint_bytes_per_post", 100L)
        .containsEntry("Measure velocity Follow each post: entries per post", 1.0)
        .containsEntry("Measure velocity Follow each post: bytes per post", 50.0);
  }

  @Test
  void theFiguresOfAStageAreThoseOfAllItsPartsAndColumns() {
    PrometheusPage.Values figures =
        new PrometheusPage.Values(
            List.of(
                KEYS + "{operator_name=\"A\",subtask_index=\"0\",} 10.0",
                KEYS + "{operator_name=\"A\",subtask_index=\"1\",} 5.0",
                KEYS + "{operator_name=\"B\",subtask_index=\"0\",} 0.0",
                BYTES + "{operator_name=\"A\",subtask_index=\"0\",} 300.0",
                "flink_jobmanager_job_lastCheckpointFullSize{job_id=\"1\",} 77.0"));

    assertThat(StageState.of(figures)).isEqualTo(Map.of("A", new StageState(15, 300)));
    assertThat(StageState.checkpointBytes(figures)).isEqualTo(77);
  }
}
