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
package org.crosscurrent.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** A page of rows, and where the next one begins. */
public record Page(List<ObjectNode> items, Cursor next) {
  /** A column for the cursor alone, which does not go out: a time in exact microseconds. */
  public static final String MICROS = "cursor_micros";

  /**
   * Cuts a page off rows of which one more than {@code limit} was asked for: the surplus row tells
   * that there is a next page.
   */
  public static Page of(List<ObjectNode> rows, int limit, Function<ObjectNode, Cursor> place) {
    boolean more = rows.size() > limit;
    List<ObjectNode> items = more ? rows.subList(0, limit) : rows;
    Cursor next = more ? place.apply(items.get(limit - 1)) : null;
    items.forEach(row -> row.remove(MICROS));
    return new Page(items, next);
  }

  public JsonNode toJson(Parameters parameters) {
    ObjectNode json = Json.object();
    json.set("items", Json.array(items));
    json.put("next_cursor", next == null ? null : parameters.encode(next));
    return json;
  }
}
