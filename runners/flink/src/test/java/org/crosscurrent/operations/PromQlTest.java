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
package org.crosscurrent.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromQlTest {

  private static List<String> asked(String expression) {
    return PromQl.metricsOf(expression).stream().map(PromQl.Asked::text).toList();
  }

  @Test
  void functionsLabelsAndDurationsAreNoMetrics() {
    assertThat(asked("sum by (a, b) (rate(x_total{c=\"y_total\"}[5m])) / max(z) > 0.5 and up"))
        .containsExactly("x_total", "z", "up");
    assertThat(asked("time() - min(w > 0) / 1000 offset 5m")).containsExactly("w");
  }

  @Test
  void aPatternOfNamesIsOneMetric() {
    assertThat(asked("rate(label_replace({__name__=~\"x_.+\",a=\"b\"}, \"l\", \"$1\")[5m:30s])"))
        .containsExactly("x_.+");
    assertThat(PromQl.metricsOf("{__name__=~\"x_.+\"}").get(0).names()).accepts("x_y").rejects("y");
  }
}
