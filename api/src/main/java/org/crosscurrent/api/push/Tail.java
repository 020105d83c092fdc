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
package org.crosscurrent.api.push;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Rows;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the feed on a connection of its own: waits for word of new rows, or some time without
 * any, and reads what follows the last id.
 *
 * <p>Word may be lost, with a connection or in a pool between here and the database; then the next
 * reading finds the rows all the same. Where the database has lost rows that were told, or trimmed
 * some that were not, all subscribers are told to read anew what they show.
 */
final class Tail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final int PAGE = 1000;
  private static final int WAIT_MILLIS = 500;
  private static final long[] BACKOFF_MILLIS = {50, 200, 500, 1000, 2000};

  private final Database database;
  private final Hub hub;
  private final Thread thread;
  private volatile Connection connection;
  private volatile boolean stopping;
  private long lastPublished;

  Tail(Database database, Hub hub) {
    this.database = database;
    this.hub = hub;
    thread = new Thread(this::run, "crosscurrent-push-tail");
    thread.setDaemon(true);
  }

  /**
   * Reads what is recent, then follows the feed on a thread of its own.
   *
   * @throws SQLException when there is nothing to read
   */
  void start(int recentEvents) throws SQLException {
    Rows rows = listen();
    long newest = Feed.bounds(rows).newest();
    hub.recent().restart(Math.max(0, newest - recentEvents));
    while (publishNext(rows)) {
      LOG.debug("Read up to {}", hub.recent().head());
    }
    thread.start();
  }

  private void run() {
    int failures = 0;
    while (!stopping) {
      try {
        Rows rows = connection == null ? listenAgain() : new Rows(connection);
        while (!stopping) {
          follow(rows);
          failures = 0;
        }
      } catch (SQLException | RuntimeException e) {
        disconnect();
        if (!stopping) {
          LOG.warn("The feed cannot be followed at the moment: {}", e.getMessage());
          pause(BACKOFF_MILLIS[Math.min(failures++, BACKOFF_MILLIS.length - 1)]);
        }
      }
    }
    disconnect();
  }

  private void follow(Rows rows) throws SQLException {
    if (!publishNext(rows)) {
      rows.connection().unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
      long rest = hub.settings().tick().toNanos() - (System.nanoTime() - lastPublished);
      if (rest > 0) {
        LockSupport.parkNanos(rest);
      }
    }
  }

  /** Publishes one page; whether more may be waiting. */
  private boolean publishNext(Rows rows) throws SQLException {
    Feed.Page page = Feed.after(rows, hub.recent().head(), PAGE);
    if (page.rows() > 0) {
      lastPublished = System.nanoTime();
      hub.publish(page.events(), page.to());
    }
    return page.rows() == PAGE;
  }

  private Rows listenAgain() throws SQLException {
    Rows rows = listen();
    Feed.Bounds bounds = Feed.bounds(rows);
    long head = hub.recent().head();
    if (bounds.newest() < head || bounds.miss(head)) {
      LOG.warn("The feed is at {}, and what follows {} is lost.", bounds.newest(), head);
      hub.restart(bounds.newest());
    }
    return rows;
  }

  private Rows listen() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    if (database.password() != null) {
      properties.setProperty("password", database.password());
    }
    properties.setProperty("ApplicationName", "crosscurrent-push");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    Connection made = DriverManager.getConnection(database.jdbcUrl(), properties);
    connection = made;
    try (Statement statement = made.createStatement()) {
      // Listening before reading: whatever comes in between is told.
      statement.execute(
          "SET statement_timeout = "
              + database.statementTimeout().toMillis()
              + "; SET plan_cache_mode = force_custom_plan; SET random_page_cost = 1.1;"
              + " LISTEN crosscurrent_feed");
    }
    return new Rows(made);
  }

  private void disconnect() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        LOG.debug("The connection was broken already.", e);
      }
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(thread);
    Connection current = connection;
    if (current != null) {
      try {
        current.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The connection was broken already.", e);
      }
    }
  }
}
