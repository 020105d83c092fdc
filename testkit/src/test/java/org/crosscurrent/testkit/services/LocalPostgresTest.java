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
package org.crosscurrent.testkit.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {

  @Test
  void answersQueriesInDatabasesOfTheirOwnAndLeavesItsPortFree() throws Exception {
    int port;
    try (LocalPostgres postgres =
        LocalPostgres.builder().setting("max_connections", "50").start()) {
      port = postgres.port();
      assertThat(ask(postgres.jdbcUrl(), "SELECT 1")).isEqualTo("1");
      assertThat(ask(postgres.jdbcUrl(), "SHOW max_connections")).isEqualTo("50");
      assertThat(ask(postgres.jdbcUrl(), "SHOW fsync")).isEqualTo("off");
      assertThat(Integer.parseInt(ask(postgres.jdbcUrl(), "SHOW server_version_num")))
          .isGreaterThanOrEqualTo(140_000);

      String first = postgres.createDatabase("first");
      String second = postgres.createDatabase("second");
      try (Connection connection = DriverManager.getConnection(first);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE only_here (id bigint)");
      }
      assertThat(ask(first, "SELECT to_regclass('only_here')")).isEqualTo("only_here");
      assertThat(ask(second, "SELECT to_regclass('only_here')")).isNull();

      assertThatThrownBy(() -> postgres.createDatabase("first"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("first");
      assertThatThrownBy(() -> postgres.createDatabase("x; drop database first"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void asksForThePasswordThatItWasGiven() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.builder().password("öpen&sesame=1").start()) {
      String url = postgres.createDatabase("cave");
      String bare = url.substring(0, url.indexOf('&'));

      assertThat(ask(url, "SELECT left(passwd, 13) FROM pg_shadow WHERE usename = 'postgres'"))
          .isEqualTo("SCRAM-SHA-256");
      assertThatThrownBy(() -> ask(bare + "&password=barley", "SELECT 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> ask(bare, "SELECT 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void keepsItsRowsOverACrashInWhichItsConnectionsBreak() throws Exception {
    try (LocalPostgres postgres =
        LocalPostgres.builder().setting("synchronous_commit", "on").start()) {
      int port = postgres.port();
      try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 7 AS id");

        postgres.crash();
        assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> ask(postgres.jdbcUrl(), "SELECT 1"))
            .isInstanceOf(SQLException.class);
      }
      postgres.restart();

      assertThat(postgres.port()).isEqualTo(port);
      assertThat(ask(postgres.jdbcUrl(), "SELECT id FROM kept")).isEqualTo("7");
    }
  }

  private static String ask(String url, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
