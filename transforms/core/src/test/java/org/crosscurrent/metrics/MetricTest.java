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
package org.crosscurrent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricTest {

  private static final Path PAGE = Path.of("../../docs/metrics.md");

  @Test
  void thePageForReadersHasEachMetricAsItIs() throws IOException {
    String table =
        Arrays.stream(Metric.values()).map(MetricTest::row).collect(Collectors.joining("\n"));
    assertThat(Files.readString(PAGE)).contains(table);
  }

  private static String row(Metric metric) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            metric.template(),
            metric.kind().name().toLowerCase(Locale.ROOT),
            metric.unit(),
            metric.job() == Metric.Job.EVERY
                ? "stream, backfill"
                : metric.job().name().toLowerCase(Locale.ROOT),
            metric.meaning());
  }

  @Test
  void namesAreUnique() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::template)).doesNotHaveDuplicates();
  }

  @Test
  void aNameThatVariesIsFilledIn() {
    assertThat(Metric.DEAD_LETTERS.label("missing-field")).isEqualTo("dead_letters.missing-field");
    assertThatThrownBy(Metric.DEAD_LETTERS::label).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Metric.GATE_LATE.label("x")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void prometheusKnowsANameWithoutDotsAndHyphens() {
    String prefix = "flink_taskmanager_job_task_operator_crosscurrent_";
    assertThat(Metric.DEAD_LETTERS.prometheusNames())
        .matches(p -> p.matcher(prefix + "dead_letters_missing_field").matches())
        .matches(p -> !p.matcher(prefix + "source_dead_letters_malformed").matches());
    assertThat(Metric.STORE_ROWS_WRITTEN.prometheusNames())
        .matches(p -> p.matcher(prefix + "store_topic_windows_rows_written").matches());
  }
}
