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

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;

/**
 * Replaces all rows of spans by those that were worked out anew: what is not among them goes, in
 * the transaction in which they come. Gives how many rows changed or went, at the end of a bundle.
 */
final class ReplaceRows<K, S, T> extends DoFn<KV<K, CoGbkResult>, Long> {

  private static final long serialVersionUID = 1L;

  private final StoreConfig config;
  private final TableWriter<T> table;
  private final Stale<S, T> stale;
  private final TupleTag<S> spanTag;
  private final TupleTag<T> rowTag;
  private final BundleCounter gone = BundleCounter.of(Metric.RESCORE_GONE);
  private final BundleCounter written;

  private transient StorePool pool;
  private transient List<S> spans;
  private transient List<T> rows;
  private transient long changed;

  ReplaceRows(
      StoreConfig config,
      TableWriter<T> table,
      Stale<S, T> stale,
      TupleTag<S> spanTag,
      TupleTag<T> rowTag) {
    this.config = config;
    this.table = table;
    this.stale = stale;
    this.spanTag = spanTag;
    this.rowTag = rowTag;
    this.written = BundleCounter.of(Metric.STORE_ROWS_WRITTEN, table.table());
  }

  @Setup
  public void setup() {
    pool = StorePool.join(config);
  }

  @StartBundle
  public void startBundle() {
    spans = new ArrayList<>();
    rows = new ArrayList<>();
    changed = 0;
  }

  @ProcessElement
  public void process(@Element KV<K, CoGbkResult> element) {
    element.getValue().getAll(spanTag).forEach(spans::add);
    element.getValue().getAll(rowTag).forEach(rows::add);
    if (spans.size() + rows.size() >= config.getBatchSize()) {
      flush();
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    flush();
    context.output(changed, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
    gone.flush();
    written.flush();
  }

  @Teardown
  public void teardown() {
    if (pool != null) {
      pool.leave();
      pool = null;
    }
  }

  private void flush() {
    if (spans.isEmpty() && rows.isEmpty()) {
      return;
    }
    long[] done =
        pool.change(
            "replace " + table.table(),
            connection -> {
              long deleted = stale.delete(connection, spans, rows);
              List<T> settled = table.reduce(stale.settle(connection, rows));
              return new long[] {deleted, table.write(connection, settled)};
            });
    gone.inc(done[0]);
    written.inc(done[1]);
    changed += done[0] + done[1];
    spans.clear();
    rows.clear();
  }
}
