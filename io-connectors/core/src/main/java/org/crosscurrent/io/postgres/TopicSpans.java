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

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Finds how far the windows of a topic hang together: two windows that end two hours or more apart
 * are never in sight at once, so no episode reaches across such a gap.
 */
final class TopicSpans {

  private TopicSpans() {}

  /** Of each topic that has a window or an event in the range, or in an hour that it touches. */
  static String query(RescoreScope scope) {
    String from =
        Sql.instant(
            Math.floorDiv(scope.fromMillis(), RescoreScope.HOUR_MILLIS) * RescoreScope.HOUR_MILLIS);
    String to =
        Sql.instant(
            RescoreScope.ceilDiv(scope.toMillis(), RescoreScope.HOUR_MILLIS)
                * RescoreScope.HOUR_MILLIS);
    String sight = "interval '2 hours'";
    return "WITH affected AS (SELECT topic FROM topic_windows WHERE window_start >= "
        + from
        + " AND window_start < "
        + to
        + "\nUNION SELECT topic FROM cross_platform_events WHERE started_at <= "
        + to
        + " + interval '2 hours' AND coalesce(resolved_at, updated_at + interval '2 hours') >= "
        + from
        + "),\nends AS (SELECT w.topic, w.window_end, w.window_end - lag(w.window_end)"
        + " OVER (PARTITION BY w.topic ORDER BY w.window_end) AS gap"
        + " FROM topic_windows w JOIN affected USING (topic)),\n"
        + "islands AS (SELECT topic, window_end, count(*) FILTER (WHERE gap >= "
        + sight
        + ") OVER (PARTITION BY topic ORDER BY window_end ROWS UNBOUNDED PRECEDING) AS island"
        + " FROM ends),\n"
        + "spans AS (SELECT topic, min(window_end) AS low, max(window_end) AS high FROM islands"
        + " GROUP BY topic, island HAVING max(window_end) >= "
        + from
        + " - interval '2 hours' AND min(window_end) <= "
        + to
        + " + interval '2 hours')\n"
        + "SELECT topic, "
        + Sql.millis("least(min(low), " + from + ")")
        + ", "
        + Sql.millis("greatest(max(high), " + to + " + interval '2 hours')")
        + " FROM affected LEFT JOIN spans USING (topic) GROUP BY topic";
  }

  static TopicSpan read(ResultSet row) throws SQLException {
    return new TopicSpan(row.getString(1), row.getLong(2), row.getLong(3));
  }
}
