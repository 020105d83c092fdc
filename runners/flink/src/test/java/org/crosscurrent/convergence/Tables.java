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
package org.crosscurrent.convergence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a store as JSON, every column but those that record processing itself. */
record Tables(Map<String, List<String>> rows) {

  private static final List<String> NAMES =
      List.of(
          "signals",
          "observations",
          "topic_windows",
          "shape_windows",
          "cross_platform_events",
          "divergences",
          "duplicates",
          "deletions",
          "dead_letters");

  static Tables of(String jdbcUrl) {
    return without("late", jdbcUrl);
  }

  /** As {@link #of}, also without the dead letters of one more reason. */
  static Tables without(String reason, String jdbcUrl) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String name : NAMES) {
      // What is late is decided at the door, outside the set of inputs.
      String only =
          name.equals("dead_letters") ? " WHERE reason NOT IN ('late', '" + reason + "')" : "";
      rows.put(
          name,
          query(
              jdbcUrl,
              "SELECT (to_jsonb(t) - 'written_at')::text FROM "
                  + name
                  + " t"
                  + only
                  + " ORDER BY 1"));
    }
    return new Tables(rows);
  }

  /** The other tables. */
  Tables but(String table) {
    Map<String, List<String>> others = new LinkedHashMap<>(rows);
    others.remove(table);
    return new Tables(others);
  }

  /** Without a column, of whatever table has it. */
  Tables butColumn(String name) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    String value = "\"" + name + "\": [^,}]+, ";
    rows.forEach(
        (table, found) ->
            others.put(table, found.stream().map(row -> row.replaceFirst(value, "")).toList()));
    return new Tables(others);
  }

  /** Without the rows that name this post. */
  Tables butPost(String id) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    rows.forEach(
        (table, found) ->
            others.put(
                table, found.stream().filter(row -> !row.contains('"' + id + '"')).toList()));
    return new Tables(others);
  }

  List<String> get(String table) {
    return rows.get(table);
  }

  /** The first column of every row of a query. */
  static List<String> query(String jdbcUrl, String sql) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (found.next()) {
        values.add(found.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the tables", e);
    }
  }
}
