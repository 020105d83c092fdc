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

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.pipelines.cli.CommandLine;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.testkit.services.LocalPostgres;

/** Stores that are copied, scored anew by the command, broken in the middle, and compared. */
final class Rescored {

  static final List<String> TABLES =
      List.of(
          "signals",
          "observations",
          "topic_windows",
          "cross_platform_events",
          "divergences",
          "duplicates",
          "deletions");

  private final LocalPostgres postgres;

  Rescored(LocalPostgres postgres) {
    this.postgres = postgres;
  }

  /** A copy of a store that nobody is connected to. */
  String copy(String original, String name) {
    String from = original.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    execute(
        postgres.jdbcUrl(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + from + "'");
    execute(postgres.jdbcUrl(), "CREATE DATABASE " + name + " TEMPLATE " + from);
    return postgres.urlOf(name);
  }

  /** Runs the command to its end. */
  static void run(String command, String store, String... more) {
    assertThat(exitCode(command, store, more)).as(command).isZero();
  }

  static int exitCode(String command, String store, String... more) {
    return exitCode(Console.ofProcess(), command, store, more);
  }

  static int exitCode(Console console, String command, String store, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(command, "--jdbc-url=" + store, "--parallelism=2"));
    arguments.addAll(List.of(more));
    return CommandLine.ofPipelines().run(arguments, console);
  }

  /** Lets a table take so many changes, and no more. */
  static void breakAfter(int rows, String table, String store) {
    execute(
        store,
        "CREATE SEQUENCE taken",
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF nextval('taken') > "
            + rows
            + " THEN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END IF;"
            + " RETURN NEW; END $$",
        "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON "
            + table
            + " FOR EACH ROW EXECUTE FUNCTION refuse()");
  }

  static void mend(String table, String store) {
    execute(
        store, "DROP TRIGGER refuse ON " + table, "DROP FUNCTION refuse()", "DROP SEQUENCE taken");
  }

  static void execute(String store, String... statements) {
    try (Connection connection = DriverManager.getConnection(store);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the store refuses", e);
    }
  }

  /** Rows of a table without what tells of the processing. */
  static List<String> rows(String store, String table) {
    return Tables.query(
        store,
        "SELECT (to_jsonb(t) - 'written_at' - 'generation')::text FROM " + table + " t ORDER BY 1");
  }

  static void assertSame(String found, String expected) {
    for (String table : TABLES) {
      assertThat(rows(found, table)).as(table).isEqualTo(rows(expected, table));
    }
  }
}
