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

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class FlinkJobLauncherTest {

  @Test
  void readersThatWouldGetNoPartitionAreToldBeforeTheStart() {
    assertThat(adviceOn(4, 1)).startsWith("--parallelism=4 is more than the 1 partition: readers");
    assertThat(adviceOn(4, 3)).startsWith("--parallelism=4 is more than the 3 partitions: readers");
    assertThat(adviceOn(4, 4)).isEmpty();
    assertThat(adviceOn(1, 12)).isEmpty();
  }

  private static String adviceOn(int parallelism, int partitions) {
    return new FlinkJobLauncher()
        .adviceOn(
            PipelineOptionsFactory.fromArgs("--parallelism=" + parallelism).create(), partitions)
        .orElse("");
  }
}
