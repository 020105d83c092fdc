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
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** What comes from each platform: how much, how fresh, and what of it could not be used. */
public final class SourceQueries {
  /** Freshness is the one figure that goes by the clock: the database's. */
  private static final String SOURCES =
      "SELECT platform, posts, posts::float8 / nullif(sum(posts) OVER (), 0)::float8 AS share,"
          + " last_created_at, last_observed_at, greatest(0,"
          + " extract(epoch FROM clock_timestamp() - last_observed_at))::int8 AS freshness_seconds"
          + " FROM platform_totals WHERE posts > 0";

  private static final String LETTERS =
      "SELECT platform, reason, count(*) AS letters FROM dead_letters GROUP BY 1, 2 ORDER BY 1, 2";

  /**
   * The newest window of each shape, found by going from shape to shape through the index, and the
   * fields unknown to its mapping that turned up in the day up to it.
   */
  private static final String DRIFT =
      "WITH RECURSIVE shapes AS ("
          + "(SELECT platform, shape FROM shape_windows ORDER BY platform, shape LIMIT 1)"
          + " UNION ALL SELECT next.platform, next.shape FROM shapes CROSS JOIN LATERAL ("
          + "SELECT platform, shape FROM shape_windows AS w"
          + " WHERE (w.platform, w.shape) > (shapes.platform, shapes.shape)"
          + " ORDER BY w.platform, w.shape LIMIT 1) AS next)"
          + " SELECT shapes.platform, count(*) FILTER (WHERE breaker_open) AS open_breakers,"
          + " sum(unknown.fields)::int8 AS new_fields"
          + " FROM shapes CROSS JOIN LATERAL (SELECT window_start, breaker_open"
          + " FROM shape_windows AS w WHERE w.platform = shapes.platform AND w.shape = shapes.shape"
          + " ORDER BY window_start DESC LIMIT 1) AS newest"
          + " CROSS JOIN LATERAL (SELECT count(DISTINCT keys.path) AS fields"
          + " FROM shape_windows AS w CROSS JOIN LATERAL jsonb_object_keys(added) AS keys (path)"
          + " WHERE w.platform = shapes.platform AND w.shape = shapes.shape"
          + " AND w.window_start > newest.window_start - interval '1 day') AS unknown"
          + " GROUP BY 1";

  private final Store store;

  public SourceQueries(Store store) {
    this.store = store;
  }

  /** One item a platform that anything ever came from, by name. */
  JsonNode sources() {
    return store.read(
        rows -> {
          Map<String, ObjectNode> sources = new TreeMap<>();
          for (ObjectNode row : rows.all(Sql.of(SOURCES))) {
            source(sources, row).setAll(row);
          }
          long without = addLetters(rows, sources);
          for (ObjectNode row : rows.all(Sql.of(DRIFT))) {
            source(sources, row).setAll(row);
          }
          ObjectNode answer = Json.object();
          answer.set("items", Json.array(sources.values()));
          answer.put("dead_letters_without_platform", without);
          return answer;
        });
  }

  private static long addLetters(Rows rows, Map<String, ObjectNode> sources) throws SQLException {
    long without = 0;
    for (ObjectNode row : rows.all(Sql.of(LETTERS))) {
      long letters = row.get("letters").longValue();
      if (row.get("platform").isNull()) {
        without += letters;
      } else {
        ObjectNode source = source(sources, row);
        source.put("dead_letters", source.get("dead_letters").longValue() + letters);
        ObjectNode reasons = (ObjectNode) source.get("dead_letters_by_reason");
        reasons.put(row.get("reason").textValue(), letters);
      }
    }
    return without;
  }

  private static ObjectNode source(Map<String, ObjectNode> sources, ObjectNode row) {
    return sources.computeIfAbsent(row.get("platform").textValue(), SourceQueries::silent);
  }

  /** A platform of which no post is stored. */
  private static ObjectNode silent(String platform) {
    ObjectNode source = Json.object().put("platform", platform).put("posts", 0L).put("share", 0.0);
    source.putNull("last_created_at").putNull("last_observed_at").putNull("freshness_seconds");
    source.put("dead_letters", 0L).putObject("dead_letters_by_reason");
    return source.put("open_breakers", 0L).put("new_fields", 0L);
  }
}
