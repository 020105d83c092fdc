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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreException.Reason;
import org.joda.time.Instant;
import org.postgresql.util.PSQLException;

/**
 * Writes batches of one table: one transaction each, repeated where it fails for a passing reason,
 * and split in two where Postgres refuses a row, until the row stands alone.
 */
final class BatchWriter<T> {

  /** A row that Postgres refuses, and why. */
  record Refused<T>(T row, String sqlState, String message) {}

  /** What became of a batch. */
  record Flushed<T>(long changed, long batches, long retries, List<Refused<T>> refused) {}

  private final StorePool pool;
  private final TableWriter<T> table;
  private final Retry retry;

  BatchWriter(StorePool pool, TableWriter<T> table) {
    this.pool = pool;
    this.table = table;
    this.retry = new Retry(pool.config());
  }

  /**
   * Returns when everything that Postgres takes is committed.
   *
   * @throws StoreException where Postgres fails for another reason than the rows, or longer than
   *     the limit; nothing or a part of the batch is written then, and writing it again is safe
   */
  Flushed<T> flush(List<T> rows) {
    Tally<T> tally = new Tally<>();
    List<T> reduced = table.reduce(rows);
    ensurePartitions(reduced, tally);
    write(reduced, tally);
    return new Flushed<>(tally.changed, tally.batches, tally.retries, tally.refused);
  }

  private void ensurePartitions(List<T> rows, Tally<T> tally) {
    Set<Long> days = new TreeSet<>();
    for (T row : rows) {
      Instant instant = table.partitionedBy(row);
      if (instant != null) {
        days.add(DayPartitions.day(instant.getMillis()));
      }
    }
    if (days.isEmpty()) {
      return;
    }
    try {
      retry.call(
          () -> {
            pool.partitions().ensure(table.table(), days);
            return null;
          },
          tally::retried);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void write(List<T> rows, Tally<T> tally) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      tally.changed +=
          retry.call(
              () -> pool.transact(connection -> table.write(connection, rows)), tally::retried);
      tally.batches++;
    } catch (SQLException e) {
      if (!isRefusal(e)) {
        throw failed(e);
      }
      if (rows.size() == 1) {
        tally.refused.add(new Refused<>(rows.get(0), e.getSQLState(), message(e)));
        return;
      }
      int half = rows.size() / 2;
      write(rows.subList(0, half), tally);
      write(rows.subList(half, rows.size()), tally);
    }
  }

  /**
   * Classes 22 (data exception) and 23 (integrity constraint violation) speak of a row, and so does
   * 54 (program limit exceeded), as where a value is too long for its index; 21 (cardinality
   * violation) of two rows that only Postgres takes for the same.
   */
  private static boolean isRefusal(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("21")
            || state.startsWith("22")
            || state.startsWith("23")
            || state.startsWith("54"));
  }

  /** What the server says without its detail, which quotes the row. */
  private static String message(SQLException e) {
    if (e instanceof PSQLException refusal && refusal.getServerErrorMessage() != null) {
      return String.valueOf(refusal.getServerErrorMessage().getMessage());
    }
    return String.valueOf(e.getMessage());
  }

  private StoreException failed(SQLException e) {
    String where = "The store at " + StoreException.address(pool.config().getJdbcUrl());
    if (Retry.isTransient(e)) {
      return new StoreException(
          Reason.UNREACHABLE,
          where
              + " took no batch of "
              + table.table()
              + " within "
              + pool.config().getRetryLimit().getMillis()
              + " ms: SQLSTATE "
              + e.getSQLState()
              + ".",
          e);
    }
    return new StoreException(
        Reason.FAILED, where + " refuses to write " + table.table() + ": " + message(e) + ".", e);
  }

  private static final class Tally<T> {
    private final List<Refused<T>> refused = new ArrayList<>();
    private long changed;
    private long batches;
    private long retries;

    void retried() {
      retries++;
    }
  }
}
