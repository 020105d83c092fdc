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

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * The pooled, read-only way to the tables.
 *
 * <p>Each reading sees one snapshot (repeatable read). What the database cannot do at the moment
 * becomes a {@link Problem} (503): no free connection, no server, a statement past its time.
 */
final class Store implements AutoCloseable {
  private final HikariDataSource pool;
  private final Duration statementTimeout;

  /** Something that is read from one snapshot. */
  interface Reading<T> {
    T read(Rows rows) throws SQLException;
  }

  Store(ApiConfig config) {
    statementTimeout = config.statementTimeout();
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("crosscurrent-api");
    hikari.setJdbcUrl(config.jdbcUrl());
    hikari.setUsername(config.dbUser());
    hikari.setPassword(config.dbPassword());
    hikari.setMaximumPoolSize(config.poolSize());
    hikari.setMinimumIdle(Math.min(2, config.poolSize()));
    hikari.setConnectionTimeout(config.poolWait().toMillis());
    hikari.setValidationTimeout(Math.min(1000, config.poolWait().toMillis()));
    hikari.setInitializationFailTimeout(-1);
    hikari.setAutoCommit(false);
    hikari.setReadOnly(true);
    hikari.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
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

  <T> T read(Reading<T> reading) {
    try (Connection connection = pool.getConnection()) {
      T result = reading.read(new Rows(connection));
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  HikariPoolMXBean figures() {
    return pool.getHikariPoolMXBean();
  }

  int size() {
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
