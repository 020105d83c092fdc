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

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreException.Reason;

/**
 * Removes the topic windows, by ranges of their beginning, that a run over an archive has left at a
 * lower generation: their topic is none any more. A window of which that run has seen no post at
 * all, because the archive does not have its time, stays.
 */
public final class RemoveLeftBehind extends DoFn<KV<Long, Long>, Long> {

  private static final long serialVersionUID = 1L;

  private final StoreConfig config;
  private final int generation;
  private final BundleCounter gone = BundleCounter.of(Metric.RESCORE_GONE);

  private transient StorePool pool;

  /** Below the generation of a scope. */
  public RemoveLeftBehind(StoreConfig store, RescoreScope scope) {
    this.config = store;
    this.generation = scope.generation();
  }

  @Setup
  public void setup() {
    pool = StorePool.join(config);
  }

  @ProcessElement
  public void process(@Element KV<Long, Long> range, OutputReceiver<Long> out) {
    long removed = remove(range);
    gone.inc(removed);
    out.output(removed);
  }

  @FinishBundle
  public void finishBundle() {
    gone.flush();
  }

  @Teardown
  public void teardown() {
    if (pool != null) {
      pool.leave();
      pool = null;
    }
  }

  private long remove(KV<Long, Long> range) {
    String delete =
        "DELETE FROM topic_windows w WHERE w.window_start >= "
            + Sql.instantParameter()
            + " AND w.window_start < "
            + Sql.instantParameter()
            + " AND w.generation < "
            + generation
            + " AND EXISTS (SELECT 1 FROM signals s WHERE s.first_observed_at >= w.window_start"
            + " AND s.first_observed_at < w.window_end AND s.platform = w.platform"
            + " AND s.generation >= "
            + generation
            + ")";
    try {
      return new Retry(config)
          .call(
              () ->
                  pool.transact(
                      connection -> {
                        try (PreparedStatement statement = connection.prepareStatement(delete)) {
                          Sql.setRange(statement, range.getKey(), range.getValue());
                          return (long) statement.executeUpdate();
                        }
                      }),
              () -> {});
    } catch (SQLException e) {
      throw new StoreException(
          Reason.FAILED,
          "The store at "
              + StoreException.address(config.getJdbcUrl())
              + " refuses to delete topic windows: SQLSTATE "
              + e.getSQLState()
              + ".",
          e);
    }
  }
}
