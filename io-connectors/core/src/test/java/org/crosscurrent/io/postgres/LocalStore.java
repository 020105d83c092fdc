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

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crosscurrent.io.postgres.BatchWriter.Flushed;
import org.crosscurrent.store.StoreMigrations;
import org.joda.time.Duration;

/** A migrated database of its own on the Postgres server of this JVM. */
final class LocalStore {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private final String url;

  private LocalStore(String url) {
    this.url = url;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LocalStore empty() {
    String name = "store_" + DATABASES.incrementAndGet();
    new LocalStore(url("postgres")).execute("CREATE DATABASE " + name);
    return new LocalStore(url(name));
  }

  static LocalStore migrated() {
    LocalStore store = empty();
    StoreMigrations.migrate(store.url, "postgres", "");
    return store;
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + database;
  }

  StoreConfig config() {
    return StoreConfig.of(url, "postgres", "")
        .withRetry(Duration.millis(5), Duration.standardSeconds(30));
  }

  /** Writes one batch. */
  <T> Flushed<T> write(TableWriter<T> table, List<T> rows) {
    StorePool pool = StorePool.join(config());
    try {
      return new BatchWriter<>(pool, table).flush(rows);
    } finally {
      pool.leave();
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "postgres", "");
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row. */
  String query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long count(String table) {
    return Long.parseLong(query("SELECT count(*) FROM " + table));
  }

  /** All rows of a table as JSON without written_at, sorted. */
  String rows(String table) {
    return query(
        "SELECT coalesce(string_agg(j, E'\\n' ORDER BY j), '') FROM (SELECT"
            + " (to_jsonb(t) - 'written_at')::text AS j FROM "
            + table
            + " t) AS rows");
  }

  /** Which version of each row is stored where: changes with any write, however equal. */
  String fingerprint(String table) {
    return query(
        "SELECT string_agg(f, ',' ORDER BY f) FROM (SELECT tableoid || ' ' || xmin::text || ' ' ||"
            + " ctid::text || ' ' || written_at::text AS f FROM "
            + table
            + ") AS rows");
  }
}
