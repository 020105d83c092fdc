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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** Which contents were copied most, and where to. */
public final class DuplicateQueries {
  private final Store store;

  public DuplicateQueries(Store store) {
    this.store = store;
  }

  /**
   * One row a copied post, most copies first, ties by its id, descending.
   *
   * @param platform one on which there is a copy, or null
   * @param span into which the copies' first sightings reach, from the first copy's to the last's
   * @param toxic whether originals that were flagged as toxic are among them
   */
  Page ranked(String platform, Range span, Toxic toxic, Cursor after, int limit) {
    return store.read(
        rows -> {
          Sql sql = Sql.of("SELECT duplicate_of, copies, platforms, first_at, last_at");
          sql.add("FROM copy_totals WHERE copies > 0");
          sql.addIf(platform, "AND platforms @> ARRAY[?]::text[]");
          sql.addIf(span.from(), "AND last_at >= ?").addIf(span.to(), "AND first_at < ?");
          if (toxic != Toxic.INCLUDE) {
            sql.add(toxic == Toxic.ONLY ? "AND EXISTS" : "AND NOT EXISTS");
            sql.add("(SELECT FROM signals WHERE post_id = duplicate_of AND is_toxic)");
          }
          if (after != null) {
            sql.add("AND (copies, duplicate_of) < (?, ?)", after.number(), after.text());
          }
          sql.add("ORDER BY copies DESC, duplicate_of DESC LIMIT ?", limit + 1);
          Page page = Page.of(rows.all(sql), limit, DuplicateQueries::place);
          addSignals(rows, page.items());
          return page;
        });
  }

  private static void addSignals(Rows rows, List<ObjectNode> items) throws SQLException {
    Map<String, ObjectNode> byId = new HashMap<>();
    for (ObjectNode item : items) {
      item.putNull("signal");
      byId.put(item.get("duplicate_of").textValue(), item);
    }
    Object ids = byId.keySet().toArray(new String[0]);
    Sql sql =
        Sql.of("SELECT " + SignalQueries.COLUMNS + " FROM signals WHERE post_id = ANY (?)", ids);
    for (ObjectNode signal : rows.all(sql)) {
      byId.get(signal.get("post_id").textValue()).set("signal", signal);
    }
  }

  private static Cursor place(ObjectNode row) {
    return new Cursor(row.get("copies").longValue(), row.get("duplicate_of").textValue());
  }
}
