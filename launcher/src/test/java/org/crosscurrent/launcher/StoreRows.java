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
package org.crosscurrent.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a store holds. */
final class StoreRows {

  /** Every table of rows. */
  static final List<String> TABLES =
      List.of(
          "signals",
          "observations",
          "topic_windows",
          "cross_platform_events",
          "divergences",
          "duplicates",
          "deletions",
          "dead_letters");

  private StoreRows() {}

  /** The first column of a query. */
  static List<String> query(String store, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(store);
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /** All rows of all tables, less when they were written. */
  static List<String> all(String store) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      query(store, "SELECT to_jsonb(t) - 'written_at' FROM " + table + " t ORDER BY 1")
          .forEach(row -> rows.add(table + " " + row));
    }
    return rows;
  }
}
