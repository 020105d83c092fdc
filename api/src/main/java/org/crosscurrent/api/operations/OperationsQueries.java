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
package org.crosscurrent.api.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** How far the store is behind the world, and what it serves behind the store. */
public final class OperationsQueries {
  /** Beyond that many a queue is told as that long: nobody needs to know by how much. */
  static final int MOST_QUEUED = 100_000;

  private static final String QUEUE =
      "SELECT coalesce((SELECT max(id) FROM feed), 0) AS feed_position,"
          + " (SELECT count(*) FROM (SELECT FROM changes LIMIT ?) AS queued) AS queue_length";

  /** When the row was written that the oldest queued change is about; a deleted one has none. */
  private static final String LAG =
      "SELECT greatest(0, extract(epoch FROM clock_timestamp() - coalesce("
          + " (SELECT written_at FROM signals WHERE change <> 'duplicate' AND post_id = subject),"
          + " (SELECT max(written_at) FROM duplicates"
          + " WHERE change = 'duplicate' AND duplicate_of = subject))))::float8 AS fold_lag_seconds"
          + " FROM (SELECT kind AS change, subject FROM changes ORDER BY id LIMIT 1) AS oldest";

  private static final String FRESHNESS =
      "SELECT extract(epoch FROM min(greatest(clock_timestamp() - last_observed_at,"
          + " interval '0')))::int8"
          + " AS freshness_seconds, max(last_observed_at) AS as_of FROM platform_totals";

  private static final String MINUTES =
      "SELECT date_bin('1 minute', first_observed_at, timestamptz 'epoch') AS minute,"
          + " count(*) AS posts FROM signals"
          + " WHERE first_observed_at > (SELECT max(last_observed_at) FROM platform_totals)"
          + " - ? * interval '1 minute' GROUP BY 1 ORDER BY 1";

  private final Store store;

  public OperationsQueries(Store store) {
    this.store = store;
  }

  /**
   * @param minutes how many minutes before the newest sighting the series of posts reaches back
   */
  JsonNode state(int minutes) {
    return store.read(
        rows -> {
          ObjectNode answer = rows.first(Sql.of(QUEUE, MOST_QUEUED));
          ObjectNode lag = rows.first(Sql.of(LAG));
          answer.put("fold_lag_seconds", lag == null ? 0 : lag.get("fold_lag_seconds").asDouble());
          answer.setAll(rows.first(Sql.of(FRESHNESS)));
          answer.set("posts_per_minute", Json.array(rows.all(Sql.of(MINUTES, minutes))));
          return answer;
        });
  }
}
