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

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody else who locks the rows of the signals, from the last to the first while the job locks
 * them from the first to the last, until they stand in each other's way. Of the two Postgres ends
 * the job's transaction, mostly: whoever has waited for the deadlock timeout looks for a deadlock,
 * and ours is ten times the job's.
 */
final class SecondWriter implements AutoCloseable {

  private static final String DEADLOCK = "40P01";

  /** After so many it leaves the job alone, whose patience has an end. */
  private static final long ENOUGH = 3;

  private final String store;
  private final long before;
  private final AtomicLong defeats = new AtomicLong();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Thread thread = new Thread(this::run, "second writer");
  private SQLException failure;

  private SecondWriter(String store) {
    this.store = store;
    this.before = deadlocks();
  }

  static SecondWriter start(String store) {
    SecondWriter writer = new SecondWriter(store);
    writer.thread.start();
    return writer;
  }

  private void run() {
    List<String> ids =
        Tables.query(store, "SELECT post_id FROM signals ORDER BY post_id COLLATE \"C\" DESC");
    try (Connection connection = DriverManager.getConnection(store);
        Statement settings = connection.createStatement();
        PreparedStatement lock =
            connection.prepareStatement("SELECT 1 FROM signals WHERE post_id = ? FOR UPDATE")) {
      settings.execute("SET deadlock_timeout = '5s'");
      connection.setAutoCommit(false);
      while (!stop.get() && deadlocksOfOthers() < ENOUGH) {
        lockAll(ids, lock);
        connection.rollback();
      }
    } catch (SQLException e) {
      failure = e;
    }
  }

  private void lockAll(List<String> ids, PreparedStatement lock) throws SQLException {
    try {
      for (String id : ids) {
        lock.setString(1, id);
        lock.executeQuery().close();
      }
    } catch (SQLException e) {
      if (!DEADLOCK.equals(e.getSQLState())) {
        throw e;
      }
      defeats.incrementAndGet();
    }
  }

  /** How many deadlocks Postgres has broken by ending somebody else's transaction, so far. */
  long deadlocksOfOthers() {
    return deadlocks() - before - defeats.get();
  }

  private long deadlocks() {
    return Long.parseLong(
        Tables.query(
                store, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
            .get(0));
  }

  @Override
  public void close() throws Exception {
    stop.set(true);
    thread.join();
    if (failure != null) {
      throw failure;
    }
  }
}
