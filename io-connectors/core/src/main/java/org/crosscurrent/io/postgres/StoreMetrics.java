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
package org.crosscurrent.io.postgres;

import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.io.postgres.BatchWriter.Flushed;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.metrics.MillisHistogram;
import org.joda.time.Instant;

/** What the writing of one table tells about itself. */
final class StoreMetrics<T> implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long NANOS_A_MILLI = 1_000_000;

  private final TableWriter<T> table;
  private final Clock clock;
  private final BundleCounter rowsWritten;
  private final BundleCounter batches;
  private final BundleCounter retries = BundleCounter.of(Metric.STORE_RETRIES);
  private final MillisHistogram flush =
      new MillisHistogram(Metric.STORE_FLUSH, Metric.STORE_FLUSH_HISTOGRAM);
  private final @Nullable MillisHistogram freshness;

  /**
   * @param clock by which the age of rows is told; must be serialisable
   */
  StoreMetrics(TableWriter<T> table, Clock clock) {
    this.table = table;
    this.clock = clock;
    this.rowsWritten = BundleCounter.of(Metric.STORE_ROWS_WRITTEN, table.table());
    this.batches = BundleCounter.of(Metric.STORE_BATCHES, table.table());
    // All other tables wait for the watermark, or tell of something else than a post.
    this.freshness =
        table instanceof SignalsTable
            ? new MillisHistogram(Metric.STORE_FRESHNESS, Metric.STORE_FRESHNESS_HISTOGRAM)
            : null;
  }

  /** Takes notice of rows that were committed. */
  void flushed(List<T> rows, Flushed<T> flushed, long nanos) {
    flush.add(nanos / NANOS_A_MILLI);
    rowsWritten.inc(flushed.changed());
    batches.inc(flushed.batches());
    retries.inc(flushed.retries());
    if (freshness != null) {
      long now = clock.millis();
      for (T row : rows) {
        Instant observedAt = table.observedAt(row);
        if (observedAt != null) {
          freshness.add(now - observedAt.getMillis());
        }
      }
    }
  }

  /** Tells Beam; at the end of a bundle. */
  void tell() {
    flush.flush();
    rowsWritten.flush();
    batches.flush();
    retries.flush();
    if (freshness != null) {
      freshness.flush();
    }
  }
}
