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
 * Takes the mark of a failure from signals, by ranges of their first observation, whose score is
 * there. It goes last: as long as it stands, who is interrupted finds again what there was to do.
 */
public final class UnmarkFilled extends DoFn<KV<Long, Long>, Long> {

  private static final long serialVersionUID = 1L;

  private final StoreConfig config;
  private final RescoreScope scope;
  private final BundleCounter filled = BundleCounter.of(Metric.RESCORE_FILLED);

  private transient StorePool pool;

  /** For the tasks of the scope. */
  public UnmarkFilled(StoreConfig store, RescoreScope scope) {
    this.config = store;
    this.scope = scope;
  }

  @Setup
  public void setup() {
    pool = StorePool.join(config);
  }

  @ProcessElement
  public void process(@Element KV<Long, Long> range, OutputReceiver<Long> out) {
    long unmarked = 0;
    for (String task : scope.engines().keySet().stream().sorted().toList()) {
      unmarked += unmark(task, range);
    }
    filled.inc(unmarked);
    out.output(unmarked);
  }

  @FinishBundle
  public void finishBundle() {
    filled.flush();
  }

  @Teardown
  public void teardown() {
    if (pool != null) {
      pool.leave();
      pool = null;
    }
  }

  private long unmark(String task, KV<Long, Long> range) {
    String marked =
        Sql.quoted(task)
            + " = ANY (failed) AND failed <> '{}' AND "
            + task
            + "_engine IS NOT NULL AND first_observed_at >= "
            + Sql.instantParameter()
            + " AND first_observed_at < "
            + Sql.instantParameter();
    // Locked in the order of the keys, like every batch.
    String update =
        "UPDATE signals SET failed = array_remove(failed, "
            + Sql.quoted(task)
            + "), written_at = now() WHERE post_id IN (SELECT post_id FROM signals WHERE "
            + marked
            + " ORDER BY post_id FOR UPDATE)";
    try {
      return new Retry(config)
          .call(
              () ->
                  pool.transact(
                      connection -> {
                        try (PreparedStatement statement = connection.prepareStatement(update)) {
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
              + " refuses to update signals: SQLSTATE "
              + e.getSQLState()
              + ".",
          e);
    }
  }
}
