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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the days that are written have their partition, as far as they are near. Each day
 * is asked for once as long as the pool is open. Where a long reader is in the way the rows go into
 * the default partition meanwhile, and the next attempt is made a minute later.
 */
final class DayPartitions {

  private static final Logger LOG = LoggerFactory.getLogger(DayPartitions.class);
  private static final long MILLIS_A_DAY = 86_400_000L;
  private static final long PAUSE_NANOS = 60_000_000_000L;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final StorePool pool;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final AtomicLong notBefore = new AtomicLong(System.nanoTime());

  DayPartitions(StorePool pool) {
    this.pool = pool;
  }

  /** Day of an instant in UTC. */
  static long day(long millis) {
    return Math.floorDiv(millis, MILLIS_A_DAY);
  }

  /**
   * In a short transaction of its own.
   *
   * @param days days since 1970
   */
  void ensure(String table, Collection<Long> days) throws SQLException {
    Set<Long> unseen = new TreeSet<>(days);
    unseen.removeIf(day -> seen.contains(table + day));
    if (unseen.isEmpty() || System.nanoTime() - notBefore.get() < 0) {
      return;
    }
    try {
      pool.transact(connection -> ensure(connection, table, unseen));
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      LOG.info("No new day partition of {} for now: a reader holds the default one", table);
      notBefore.set(System.nanoTime() + PAUSE_NANOS);
      return;
    }
    unseen.forEach(day -> seen.add(table + day));
  }

  private static Void ensure(Connection connection, String table, Set<Long> days)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT crosscurrent_ensure_partition(?::regclass, ?::date)")) {
      for (long day : days) {
        if (isDate(day)) {
          statement.setString(1, table);
          statement.setString(2, LocalDate.ofEpochDay(day).toString());
          statement.execute();
        }
      }
    }
    return null;
  }

  /** Whether the day has a four-digit year; others are far from any day with a partition. */
  private static boolean isDate(long day) {
    return day >= LocalDate.of(1, 1, 1).toEpochDay()
        && day <= LocalDate.of(9999, 12, 31).toEpochDay();
  }
}
