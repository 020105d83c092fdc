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
package org.crosscurrent.io.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.joda.time.Instant;

/** The columns of a table in their order, and where their values come from. */
final class Columns<T> implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  /** One column: its name, how it travels, and its value in a row. */
  record Column<T>(String name, ColumnType type, SerializableFunction<T, ?> value)
      implements Serializable {}

  private final ArrayList<Column<T>> columns = new ArrayList<>();

  Columns<T> text(String name, SerializableFunction<T, String> value) {
    return add(name, ColumnType.TEXT, value);
  }

  Columns<T> bigint(String name, SerializableFunction<T, Long> value) {
    return add(name, ColumnType.BIGINT, value);
  }

  Columns<T> integer(String name, SerializableFunction<T, Integer> value) {
    return add(name, ColumnType.INTEGER, value);
  }

  Columns<T> real(String name, SerializableFunction<T, Double> value) {
    return add(name, ColumnType.DOUBLE, value);
  }

  Columns<T> flag(String name, SerializableFunction<T, Boolean> value) {
    return add(name, ColumnType.BOOLEAN, value);
  }

  Columns<T> instant(String name, SerializableFunction<T, Instant> value) {
    return add(
        name,
        ColumnType.INSTANT,
        row -> {
          Instant instant = value.apply(row);
          return instant == null ? null : instant.getMillis();
        });
  }

  Columns<T> texts(String name, SerializableFunction<T, List<String>> value) {
    return add(name, ColumnType.TEXT_ARRAY, value);
  }

  Columns<T> json(String name, SerializableFunction<T, Map<String, ?>> value) {
    return add(
        name,
        ColumnType.JSON,
        row -> {
          Map<String, ?> map = value.apply(row);
          return map == null ? null : json(map);
        });
  }

  Columns<T> jsonObjects(String name, SerializableFunction<T, List<Map<String, String>>> value) {
    return add(name, ColumnType.JSON, row -> json(value.apply(row)));
  }

  Columns<T> bytes(String name, SerializableFunction<T, byte[]> value) {
    return add(name, ColumnType.BYTES, value);
  }

  List<Column<T>> list() {
    return columns;
  }

  /** Sets one array parameter a column. */
  void bind(Connection connection, PreparedStatement statement, List<T> rows) throws SQLException {
    bind(connection, statement, rows, 0);
  }

  /** The same behind parameters that are set otherwise. */
  void bind(Connection connection, PreparedStatement statement, List<T> rows, int behind)
      throws SQLException {
    for (int c = 0; c < columns.size(); c++) {
      Column<T> column = columns.get(c);
      Object[] array = column.type().array(rows.size());
      for (int r = 0; r < array.length; r++) {
        array[r] = column.type().wire(column.value().apply(rows.get(r)));
      }
      statement.setArray(behind + c + 1, connection.createArrayOf(column.type().element(), array));
    }
  }

  /** A row as a JSON object of its columns, in UTF-8. */
  byte[] toJson(T row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Column<T> column : columns) {
        json.writeFieldName(column.name());
        column.type().writeJson(json, column.value().apply(row));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Columns<T> add(String name, ColumnType type, SerializableFunction<T, ?> value) {
    columns.add(new Column<>(name, type, value));
    return this;
  }

  private static String json(Map<String, ?> map) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(map, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String json(List<Map<String, String>> maps) {
    if (maps.isEmpty()) {
      return "[]";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartArray();
      for (Map<String, String> map : maps) {
        write(map, json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(Map<String, ?> map, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      json.writeFieldName(entry.getKey());
      if (entry.getValue() instanceof Long number) {
        json.writeNumber(number);
      } else if (entry.getValue() instanceof Double number) {
        json.writeNumber(number);
      } else {
        json.writeString((String) entry.getValue());
      }
    }
    json.writeEndObject();
  }
}
