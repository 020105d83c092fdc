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

import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowingSumsTest {

  private final GrowingSums sums = new GrowingSums();

  @Test
  void whatCountsOnIsTakenAsItIs() {
    sums.with(Map.of("read", 5L));
    assertThat(sums.with(Map.of("read", 9L))).containsEntry("read", 9L);
  }

  @Test
  void whatWasCountedBeforeEachRestartStays() {
    sums.with(Map.of("read", 100L, "unique", 70L));
    sums.with(Map.of("read", 0L, "unique", 70L));
    assertThat(sums.with(Map.of("read", 30L, "unique", 20L)))
        .containsEntry("read", 130L)
        .containsEntry("unique", 90L);
    assertThat(sums.with(Map.of("read", 10L))).containsEntry("read", 140L);
  }

  @Test
  void aCounterThatIsNotToldForAWhileKeepsItsValue() {
    sums.with(Map.of("read", 100L));
    assertThat(sums.with(Map.of())).containsEntry("read", 100L);
  }
}
