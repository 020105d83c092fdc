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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** Which hashtags are used most. */
public final class HashtagQueries {
  private static final Duration REACH = Duration.ofDays(1);

  private final Store store;

  public HashtagQueries(Store store) {
    this.store = store;
  }

  /** One row a hashtag, most posts first, ties by name. */
  JsonNode ranked(PostFilter filter, Range asked, Parameters parameters, int limit) {
    return store.read(
        rows -> {
          Walk walk = Walk.of(rows, asked, REACH, parameters.cursor());
          List<ObjectNode> found =
              walk.span() == null ? List.of() : rows(rows, filter, walk, limit);
          Page page =
              Page.of(found, limit, walk.place(row -> row.get("posts").longValue(), "hashtag"));
          if (walk.span() != null) {
            new Details(rows, Facet.HASHTAG, filter, page.items(), "hashtag")
                .addPlatformsAndPrevious(walk.span());
          }
          return walk.toJson(page, asked, parameters);
        });
  }

  private static List<ObjectNode> rows(Rows rows, PostFilter filter, Walk walk, int limit)
      throws SQLException {
    Sql sql = Sql.of("SELECT value AS hashtag, " + Counted.FIGURES + " FROM");
    Counted.by(Facet.HASHTAG, filter).addTo(sql, walk.span());
    sql.add("GROUP BY value HAVING sum(posts) > 0");
    if (walk.number() != null) {
      sql.add("AND (sum(posts) < ? OR sum(posts) = ?", walk.number(), walk.number());
      sql.add("AND value COLLATE \"C\" > ?)", walk.name());
    }
    return rows.all(sql.add("ORDER BY posts DESC, value COLLATE \"C\" LIMIT ?", limit + 1));
  }
}
