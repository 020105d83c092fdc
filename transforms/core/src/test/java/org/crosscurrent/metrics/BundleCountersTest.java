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

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class BundleCountersTest {

  private static final class TellFn extends DoFn<Long, Void> {
    private final BundleCounter read = BundleCounter.of(Metric.POSTS_READ);
    private final BundleCounter never = BundleCounter.of(Metric.GATE_LATE);
    private final MillisHistogram flush =
        new MillisHistogram(Metric.STORE_FLUSH, Metric.STORE_FLUSH_HISTOGRAM);

    @ProcessElement
    public void process(@Element Long millis) {
      read.inc();
      flush.add(millis);
    }

    @FinishBundle
    public void finishBundle() {
      read.flush();
      never.flush();
      flush.flush();
    }
  }

  @Test
  void whatABundleAddsUpIsToldAtItsEnd() {
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of(-5L, 50L, 51L, 2_000L, 999_999L)).apply(ParDo.of(new TellFn()));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    var metrics = result.metrics().queryMetrics(MetricsFilter.builder().build());

    Map<String, Long> counters =
        StreamSupport.stream(metrics.getCounters().spliterator(), false)
            .filter(found -> found.getName().getNamespace().equals(Metric.NAMESPACE))
            .collect(
                Collectors.toMap(found -> found.getName().getName(), MetricResult::getCommitted));
    assertThat(counters)
        .containsEntry("posts_read", 5L)
        .containsEntry("gate.late", 0L)
        .containsEntry("store.flush.count", 5L)
        .containsEntry("store.flush.sum_millis", 1_002_100L)
        .containsEntry("store.flush.within_50", 2L)
        .containsEntry("store.flush.within_100", 3L)
        .containsEntry("store.flush.within_1000", 3L)
        .containsEntry("store.flush.within_2000", 4L)
        .containsEntry("store.flush.within_300000", 4L);
    DistributionResult flush = metrics.getDistributions().iterator().next().getCommitted();
    assertThat(flush).isEqualTo(DistributionResult.create(1_002_100, 5, 0, 999_999));
  }
}
