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
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;

/**
 * Changes rows of a table by ranges of time, each statement in a transaction of its own. The
 * parameters of a statement are the first and the last millisecond of the range, in turns. Gives
 * how many rows of a range have changed.
 */
public abstract class ChangeRanges extends DoFn<KV<Long, Long>, Long> {

  private static final long serialVersionUID = 1L;

  private final StoreConfig config;
  private final BundleCounter changed;

  private transient StorePool pool;

  /** Of a store; what changes is counted. */
  ChangeRanges(StoreConfig config, Metric counter) {
    this.config = config;
    this.changed = BundleCounter.of(counter);
  }

  /** What a refusal says it was, as in {@code update signals}. */
  abstract String what();

  /** In the order in which they are to be done. */
  abstract Iterable<String> statements();

  /** Called by Beam. */
  @Setup
  public void setup() {
    pool = StorePool.join(config);
  }

  /** Called by Beam. */
  @ProcessElement
  public void process(@Element KV<Long, Long> range, OutputReceiver<Long> out) {
    long rows = 0;
    for (String sql : statements()) {
      rows +=
          pool.change(
              what(),
              connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                  Sql.setRange(statement, range.getKey(), range.getValue());
                  return (long) statement.executeUpdate();
                }
              });
    }
    changed.inc(rows);
    out.output(rows);
  }

  /** Called by Beam. */
  @FinishBundle
  public void finishBundle() {
    changed.flush();
  }

  /** Called by Beam. */
  @Teardown
  public void teardown() {
    if (pool != null) {
      pool.leave();
      pool = null;
    }
  }
}
