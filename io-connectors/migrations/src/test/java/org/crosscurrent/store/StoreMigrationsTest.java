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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.crosscurrent.store.SchemaState.Standing;
import org.crosscurrent.store.StoreException.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreMigrationsTest {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static EmbeddedPostgres postgres;
  private String url;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void createDatabase() throws SQLException {
    String name = "migrations_" + DATABASES.incrementAndGet();
    execute(postgres.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name);
    url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
  }

  @Test
  void anEmptyDatabaseGetsTheTables() throws SQLException {
    assertThat(verify()).isEqualTo(new SchemaState(Standing.MISSING, 0));
    migrate();
    assertThat(verify())
        .isEqualTo(new SchemaState(Standing.CURRENT, StoreMigrations.SCHEMA_VERSION));
    assertThat(query("SELECT to_regclass('signals')::text")).isEqualTo("signals");
  }

  @Test
  void migratingTwiceChangesNothing() throws SQLException {
    migrate();
    String before = query("SELECT max(installed_on)::text FROM " + StoreMigrations.HISTORY_TABLE);
    migrate();
    assertThat(query("SELECT max(installed_on)::text FROM " + StoreMigrations.HISTORY_TABLE))
        .isEqualTo(before);
  }

  @Test
  void severalProcessesMayMigrateAtOnce() {
    CompletableFuture<?>[] all =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(this::migrate))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
    assertThat(verify().isCurrent()).isTrue();
  }

  @Test
  void aSchemaOfSomebodyElseIsRefusedAndLeftAlone() throws SQLException {
    execute(url, "CREATE TABLE signals (mine text)");
    assertRefused(this::migrate, Reason.FOREIGN_SCHEMA, "already holds tables that are not ours");
    assertThat(verify().standing()).isEqualTo(Standing.FOREIGN);
    assertThat(query("SELECT count(*)::text FROM pg_class WHERE relname = 'observations'"))
        .isEqualTo("0");
  }

  @Test
  void aSchemaOfANewerReleaseIsRefused() throws SQLException {
    migrate();
    execute(
        url,
        "INSERT INTO crosscurrent_schema_history (installed_rank, version, description, type,"
            + " script, installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 0, true)");
    assertThat(verify()).isEqualTo(new SchemaState(Standing.NEWER, 99));
    assertRefused(this::migrate, Reason.NEWER_SCHEMA, "has schema version 99");
  }

  @Test
  void aMissingDatabaseIsNamed() {
    String missing = url.replaceFirst("[^/]+$", "nowhere");
    assertRefused(
        () -> StoreMigrations.migrate(missing, "postgres", ""),
        Reason.DATABASE_MISSING,
        "/nowhere: create it first.");
  }

  @Test
  void aServerThatDoesNotAnswerIsUnreachable() {
    assertRefused(
        () -> StoreMigrations.migrate("jdbc:postgresql://localhost:1/x", "postgres", ""),
        Reason.UNREACHABLE,
        "No Postgres server can be reached at jdbc:postgresql://localhost:1/x.");
    assertRefused(
        () -> StoreMigrations.verify("jdbc:postgresql://no-such-host.invalid/x", "postgres", ""),
        Reason.UNREACHABLE,
        "No Postgres server can be reached");
  }

  @Test
  void anotherKindOfAddressIsRefused() {
    assertRefused(
        () -> StoreMigrations.migrate("jdbc:mysql://localhost/x?password=secret", "u", "p"),
        Reason.UNREACHABLE,
        "must be jdbc:postgresql://host:port/database, but is jdbc:mysql://localhost/x.");
  }

  @Test
  void aWrongUserOrPasswordIsRefusedWithoutShowingThePassword() throws Exception {
    assertRefused(
        () -> StoreMigrations.migrate(url, "nobody", "secret"),
        Reason.WRONG_CREDENTIALS,
        "refuses the user or password of \"nobody\"");
    execute(url, "CREATE ROLE reader LOGIN PASSWORD 'right'");
    Path rules = Path.of(query("SHOW hba_file"));
    String before = Files.readString(rules);
    Files.writeString(rules, "host all reader all scram-sha-256\n" + before);
    try {
      query("SELECT pg_reload_conf()::text");
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertRefused(
                      () -> StoreMigrations.verify(url, "reader", "wrong"),
                      Reason.WRONG_CREDENTIALS,
                      "refuses the user or password of \"reader\""));
      assertThat(StoreMigrations.verify(url, "reader", "right").standing())
          .isEqualTo(Standing.MISSING);
    } finally {
      Files.writeString(rules, before);
      query("SELECT pg_reload_conf()::text");
    }
  }

  @Test
  void anOldServerIsRefused() {
    assertRefused(
        () -> StoreMigrations.refuseOld(url, 13), Reason.SERVER_TOO_OLD, "is version 13, but");
    StoreMigrations.refuseOld(url, 14);
  }

  @Test
  void theAddressInMessagesHasNoParameters() {
    assertThat(StoreException.address("jdbc:postgresql://u:p@host/db?user=a&password=b"))
        .isEqualTo("jdbc:postgresql://host/db");
  }

  @Test
  void aNearDayGetsItsPartitionWithTheRowsThatWereThereBefore() throws SQLException {
    migrate();
    execute(
        url,
        "INSERT INTO divergences SELECT 't', 'a', 'b', (now() AT TIME ZONE 'UTC')::date + time '01:00',"
            + " now(), 0, 0, 3, 3, 0, 0, 1");
    assertThat(partition()).isEqualTo("divergences_default");
    String day = query("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD')");
    for (int twice = 0; twice < 2; twice++) {
      execute(
          url,
          "SET TIME ZONE 'Pacific/Kiritimati';"
              + " SELECT crosscurrent_ensure_partition('divergences', '"
              + day
              + "'::date)");
    }
    assertThat(partition()).isEqualTo("divergences_" + day);
  }

  private String partition() throws SQLException {
    return query("SELECT string_agg(tableoid::regclass::text, ',') FROM divergences");
  }

  private void migrate() {
    StoreMigrations.migrate(url, "postgres", "");
  }

  private SchemaState verify() {
    return StoreMigrations.verify(url, "postgres", "");
  }

  private static void assertRefused(ThrowingCallable call, Reason reason, String sentence) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> {
              assertThat(e.getReason()).isEqualTo(reason);
              assertThat(e.getMessage()).contains(sentence).doesNotContain("secret", "wrong", "\n");
            });
  }

  private void execute(String where, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(where, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
