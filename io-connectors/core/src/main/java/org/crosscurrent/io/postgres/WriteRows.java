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

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.crosscurrent.io.postgres.BatchWriter.Flushed;
import org.crosscurrent.io.postgres.BatchWriter.Refused;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.joda.time.Instant;

/**
 * Collects the rows of a bundle and writes them at the batch size and at the end of the bundle. The
 * bundle is done when all of them are committed. Refused rows go out at its end, into the global
 * window, in which the input has to be.
 */
final class WriteRows<T> extends DoFn<T, DeadLetter> {

  private static final long serialVersionUID = 1L;

  private final StoreConfig config;
  private final TableWriter<T> table;
  private final StoreMetrics<T> metrics;

  private transient StorePool pool;
  private transient BatchWriter<T> writer;
  private transient List<T> buffer;
  private transient List<Refused<T>> refused;
  private transient Instant newest;

  WriteRows(StoreConfig config, TableWriter<T> table, Clock clock) {
    this.config = config;
    this.table = table;
    this.metrics = new StoreMetrics<>(table, clock);
  }

  @Setup
  public void setup() {
    pool = StorePool.join(config);
    try {
      pool.requireTable(table.table());
    } catch (RuntimeException e) {
      teardown();
      throw e;
    }
    writer = new BatchWriter<>(pool, table);
  }

  @StartBundle
  public void startBundle() {
    buffer = new ArrayList<>();
    refused = new ArrayList<>();
    newest = BoundedWindow.TIMESTAMP_MIN_VALUE;
  }

  @ProcessElement
  public void processElement(@Element T row, @Timestamp Instant timestamp) {
    buffer.add(row);
    if (timestamp.isAfter(newest)) {
      newest = timestamp;
    }
    if (buffer.size() >= config.getBatchSize()) {
      flush();
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    flush();
    for (Refused<T> row : refused) {
      context.output(deadLetter(row), newest, GlobalWindow.INSTANCE);
    }
    refused.clear();
    metrics.tell();
  }

  @Teardown
  public void teardown() {
    if (pool != null) {
      pool.leave();
      pool = null;
    }
  }

  private void flush() {
    if (buffer.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    Flushed<T> flushed = writer.flush(buffer);
    metrics.flushed(buffer, flushed, System.nanoTime() - start);
    buffer.clear();
    refused.addAll(flushed.refused());
  }

  private DeadLetter deadLetter(Refused<T> refusal) {
    Map<String, String> headers = new LinkedHashMap<>();
    String platform = table.platform(refusal.row());
    if (platform != null) {
      headers.put("platform", platform);
    }
    String postId = table.postId(refusal.row());
    if (postId != null) {
      headers.put(DeadLettersTable.POST_ID, postId);
    }
    headers.put("table", table.table());
    headers.put("sqlstate", refusal.sqlState());
    return DeadLetter.builder()
        .setReason(DeadLetterReason.STORE_REJECTED)
        .setStage("store." + table.table())
        .setMessage("Postgres refuses the row: " + refusal.message() + ".")
        .setPayload(table.columns().toJson(refusal.row()))
        .setHeaders(headers)
        .setObservedAt(table.observedAt(refusal.row()))
        .setAttempt(0)
        .build();
  }
}
