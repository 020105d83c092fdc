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

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.crosscurrent.store.SchemaState.Standing;
import org.crosscurrent.store.StoreException.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.Driver;

/**
 * Makes and checks the tables of the store. Everything lives in the first schema of the user's
 * search path, which is {@code public} unless set otherwise, for instance with the URL parameter
 * {@code currentSchema}.
 *
 * <p>Migrating is idempotent and safe when several processes start at once. A schema that holds
 * anything which these migrations did not make is refused and left as it is.
 */
public final class StoreMigrations {

  /** The oldest major version of Postgres that the store runs on. */
  public static final int MINIMUM_SERVER_VERSION = 14;

  /** The table in which the applied versions are recorded. */
  public static final String HISTORY_TABLE = "crosscurrent_schema_history";

  /** The version of the schema that this release makes. */
  public static final int SCHEMA_VERSION = 7;

  private static final String LOCATION = "classpath:db/crosscurrent";
  private static final String CONNECT_SECONDS = "10";

  /** Tables, views and sequences of the schema that belong to no extension. */
  private static final String COUNT_RELATIONS =
      "SELECT count(*) FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace"
          + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT EXISTS (SELECT FROM pg_depend d"
          + " WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')";

  private static final String APPLIED_VERSION =
      "SELECT coalesce(max(version::integer), 0) FROM " + HISTORY_TABLE + " WHERE success";

  private StoreMigrations() {}

  /**
   * Brings the schema to {@link #SCHEMA_VERSION}.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
   * @param user the user, who needs the right to create tables
   * @param password may be null where the server asks for none
   * @throws StoreException with one sentence, where the server cannot be reached, refuses the user,
   *     lacks the database or is too old, and where the schema is foreign or newer than this
   *     release
   */
  public static void migrate(String jdbcUrl, String user, String password) {
    refuseUnfit(jdbcUrl, inspect(jdbcUrl, user, password));
    try {
      Flyway.configure()
          .dataSource(jdbcUrl, user, password)
          .locations(LOCATION)
          .table(HISTORY_TABLE)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw StoreException.failed(jdbcUrl, e);
    }
  }

  /**
   * Says whether the schema is there and current, without changing anything.
   *
   * @throws StoreException where the server cannot be reached, refuses the user, lacks the database
   *     or is too old
   */
  public static SchemaState verify(String jdbcUrl, String user, String password) {
    return inspect(jdbcUrl, user, password);
  }

  /**
   * Like {@link #verify(String, String, String)}, over a connection of the caller, which stays
   * open. Costs two short queries.
   *
   * @throws SQLException where the connection fails
   */
  public static SchemaState verify(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (isHistoryThere(statement)) {
        int version = integer(statement, APPLIED_VERSION);
        return new SchemaState(compare(version), version);
      }
      return integer(statement, COUNT_RELATIONS) == 0
          ? new SchemaState(Standing.MISSING, 0)
          : new SchemaState(Standing.FOREIGN, 0);
    }
  }

  private static Standing compare(int version) {
    if (version == SCHEMA_VERSION) {
      return Standing.CURRENT;
    }
    return version < SCHEMA_VERSION ? Standing.OUTDATED : Standing.NEWER;
  }

  private static boolean isHistoryThere(Statement statement) throws SQLException {
    return integer(
            statement,
            "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                + " AND relname = '"
                + HISTORY_TABLE
                + "'")
        == 1;
  }

  private static SchemaState inspect(String jdbcUrl, String user, String password) {
    try (Connection connection = connect(jdbcUrl, user, password)) {
      refuseOld(jdbcUrl, connection.getMetaData().getDatabaseMajorVersion());
      return verify(connection);
    } catch (SQLException e) {
      throw StoreException.connecting(jdbcUrl, user, e);
    }
  }

  /**
   * A connection of its own, which the caller closes. Waits ten seconds for the server at most. The
   * driver is asked itself, because the driver manager does not find it from every class loader.
   *
   * @throws SQLException where the server cannot be reached or refuses the user; see {@link
   *     StoreException#connecting}
   * @throws StoreException where the URL is no Postgres URL
   */
  public static Connection connect(String jdbcUrl, String user, String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    Connection connection = new Driver().connect(jdbcUrl, properties);
    if (connection == null) {
      throw new StoreException(
          Reason.UNREACHABLE,
          "The address of the store must be jdbc:postgresql://host:port/database, but is "
              + StoreException.address(jdbcUrl)
              + ".");
    }
    return connection;
  }

  static void refuseOld(String jdbcUrl, int serverVersion) {
    if (serverVersion < MINIMUM_SERVER_VERSION) {
      throw new StoreException(
          Reason.SERVER_TOO_OLD,
          "The Postgres server at "
              + StoreException.address(jdbcUrl)
              + " is version "
              + serverVersion
              + ", but the store needs "
              + MINIMUM_SERVER_VERSION
              + " or newer.");
    }
  }

  private static void refuseUnfit(String jdbcUrl, SchemaState state) {
    if (state.standing() == Standing.FOREIGN) {
      throw new StoreException(
          Reason.FOREIGN_SCHEMA,
          "The database "
              + StoreException.address(jdbcUrl)
              + " already holds tables that are not ours: give the store an empty database or"
              + " schema.");
    }
    if (state.standing() == Standing.NEWER) {
      throw new StoreException(
          Reason.NEWER_SCHEMA,
          "The store at "
              + StoreException.address(jdbcUrl)
              + " has schema version "
              + state.version()
              + ", but this release knows only "
              + SCHEMA_VERSION
              + ": use a newer release.");
    }
  }

  private static int integer(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }
}
