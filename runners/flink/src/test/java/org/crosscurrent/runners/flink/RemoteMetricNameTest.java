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

import org.crosscurrent.pipelines.SignalGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteMetricNameTest {

  @ParameterizedTest
  @CsvSource({
    "Signals/Normalise_posts/Map_payloads.crosscurrent_posts_read, crosscurrent.posts_read",
    "Signals/Normalise_posts/Map_payloads.crosscurrent_posts_accepted_x, crosscurrent.posts_accepted.x",
    "A.crosscurrent_dead_letters_unsupported-platform, crosscurrent.dead_letters.unsupported-platform",
    "B.crosscurrent_source_dead_letters_malformed, crosscurrent.source.dead_letters.malformed",
    "C.crosscurrent_dedup_unique, crosscurrent.dedup.unique",
    "D/ParMultiDo(WriteRows).crosscurrent_store_retries, crosscurrent.store.retries",
    "Lateness_gate/Part.numRecordsIn, elements into Lateness_gate/Part",
    "Lateness_gate/Part.numRecordsInPerSecond,",
    "numRecordsIn,"
  })
  void theCounterIsReadFromTheMetric(String metric, String counter) {
    assertThat(RemoteMetricName.counterOf(metric)).isEqualTo(counter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W.crosscurrent_store_flush_millis", "R.crosscurrent_source_lag_millis"})
  void whatCannotBeAddedUpIsNoCounter(String metric) {
    assertThat(RemoteMetricName.counterOf(metric)).isNull();
  }

  @Test
  void whatEntersTheFirstStepIsFoundUnderItsOperator() {
    assertThat(RemoteMetricName.elementsInto(SignalGraph.FIRST_STEP))
        .isEqualTo(RemoteMetricName.counterOf("Signals/Normalise_posts/Map_payloads.numRecordsIn"));
  }
}
