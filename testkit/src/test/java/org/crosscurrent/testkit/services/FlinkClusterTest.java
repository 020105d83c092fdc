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
package org.crosscurrent.testkit.services;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What needs no Flink; the rest is tested where Flink is. */
@Tag("cluster")
class FlinkClusterTest {

  @Test
  void withoutFlinkOnTheClasspathItSaysSo() {
    assertThatThrownBy(() -> FlinkCluster.builder().start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs flink-runtime on the classpath");
  }

  @Test
  void sizesOutOfRangeAreNamed() {
    assertThatThrownBy(() -> FlinkCluster.builder().slots(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slots was 0, but must be 1 to 100");
  }
}
