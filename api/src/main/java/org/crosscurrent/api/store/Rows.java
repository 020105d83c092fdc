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
package org.crosscurrent.api.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.http.Json;

/**
 * Reads rows as JSON objects whose names are the columns' names. One connection, one snapshot.
 *
 * <p>Goes by the columns' JDBC types and not by their names in PostgreSQL, for which the driver
 * would ask the server once more.
 */
public final class Rows {
  private final Connection connection;

  public Rows(Connection connection) {
    this.connection = connection;
  }

  public Connection connection() {
    return connection;
  }

  /** All rows. */
  public List<ObjectNode> all(Sql sql) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      try (ResultSet result = statement.executeQuery()) {
        List<ObjectNode> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row(result));
        }
        return rows;
      }
    }
  }

  /** Changes rows, and tells how many. */
  public int change(Sql sql) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(Sql sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    int index = 1;
    for (Object value : sql.values()) {
      statement.setObject(index++, value);
    }
    return statement;
  }

  /** The first row, or null. */
  public ObjectNode first(Sql sql) throws SQLException {
    List<ObjectNode> rows = all(sql);
    return rows.isEmpty() ? null : rows.get(0);
  }

  private static ObjectNode row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    ObjectNode row = Json.object();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      put(row, columns.getColumnLabel(i), columns.getColumnType(i), result, i);
    }
    return row;
  }

  private static void put(ObjectNode row, String name, int type, ResultSet result, int i)
      throws SQLException {
    if (result.getObject(i) == null) {
      row.putNull(name);
      return;
    }
    switch (type) {
      case Types.VARCHAR:
        row.put(name, result.getString(i));
        break;
      case Types.INTEGER:
      case Types.BIGINT:
        row.put(name, result.getLong(i));
        break;
      case Types.DOUBLE:
        putDouble(row, name, result.getDouble(i));
        break;
      case Types.BIT:
        row.put(name, result.getBoolean(i));
        break;
      case Types.TIMESTAMP:
        row.put(name, Json.time(result.getObject(i, OffsetDateTime.class).toInstant()));
        break;
      case Types.OTHER:
        row.set(name, Json.parse(result.getString(i)));
        break;
      case Types.ARRAY:
        putTexts(row.putArray(name), result.getArray(i));
        break;
      default:
        throw new IllegalStateException("Column " + name + " has the unexpected type " + type);
    }
  }

  /** JSON has no number that is infinite or not a number. */
  private static void putDouble(ObjectNode row, String name, double value) {
    if (Double.isFinite(value)) {
      row.put(name, value);
    } else {
      row.putNull(name);
    }
  }

  private static void putTexts(ArrayNode texts, Array array) throws SQLException {
    for (Object text : (Object[]) array.getArray()) {
      texts.add((String) text);
    }
    array.free();
  }
}
