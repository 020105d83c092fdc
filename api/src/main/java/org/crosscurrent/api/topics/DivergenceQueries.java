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

import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** What is read from {@code divergences}. */
public final class DivergenceQueries {
  /** In no name of a topic or platform. */
  private static final String BETWEEN = "\u0000";

  private final Store store;

  public DivergenceQueries(Store store) {
    this.store = store;
  }

  /**
   * Divergences from the latest window to the first; the order is that of the primary key, which
   * does not change.
   *
   * @param platform that is one of the two
   * @param range in which the windows begin
   * @param least smallest difference, of either sign
   */
  Page newest(String topic, String platform, Range range, Double least, Cursor after, int limit) {
    Sql sql = Sql.of("SELECT topic, platform_a, platform_b, window_start, window_end, mean_a,");
    sql.add("mean_b, posts_a, posts_b, difference,");
    sql.add("(extract(epoch FROM window_start) * 1000000)::int8 AS " + Page.MICROS);
    sql.add("FROM divergences WHERE true").addIf(topic, "AND topic = ?");
    if (platform != null) {
      sql.add("AND (platform_a = ? OR platform_b = ?)", platform, platform);
    }
    sql.addIf(range.from(), "AND window_start >= ?").addIf(range.to(), "AND window_start < ?");
    sql.addIf(least, "AND abs(difference) >= ?");
    if (after != null) {
      String[] names = after.text().split(BETWEEN, 3);
      sql.add(
          "AND (window_start, topic, platform_a, platform_b) < (?, ?, ?, ?)",
          SignalQueries.ofMicros(after.number()),
          names[0],
          names[1],
          names[2]);
    }
    sql.add("ORDER BY window_start DESC, topic DESC, platform_a DESC, platform_b DESC");
    sql.add("LIMIT ?", limit + 1);
    return Page.of(
        store.read(rows -> rows.all(sql)),
        limit,
        row ->
            new Cursor(
                row.get(Page.MICROS).longValue(),
                row.get("topic").textValue()
                    + BETWEEN
                    + row.get("platform_a").textValue()
                    + BETWEEN
                    + row.get("platform_b").textValue()));
  }
}
