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

import org.crosscurrent.metrics.Metric;

/**
 * Takes the mark of a failure from signals, by ranges of their first observation, whose score is
 * there. It goes last: as long as it stands, who is interrupted finds again what there was to do.
 */
public final class UnmarkFilled extends ChangeRanges {

  private static final long serialVersionUID = 1L;

  private final RescoreScope scope;

  /** For the tasks of the scope. */
  public UnmarkFilled(StoreConfig store, RescoreScope scope) {
    super(store, Metric.RESCORE_FILLED);
    this.scope = scope;
  }

  @Override
  String what() {
    return "update signals";
  }

  @Override
  Iterable<String> statements() {
    return scope.engines().keySet().stream().sorted().map(UnmarkFilled::unmark).toList();
  }

  private static String unmark(String task) {
    String marked =
        Sql.quoted(task)
            + " = ANY (failed) AND failed <> '{}' AND "
            + task
            + "_engine IS NOT NULL AND first_observed_at >= "
            + Sql.instantParameter()
            + " AND first_observed_at < "
            + Sql.instantParameter();
    // Locked in the order of the keys, like every batch.
    return "UPDATE signals SET failed = array_remove(failed, "
        + Sql.quoted(task)
        + "), written_at = now() WHERE post_id IN (SELECT post_id FROM signals WHERE "
        + marked
        + " ORDER BY post_id FOR UPDATE)";
  }
}
