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
package org.crosscurrent.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A migrated database of its own, with views that compute the projection afresh. */
final class Projection {

  private static final List<String> TABLES =
      List.of(
          "served_signals",
          "facet_hours",
          "topic_pairs",
          "author_totals",
          "copy_totals",
          "platform_totals");

  private final String url;

  private Projection(String url) {
    this.url = url;
  }

  static Projection over(EmbeddedPostgres postgres, String name) throws SQLException, IOException {
    Projection made = empty(postgres, name);
    StoreMigrations.migrate(made.url, "postgres", "");
    made.createViews();
    return made;
  }

  /** Without tables. */
  static Projection empty(EmbeddedPostgres postgres, String name) throws SQLException {
    new Projection(postgres.getJdbcUrl("postgres", "postgres")).execute("CREATE DATABASE " + name);
    return new Projection(postgres.getJdbcUrl("postgres", name));
  }

  void createViews() throws SQLException, IOException {
    try (InputStream in = Projection.class.getResourceAsStream("fresh.sql")) {
      execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  String url() {
    return url;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "postgres", "");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of all rows as text. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = connect()) {
      return query(connection, sql);
    }
  }

  static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (result.next()) {
        found.add(result.getString(1));
      }
      return found;
    }
  }

  /** Folds until nothing is queued. */
  void fold() throws SQLException {
    List<String> none = List.of("0");
    List<String> taken = List.of();
    while (!taken.equals(none)) {
      taken = query("SELECT crosscurrent_fold(1000)");
    }
  }

  /** Every row is there as it is computed afresh, and no other. */
  void assertFresh() throws SQLException {
    for (String table : TABLES) {
      String kept = "SELECT to_jsonb(t)::text FROM " + table + " t";
      String fresh = "SELECT to_jsonb(t)::text FROM fresh_" + table + " t";
      assertThat(query(kept + " EXCEPT ALL " + fresh)).as("not to be in " + table).isEmpty();
      assertThat(query(fresh + " EXCEPT ALL " + kept)).as("missing in " + table).isEmpty();
    }
    assertThat(query("SELECT count(*) FROM changes")).containsExactly("0");
  }
}
