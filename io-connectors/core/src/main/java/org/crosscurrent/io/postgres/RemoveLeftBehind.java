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

import java.util.List;
import org.crosscurrent.metrics.Metric;

/**
 * Removes the topic windows, by ranges of their beginning, that a run over an archive has left at a
 * lower generation: their topic is none any more. A window of which that run has seen no post at
 * all, because the archive does not have its time, stays.
 */
public final class RemoveLeftBehind extends ChangeRanges {

  private static final long serialVersionUID = 1L;

  private final int generation;

  /** Below the generation of a scope. */
  public RemoveLeftBehind(StoreConfig store, RescoreScope scope) {
    super(store, Metric.RESCORE_GONE);
    this.generation = scope.generation();
  }

  @Override
  String what() {
    return "delete topic windows";
  }

  @Override
  Iterable<String> statements() {
    return List.of(
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
            + ")");
  }
}
