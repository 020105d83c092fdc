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
package org.crosscurrent.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.crosscurrent.api.ingest.RawPosts;
import org.crosscurrent.store.StoreMigrations;

/** Databases with the real tables, on one embedded server for all tests of a JVM. */
public final class TestStore {
  public static final String USER = "postgres";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static EmbeddedPostgres server;

  private TestStore() {}

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  /** The JDBC URL of a new database without tables. */
  public static String empty() throws SQLException {
    String name = "d" + DATABASES.incrementAndGet();
    run(server().getJdbcUrl(USER, "postgres"), "CREATE DATABASE " + name);
    return server().getJdbcUrl(USER, name);
  }

  /** The JDBC URL of a new database with tables, but no rows. */
  public static String migrated() throws SQLException {
    String url = empty();
    StoreMigrations.migrate(url, USER, null);
    return url;
  }

  /** The JDBC URL of a new database with the rows of {@code sample.sql}. */
  public static String sample() throws SQLException, IOException {
    String url = migrated();
    script(url, "sample.sql");
    fold(url);
    return url;
  }

  /** Folds until nothing is queued, so that all that is served is up to date. */
  public static void fold(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      long taken = -1;
      while (taken != 0) {
        try (ResultSet result = statement.executeQuery("SELECT crosscurrent_fold(2000)")) {
          result.next();
          taken = result.getLong(1);
        }
      }
    }
  }

  public static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, null);
  }

  public static void run(String url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A server over a database, on a free port. */
  public static ApiServer serve(String url) {
    return ApiServer.start(ApiConfig.of(url, USER, null).withPort(0));
  }

  /** The same, taking posts in. */
  static ApiServer serve(String url, RawPosts posts) {
    return ApiServer.start(ApiConfig.of(url, USER, null).withPort(0), posts);
  }

  /** Runs the statements of a resource beside this class. */
  public static void script(String url, String name) throws SQLException, IOException {
    try (InputStream in = TestStore.class.getResourceAsStream(name)) {
      run(url, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
