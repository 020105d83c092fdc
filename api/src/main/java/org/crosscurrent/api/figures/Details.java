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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;

/** What is told of the few values that a page of a ranking shows. */
final class Details {
  private final Rows rows;
  private final Facet facet;
  private final PostFilter filter;
  private final List<ObjectNode> items;
  private final String name;
  private final Map<String, ObjectNode> byName = new HashMap<>();

  /**
   * @param items what is added to
   * @param name the field that holds an item's value of the facet
   */
  Details(Rows rows, Facet facet, PostFilter filter, List<ObjectNode> items, String name) {
    this.rows = rows;
    this.facet = facet;
    this.filter = filter;
    this.items = items;
    this.name = name;
    items.forEach(item -> byName.put(item.get(name).textValue(), item));
  }

  /** Adds {@code previous_posts}, of the span before, and {@code platforms}: posts by platform. */
  void addPlatformsAndPrevious(Range span) throws SQLException {
    for (ObjectNode item : items) {
      item.put("previous_posts", 0L);
      item.putObject("platforms");
    }
    Sql sql = Sql.of("SELECT value, platform, sum(posts) FILTER (WHERE part = 0)::int8 AS posts");
    sql.add(", coalesce(sum(posts) FILTER (WHERE part = 1), 0)::int8 AS previous FROM");
    for (ObjectNode row :
        counted(sql, "GROUP BY 1, 2 ORDER BY 1, 2", span, Spans.before(span, 1))) {
      ObjectNode item = byName.get(row.get("value").textValue());
      long previous = item.get("previous_posts").longValue() + row.get("previous").longValue();
      item.put("previous_posts", previous);
      if (row.get("posts").longValue() > 0) {
        ObjectNode platforms = (ObjectNode) item.get("platforms");
        platforms.set(row.get("platform").textValue(), row.get("posts"));
      }
    }
  }

  /** Adds {@code series}: posts in steps of time, oldest first, those without posts left out. */
  void addSeries(Range span, Step step) throws SQLException {
    items.forEach(item -> item.putArray("series"));
    Sql sql = Sql.of("SELECT value, " + step.start() + " AS bucket_start");
    sql.add(", sum(posts)::int8 AS posts FROM");
    for (ObjectNode row : counted(sql, "GROUP BY 1, 2 HAVING sum(posts) > 0 ORDER BY 2", span)) {
      byName.get(row.remove("value").textValue()).withArray("series").add(row);
    }
  }

  private List<ObjectNode> counted(Sql sql, String end, Range... spans) throws SQLException {
    if (items.isEmpty()) {
      return List.of();
    }
    Counted.by(facet, filter).of(new ArrayList<>(byName.keySet())).addTo(sql, spans);
    return rows.all(sql.add(end));
  }
}
