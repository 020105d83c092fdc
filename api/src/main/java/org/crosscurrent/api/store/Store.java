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

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.crosscurrent.api.http.Problem;

/**
 * A pooled way to the tables, either for reading or for changing them.
 *
 * <p>Each reading sees one snapshot (repeatable read); a change is one transaction (read
 * committed), undone as a whole when it fails. What the database cannot do at the moment becomes a
 * {@link Problem} (503): no free connection, no server, a statement past its time.
 */
public final class Store implements AutoCloseable {
  private final HikariDataSource pool;
  private final Duration statementTimeout;

  /** Something that is done in one transaction. */
  public interface Work<T> {
    /** Does it. */
    T in(Rows rows) throws SQLException;
  }

  /** For {@link #read} alone; the database may be a replica. */
  public static Store forReading(Database database) {
    return new Store(database, true);
  }

  /** For {@link #change}. */
  public static Store forWriting(Database database) {
    return new Store(database, false);
  }

  private Store(Database database, boolean readOnly) {
    statementTimeout = database.statementTimeout();
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName(readOnly ? "crosscurrent-api" : "crosscurrent-api-writing");
    hikari.setJdbcUrl(database.jdbcUrl());
    hikari.setUsername(database.user());
    hikari.setPassword(database.password());
    hikari.setMaximumPoolSize(database.poolSize());
    hikari.setMinimumIdle(Math.min(2, database.poolSize()));
    hikari.setConnectionTimeout(database.poolWait().toMillis());
    hikari.setValidationTimeout(Math.min(1000, database.poolWait().toMillis()));
    hikari.setInitializationFailTimeout(-1);
    hikari.setAutoCommit(false);
    hikari.setReadOnly(readOnly);
    hikari.setTransactionIsolation(
        readOnly ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
    hikari.setIsolateInternalQueries(true);
    // Plans are made for the values at hand: one plan for all would suit neither a topic that
    // everyone talks about nor one that nobody does. And pages are taken to be cached or on a disk
    // without moving parts, so that going through an index is not shunned.
    hikari.setConnectionInitSql(
        "SET statement_timeout = "
            + statementTimeout.toMillis()
            + "; SET plan_cache_mode = force_custom_plan; SET random_page_cost = 1.1");
    hikari.addDataSourceProperty("ApplicationName", "crosscurrent-api");
    hikari.addDataSourceProperty("connectTimeout", "5");
    hikari.addDataSourceProperty("socketTimeout", statementTimeout.toSeconds() + 5);
    hikari.addDataSourceProperty("tcpKeepAlive", "true");
    // The details of an error may quote what a caller sent, which does not belong into a log.
    hikari.addDataSourceProperty("logServerErrorDetail", "false");
    pool = new HikariDataSource(hikari);
  }

  /**
   * Reads.
   *
   * @throws Problem (503) what the database cannot do at the moment
   */
  public <T> T read(Work<T> work) {
    return transact(work);
  }

  /**
   * Changes rows, all that is told or nothing.
   *
   * @throws Problem (503) what the database cannot do at the moment
   */
  public <T> T change(Work<T> work) {
    return transact(work);
  }

  private <T> T transact(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      T result = work.in(new Rows(connection));
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  public HikariPoolMXBean figures() {
    return pool.getHikariPoolMXBean();
  }

  public int size() {
    return pool.getMaximumPoolSize();
  }

  @Override
  public void close() {
    pool.close();
  }

  private RuntimeException problem(SQLException e) {
    String state = stateOf(e);
    if (state == null && e instanceof SQLTransientConnectionException) {
      return Problem.unavailable("busy", "All connections to the store are in use.", e);
    }
    if ("57014".equals(state)) {
      String limit = statementTimeout.toMillis() + " ms";
      return Problem.timeout(
          "The store did not answer within " + limit + "; ask for less, or more exactly.", e);
    }
    // Classes of SQLSTATE, PostgreSQL manual appendix A: connection, transaction rollback,
    // insufficient resources, operator intervention.
    if (state != null && state.matches("(08|40|53|57).*")) {
      return Problem.unavailable("store-unavailable", "The store cannot be reached.", e);
    }
    return new IllegalStateException("The store refused a statement, SQLSTATE " + state, e);
  }

  private static String stateOf(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException && ((SQLException) at).getSQLState() != null) {
        return ((SQLException) at).getSQLState();
      }
    }
    return null;
  }
}
