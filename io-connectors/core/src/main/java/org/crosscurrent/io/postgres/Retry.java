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

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what failed for a passing reason: pauses double from the first one up to five seconds,
 * and all attempts together take no longer than the limit. After it the last failure is thrown.
 */
final class Retry {

  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long NANOS_A_MILLI = 1_000_000;

  /**
   * SQLSTATEs behind which a second attempt can succeed (PostgreSQL manual, appendix A):
   * serialisation failure, deadlock, the server shuts down, has crashed or is starting, too many
   * connections, a lock that was not free. Class 08, a lost connection, is added to them.
   */
  private static final Set<String> TRANSIENT =
      Set.of("40001", "40P01", "57P01", "57P02", "57P03", "53300", "55P03");

  /** Something that can be repeated. */
  interface Attempt<R> {
    R run() throws SQLException;
  }

  private final StoreConfig config;

  Retry(StoreConfig config) {
    this.config = config;
  }

  static boolean isTransient(SQLException e) {
    String state = e.getSQLState();
    if (state == null) {
      return e instanceof SQLTransientConnectionException;
    }
    return state.startsWith("08") || TRANSIENT.contains(state);
  }

  /**
   * @param attempt repeated as long as it fails for a passing reason
   * @param beforeRetry told of each retry
   * @throws SQLException the failure that does not pass, or the last one before the limit
   */
  <R> R call(Attempt<R> attempt, Runnable beforeRetry) throws SQLException {
    long start = System.nanoTime();
    long pause = config.getFirstRetry().getMillis();
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        long spent = (System.nanoTime() - start) / NANOS_A_MILLI;
        if (!isTransient(e) || spent + pause > config.getRetryLimit().getMillis()) {
          throw e;
        }
        LOG.warn("Postgres failed with {}: next attempt in {} ms", e.getSQLState(), pause);
      }
      beforeRetry.run();
      sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private static void sleep(long millis) throws SQLException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for Postgres", e);
    }
  }
}
