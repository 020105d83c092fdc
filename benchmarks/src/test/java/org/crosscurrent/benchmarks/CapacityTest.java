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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.UsageException;
import org.junit.jupiter.api.Test;

class CapacityTest {

  private static Map<String, Object> of(String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of(
                    "--job-cpu-micros=400",
                    "--kafka-cpu-micros=50",
                    "--postgres-cpu-micros=100",
                    "--kafka-bytes=1000",
                    "--shuffle-bytes=4000",
                    "--rows-per-post=3",
                    "--table-bytes=1000",
                    "--wal-bytes=2000",
                    "--open-state-bytes=1000",
                    "--settled-state-bytes=300",
                    "--observations-per-post=2"),
                Stream.of(arguments))
            .toList();
    return Capacity.of(Arguments.parse(CapacityOptions.class, all));
  }

  @Test
  void coresAreThoseOfThePeakWithRoomToCatchUp() {
    assertThat(of("--posts-per-second=1000", "--peak-factor=2"))
        .containsEntry("average_posts_per_second", 1000L)
        .containsEntry("peak_posts_per_second", 2000L)
        .containsEntry("design_posts_per_second", 3000L)
        .containsEntry("job_cores", 1.7)
        .containsEntry("task_managers", 1L)
        .containsEntry("kafka_partitions", 8L)
        .containsEntry("postgres_rows_per_second", 9000L)
        .containsEntry("postgres_gb_per_day", 86.4)
        .containsEntry("network_in_mbit_per_machine", 24L);
  }

  @Test
  void stateIsThatOfADayOfPostsAndOfTheOpenWindows() {
    Map<String, Object> needs = of("--posts-per-second=1000", "--peak-factor=1");

    assertThat(needs).containsEntry("posts_remembered_millions", 45.0);
    // 45 million posts of 300 bytes, and 930 seconds of 1,000 observations of 1,000 bytes.
    assertThat(needs).containsEntry("state_gb", 14.4);
  }

  @Test
  void moreStateThanAMachineMayHoldTakesMoreMachines() {
    assertThat(of("--posts-per-second=1000", "--peak-factor=1", "--state-gb-per-machine=10"))
        .containsEntry("full_checkpoint_gb", 43.3)
        .containsEntry("task_managers", 5L)
        .containsEntry("kafka_partitions", 40L);
  }

  @Test
  void aDayIsTakenForItsAverage() {
    assertThat(of("--posts-per-day=86400000")).containsEntry("average_posts_per_second", 1000L);
  }

  @Test
  void whatHasNoSenseIsRefused() {
    assertThatThrownBy(() -> of("--utilisation=0"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--utilisation must be above 0, not 0.0");
  }
}
