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
import java.sql.SQLException;
import org.crosscurrent.store.StoreException.Reason;

/**
 * Keeps the store at its size: makes the day partitions of the coming days, drops those that lie
 * behind, and takes old rows out of the tables that have none.
 *
 * <pre>{@code
 * RetentionReport report = StoreRetention.keepingDays(30).run(jdbcUrl, user, password);
 * }</pre>
 *
 * <p><b>What goes.</b> Days are those of UTC, by the clock of the server; the present one and the
 * last {@code keepDays} before it stay, whole. Behind them go: partitions of the history tables,
 * and what their default partition holds of those days; rows of {@code signals} last seen, of
 * {@code duplicates} first seen, and of {@code cross_platform_events} last changed before. A
 * partition that reaches into the days to keep, or lies in the future, is never touched. {@code
 * deletions} stay for ever: they keep a post that was taken back from coming in again by a replay.
 * Dead letters stay unless {@link #withDeadLettersFor} is said, since nobody else has these inputs;
 * but those that hold a refused row of a post that was deleted since go at every run.
 *
 * <p><b>Beside a running writer.</b> A partition is dropped in a transaction of its own, under a
 * lock of its table that is waited for a fifth of a second, and asked for again a second later, for
 * half a minute; writers wait a fifth of a second at a time at most. (Postgres refuses to detach
 * concurrently where there is a default partition.) Rows are deleted in short transactions, and
 * those that a writer holds are passed over until the next run. A row that is written for a dropped
 * day goes into the default partition or makes the partition anew, and goes with the next run.
 *
 * <p><b>Again and at once.</b> Running it again changes nothing more. A second one at the same time
 * does nothing and says so.
 */
public final class StoreRetention {

  /** How many days get their partitions, today included. */
  public static final int DAYS_AHEAD = 4;

  private final int keepDays;
  private final int deadLetterDays;
  private final boolean dryRun;

  private StoreRetention(int keepDays, int deadLetterDays, boolean dryRun) {
    this.keepDays = keepDays;
    this.deadLetterDays = deadLetterDays;
    this.dryRun = dryRun;
  }

  /**
   * Keeps today and so many days before it.
   *
   * @throws IllegalArgumentException if it is less than 1: the state of a job reaches back a day
   */
  public static StoreRetention keepingDays(int days) {
    if (days < 1) {
      throw new IllegalArgumentException("keepDays must be 1 or more, but is " + days);
    }
    return new StoreRetention(days, 0, false);
  }

  /**
   * Keeps dead letters for so many days after they were written; 0, the default, for ever.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public StoreRetention withDeadLettersFor(int days) {
    if (days < 0) {
      throw new IllegalArgumentException("deadLetterDays must be 0 or more, but is " + days);
    }
    return new StoreRetention(keepDays, days, dryRun);
  }

  /** Only tells which partitions it would make and drop, and how many rows would go. */
  public StoreRetention asDryRun() {
    return new StoreRetention(keepDays, deadLetterDays, true);
  }

  /**
   * Does it, over a connection of its own.
   *
   * @throws StoreException with one sentence, where the server cannot be used, the schema is not
   *     current, or a table could not be locked for half a minute
   */
  public RetentionReport run(String jdbcUrl, String user, String password) {
    try (Connection connection = StoreMigrations.connect(jdbcUrl, user, password)) {
      if (StoreMigrations.verify(connection).standing() != SchemaState.Standing.CURRENT) {
        throw new StoreException(
            Reason.NOT_MIGRATED,
            "The store at "
                + StoreException.address(jdbcUrl)
                + " is not migrated to this release.");
      }
      return new RetentionRun(connection, keepDays, deadLetterDays, dryRun).run();
    } catch (SQLException e) {
      throw StoreException.connecting(jdbcUrl, user, e);
    }
  }
}
