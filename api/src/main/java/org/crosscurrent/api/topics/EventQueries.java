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
package org.crosscurrent.api.topics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** What is read from {@code cross_platform_events}, with the divergences of their time. */
public final class EventQueries {
  private static final int MOST_DIVERGENCES = 100;
  private static final String COLUMNS =
      "e.topic, e.started_at, e.updated_at, e.resolved_at, e.origin_platform, e.origin_at, e.lags,"
          + " e.spread_seconds, e.posts, e.sentiments, e.sample_posts, e.generation, e.version";

  private static final String MICROS =
      ", (extract(epoch FROM e.started_at) * 1000000)::int8 AS " + Page.MICROS;

  /** A time as {@link Json#time} writes it, for what is put together to JSON by the database. */
  private static final String TIME =
      "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";

  private static final String DIVERGENCES =
      "SELECT coalesce(jsonb_agg(jsonb_build_object('topic', n.topic, 'platform_a', n.platform_a,"
          + " 'platform_b', n.platform_b, 'window_start', "
          + String.format(TIME, "n.window_start")
          + ", 'window_end', "
          + String.format(TIME, "n.window_end")
          + ", 'mean_a', n.mean_a, 'mean_b', n.mean_b, 'posts_a', n.posts_a, 'posts_b', n.posts_b,"
          + " 'difference', n.difference)"
          + " ORDER BY n.window_start DESC, n.platform_a, n.platform_b), '[]'::jsonb)"
          + " AS divergences FROM (SELECT * FROM divergences v WHERE v.topic = e.topic"
          + " AND v.window_end > e.started_at"
          + " AND v.window_start <= coalesce(e.resolved_at, e.updated_at)"
          + " ORDER BY v.window_start DESC, v.platform_a, v.platform_b LIMIT "
          + MOST_DIVERGENCES
          + ") n";

  private final Store store;

  public EventQueries(Store store) {
    this.store = store;
  }

  /**
   * Events from the latest begun to the first. The order is (started_at, topic), which is the
   * event's identity and does not change while the event lasts.
   */
  Page newest(EventFilter filter, Cursor after, int limit) {
    return page(
        Sql.of("SELECT " + COLUMNS + MICROS + " FROM cross_platform_events e"),
        filter,
        after,
        limit);
  }

  /**
   * The same, each with how its platforms compare and at most 100 divergences of its topic whose
   * windows touch the event's span.
   */
  Page compared(EventFilter filter, Cursor after, int limit) {
    Sql sql = Sql.of("SELECT " + COLUMNS + ", d.divergences" + MICROS);
    sql.add("FROM cross_platform_events e CROSS JOIN LATERAL (" + DIVERGENCES + ") d");
    Page page = page(sql, filter, after, limit);
    page.items().forEach(Comparison::addTo);
    return page;
  }

  private Page page(Sql sql, EventFilter filter, Cursor after, int limit) {
    filter.addTo(sql.add("WHERE true"));
    if (after != null) {
      sql.add(
          "AND (e.started_at, e.topic) < (?, ?)",
          SignalQueries.ofMicros(after.number()),
          after.text());
    }
    sql.add("ORDER BY e.started_at DESC, e.topic DESC LIMIT ?", limit + 1);
    return Page.of(
        store.read(rows -> rows.all(sql)),
        limit,
        row -> new Cursor(row.get(Page.MICROS).longValue(), row.get("topic").textValue()));
  }

  /** The event of a topic that began last, without divergences, or null. */
  public static ObjectNode latest(Rows rows, String topic) throws SQLException {
    return rows.first(
        Sql.of(
            "SELECT "
                + COLUMNS
                + " FROM cross_platform_events e WHERE e.topic = ?"
                + " ORDER BY e.started_at DESC LIMIT 1",
            topic));
  }
}
