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

class RootCauseTest {

  @Test
  void theInnermostCauseIsToldInOneLine() {
    Throwable failure =
        new RuntimeException(
            "Pipeline execution failed",
            new RuntimeException("layer", new IllegalStateException("no such table\nhint: none")));

    assertThat(RootCause.sentence(failure)).isEqualTo("no such table (IllegalStateException)");
  }

  @Test
  void aCauseWithoutMessageIsNamed() {
    assertThat(RootCause.sentence(new RuntimeException("layer", new NullPointerException())))
        .isEqualTo("NullPointerException");
  }

  @Test
  void causesInACircleEnd() {
    RuntimeException first = new RuntimeException("first");
    RuntimeException second = new RuntimeException("second", first);
    first.initCause(second);

    assertThat(RootCause.of(first)).isIn(first, second);
  }
}
