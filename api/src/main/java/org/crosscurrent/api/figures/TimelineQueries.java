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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** Posts over time. */
public final class TimelineQueries {
  private final Store store;

  public TimelineQueries(Store store) {
    this.store = store;
  }

  /** One series a group, for the {@code most} groups with most posts, these first. */
  JsonNode series(PostFilter filter, Range asked, Step step, Dimension by, int most) {
    return store.read(
        rows -> {
          Range span = Spans.closed(rows, asked, step.reach());
          ObjectNode answer = Json.object();
          answer.put("bucket", step.label());
          answer.put("from", Json.time(span == null ? asked.from() : span.from()));
          answer.put("to", Json.time(span == null ? asked.to() : span.to()));
          ArrayNode groups = answer.putArray("groups");
          if (span != null) {
            step.require(span);
            groups.addAll(groups(steps(rows, filter, span, step, by), most));
          }
          return answer;
        });
  }

  private static List<ObjectNode> steps(
      Rows rows, PostFilter filter, Range span, Step step, Dimension by)
      throws java.sql.SQLException {
    Sql sql = Sql.of("SELECT " + by.value() + " AS value, " + step.start() + " AS bucket_start, ");
    sql.add(Counted.FIGURES + " FROM");
    Counted.by(by.facet(), filter).addTo(sql, span);
    return rows.all(sql.add("GROUP BY 1, 2 HAVING sum(posts) > 0 ORDER BY 2, 1"));
  }

  private static List<ObjectNode> groups(List<ObjectNode> steps, int most) {
    Map<JsonNode, ObjectNode> groups = new LinkedHashMap<>();
    Map<ObjectNode, Long> posts = new java.util.IdentityHashMap<>();
    for (ObjectNode step : steps) {
      ObjectNode group =
          groups.computeIfAbsent(
              step.remove("value"),
              value -> {
                ObjectNode made = Json.object();
                made.set("value", value);
                made.putArray("series");
                return made;
              });
      group.withArray("series").add(step);
      posts.merge(group, step.get("posts").longValue(), Long::sum);
    }
    List<ObjectNode> sorted = new ArrayList<>(groups.values());
    sorted.sort(
        Comparator.<ObjectNode, Long>comparing(posts::get)
            .reversed()
            .thenComparing(group -> group.get("value").asText()));
    return sorted.subList(0, Math.min(most, sorted.size()));
  }
}
