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

import org.junit.jupiter.api.Test;

class LiveCountersReporterTest {

  private static final String LONG_STEP = "Score/" + "Deeply/".repeat(12) + "ParMultiDo(Score)";

  @Test
  void aBatchOperatorIsCountedUnderItsStep() {
    assertThat(LiveCountersReporter.stepOf("FlatMap (FlatMap at Read/ParMultiDo(Read))"))
        .isEqualTo("Read/ParMultiDo(Read)");
  }

  @Test
  void aStreamingOperatorIsCountedUnderItsStep() {
    assertThat(LiveCountersReporter.stepOf("Read/ParMultiDo(Read)"))
        .isEqualTo("Read/ParMultiDo(Read)");
  }

  @Test
  void aNameThatFlinkHasCutIsFoundByTheWholeName() {
    String cut = ("FlatMap (FlatMap at " + LONG_STEP + ")").substring(0, 80);

    String name = "elements into " + LiveCountersReporter.stepOf(cut);

    assertThat(LiveCountersReporter.elementsInto(LONG_STEP)).accepts(name);
    assertThat(LiveCountersReporter.elementsInto("Other")).rejects(name);
    assertThat(LiveCountersReporter.elementsInto("Score"))
        .accepts("elements into Score/ParMultiDo(Score)")
        .rejects("elements into Scores");
  }
}
