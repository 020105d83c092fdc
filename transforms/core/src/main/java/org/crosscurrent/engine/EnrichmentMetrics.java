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
package org.crosscurrent.engine;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.metrics.Gauge;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.metrics.MillisHistogram;

/** What is told of the engine of a task. For one thread. */
final class EnrichmentMetrics implements Serializable {

  private static final long serialVersionUID = 1L;

  private final BundleCounter scored;
  private final EnumMap<EngineFailure.Kind, BundleCounter> failed =
      new EnumMap<>(EngineFailure.Kind.class);
  private final MillisHistogram millis;
  private final Gauge broken;

  EnrichmentMetrics(String task) {
    scored = BundleCounter.of(Metric.ENRICHMENT_SCORED, task);
    for (EngineFailure.Kind kind : EngineFailure.Kind.values()) {
      failed.put(kind, BundleCounter.of(Metric.ENRICHMENT_FAILED, task + "." + kind.label()));
    }
    millis = new MillisHistogram(Metric.ENRICHMENT_TEXT, Metric.ENRICHMENT_TEXT_HISTOGRAM, task);
    broken = Metric.ENRICHMENT_BREAKER_OPEN.gauge(task);
  }

  void scored() {
    scored.inc();
  }

  void failed(EngineFailure failure) {
    failed.get(failure.kind()).inc();
  }

  /** So many texts took so long together. */
  void took(long nanos, int texts) {
    long each = TimeUnit.NANOSECONDS.toMillis(nanos) / texts;
    for (int i = 0; i < texts; i++) {
      millis.add(each);
    }
  }

  /** Tells Beam. */
  void flush(boolean isBroken) {
    scored.flush();
    failed.values().forEach(BundleCounter::flush);
    millis.flush();
    broken.set(isBroken ? 1 : 0);
  }
}
