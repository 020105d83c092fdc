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
package org.crosscurrent.api.figures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** What the posts of a span are made up of. */
public final class BreakdownQueries {
  private final Store store;

  public BreakdownQueries(Store store) {
    this.store = store;
  }

  /**
   * One row a value, most posts first, ties by value. The share is of all posts that match, those
   * without a value among them.
   */
  Page parts(PostFilter filter, Range span, Dimension by, Cursor after, int limit) {
    Sql sql = Sql.of("SELECT * FROM (SELECT " + by.value() + " AS value, " + Counted.FIGURES);
    sql.add(", " + Counted.MEAN_ENGAGEMENT_RATE);
    sql.add(", coalesce(sum(posts) FILTER (WHERE viral), 0)::int8 AS viral_posts");
    if (by.facet() == Facet.ALL) {
      sql.add(", sum(posts)::float8 / sum(sum(posts)) OVER ()::float8 AS share");
    } else {
      sql.add(", sum(posts)::float8 / (SELECT sum(posts) FROM");
      Counted.by(Facet.ALL, filter).addTo(sql, span);
      sql.add(")::float8 AS share");
    }
    sql.add("FROM");
    Counted.by(by.facet(), filter).addTo(sql, span);
    sql.add("GROUP BY 1 HAVING sum(posts) > 0) AS parts");
    if (after != null) {
      sql.add("WHERE posts < ? OR posts = ?", after.number(), after.number());
      sql.add("AND value COLLATE \"C\" > ?", after.text());
    }
    sql.add("ORDER BY posts DESC, value COLLATE \"C\" LIMIT ?", limit + 1);
    return Page.of(store.read(rows -> rows.all(sql)), limit, BreakdownQueries::place);
  }

  private static Cursor place(ObjectNode row) {
    return new Cursor(row.get("posts").longValue(), row.get("value").textValue());
  }
}
