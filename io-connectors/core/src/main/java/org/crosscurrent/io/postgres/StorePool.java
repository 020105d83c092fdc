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

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreException.Reason;
import org.crosscurrent.store.StoreMigrations;
import org.postgresql.Driver;

/**
 * The connections of one configuration in this JVM, shared by all its writers: the first one opens
 * them, the last one closes them.
 */
final class StorePool {

  private static final Map<StoreConfig, StorePool> OPEN = new HashMap<>();
  private static final int CONNECT_MILLIS = 10_000;
  private static final String CONNECT_SECONDS = "10";

  /** A server that hangs must not hang us: longer than any statement of ours takes. */
  private static final String SOCKET_SECONDS = "300";

  /** What happens inside one transaction. */
  interface Work<R> {
    R run(Connection connection) throws SQLException;
  }

  private final StoreConfig config;
  private final HikariDataSource connections;
  private final DayPartitions partitions = new DayPartitions(this);
  private final Set<String> checked = ConcurrentHashMap.newKeySet();
  private int users;

  private StorePool(StoreConfig config) {
    this.config = config;
    this.connections = new HikariDataSource(settings(config));
  }

  /** Takes part in the pool of a configuration. Each call must be answered by a {@link #leave}. */
  static StorePool join(StoreConfig config) {
    synchronized (OPEN) {
      StorePool pool = OPEN.computeIfAbsent(config, StorePool::new);
      pool.users++;
      return pool;
    }
  }

  /** The last one to leave closes the connections. */
  void leave() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(config);
        connections.close();
      }
    }
  }

  static int openPools() {
    synchronized (OPEN) {
      return OPEN.size();
    }
  }

  StoreConfig config() {
    return config;
  }

  DayPartitions partitions() {
    return partitions;
  }

  /**
   * Runs work in a transaction of its own. After a failure the transaction is rolled back, and
   * where a retry can help the connection is given up, so that the retry gets another.
   */
  <R> R transact(Work<R> work) throws SQLException {
    Connection connection = connections.getConnection();
    try (connection) {
      try {
        R result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /**
   * Does some work in one transaction, again if what stood in its way may be gone.
   *
   * @param what is refused then, as in {@code update signals}
   * @throws StoreException with one sentence
   */
  <R> R change(String what, Work<R> work) {
    try {
      return new Retry(config).call(() -> transact(work), () -> {});
    } catch (SQLException e) {
      throw new StoreException(
          Reason.FAILED,
          "The store at "
              + StoreException.address(config.getJdbcUrl())
              + " refuses to "
              + what
              + ": SQLSTATE "
              + e.getSQLState()
              + ".",
          e);
    }
  }

  private void rollBack(Connection connection, Exception failure) {
    if (failure instanceof SQLException e && Retry.isTransient(e)) {
      connections.evictConnection(connection);
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
      connections.evictConnection(connection);
    }
  }

  /**
   * Refuses a store that has no such table. Asks once as long as the pool is open, over a
   * connection of its own, because the pool hides for seconds why it has none.
   *
   * @throws StoreException with one sentence, also where the server refuses us
   */
  void requireTable(String table) {
    if (checked.contains(table)) {
      return;
    }
    String url = config.getJdbcUrl();
    try {
      boolean there =
          new Retry(config)
              .call(
                  () -> {
                    try (Connection connection =
                        StoreMigrations.connect(url, config.getUser(), config.readPassword())) {
                      return exists(connection, table);
                    }
                  },
                  () -> {});
      if (!there) {
        throw new StoreException(
            Reason.NOT_MIGRATED,
            "The store at "
                + StoreException.address(url)
                + " has no table "
                + table
                + ": migrate it first.");
      }
    } catch (SQLException e) {
      throw StoreException.connecting(url, config.getUser(), e);
    }
    checked.add(table);
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }

  private static HikariConfig settings(StoreConfig config) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("crosscurrent-store");
    settings.setDriverClassName(Driver.class.getName());
    settings.setJdbcUrl(config.getJdbcUrl());
    settings.setUsername(config.getUser());
    settings.setPassword(config.readPassword());
    settings.setMaximumPoolSize(config.getPoolSize());
    settings.setMinimumIdle(0);
    settings.setAutoCommit(false);
    settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    settings.setConnectionTimeout(CONNECT_MILLIS);
    settings.setInitializationFailTimeout(-1);
    settings.addDataSourceProperty("ApplicationName", "crosscurrent");
    settings.addDataSourceProperty("prepareThreshold", "1");
    settings.addDataSourceProperty("tcpKeepAlive", "true");
    // The detail of a failure quotes the row, and failures are logged.
    settings.addDataSourceProperty("logServerErrorDetail", "false");
    settings.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    settings.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
    return settings;
  }
}
