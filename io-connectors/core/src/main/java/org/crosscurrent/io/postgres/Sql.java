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
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** How queries of ours are written, and their rows read. */
final class Sql {

  static final JsonFactory JSON = new JsonFactory();

  /** Rows that travel at once. */
  private static final int FETCH_SIZE = 1_000;

  private Sql() {}

  /** A text as a literal. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A time as a literal. */
  static String instant(long millis) {
    return ColumnType.INSTANT.expression(Long.toString(millis) + "::int8");
  }

  /** A parameter of milliseconds as a time. */
  static String instantParameter() {
    return ColumnType.INSTANT.expression("?::int8");
  }

  /** The milliseconds of a column of times. */
  static String millis(String column) {
    return "round(date_part('epoch', " + column + ") * 1000)::bigint";
  }

  /** A query for each parameter, whose rows are not shuffled. */
  static <P, T> JdbcIO.ReadAll<P, T> forEach(
      StoreConfig store,
      String query,
      JdbcIO.PreparedStatementSetter<P> setter,
      JdbcIO.RowMapper<T> mapper,
      Coder<T> coder) {
    return JdbcIO.<P, T>readAll()
        .withDataSourceConfiguration(
            DataSourceConfiguration.create("org.postgresql.Driver", store.getJdbcUrl())
                .withUsername(store.getUser())
                .withPassword(PasswordFile.of(store)))
        .withQuery(tablesUnseen(query))
        .withParameterSetter(setter)
        .withRowMapper(mapper)
        .withCoder(coder)
        .withFetchSize(FETCH_SIZE)
        .withOutputParallelization(false);
  }

  /**
   * Without a blank behind FROM: where JdbcIO of Beam 2.70 finds a table's name in a query, it
   * prints to standard output.
   */
  private static String tablesUnseen(String query) {
    return query.replaceAll("FROM (\\w+)", "FROM\"$1\"").replaceAll("FROM (?=[('])", "FROM");
  }

  /** Sets the same two numbers over and over, as the parameters of a query. */
  static void setRange(PreparedStatement statement, long from, long to) throws SQLException {
    int parameters = statement.getParameterMetaData().getParameterCount();
    for (int i = 1; i <= parameters; i++) {
      statement.setLong(i, i % 2 == 1 ? from : to);
    }
  }

  static @Nullable Long optionalLong(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Double optionalDouble(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Boolean optionalBoolean(ResultSet row, int column) throws SQLException {
    boolean value = row.getBoolean(column);
    return row.wasNull() ? null : value;
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static List<String> texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
