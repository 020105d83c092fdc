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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.crosscurrent.store.StoreException.Reason;

/** One run of {@link StoreRetention}, over a connection that goes away after it. */
final class RetentionRun {

  /** Whoever holds it is the one who runs; ASCII of "retentio". */
  private static final long RETENTION_LOCK = 0x726574656e74696fL;

  private static final int ROWS_AT_ONCE = 5_000;

  /** Of 8 KiB each, where there is no index to find old rows by. */
  private static final int BLOCKS_AT_ONCE = 250;

  private static final int ATTEMPTS = 25;
  private static final long PAUSE_NANOS = 1_000_000_000L;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK = "40P01";

  /** History tables with the column of their days. */
  private static final String HISTORY_TABLES =
      "SELECT c.relname, a.attname FROM pg_partitioned_table p JOIN pg_class c ON c.oid ="
          + " p.partrelid JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum ="
          + " p.partattrs[0] WHERE c.relnamespace = current_schema()::regnamespace";

  /** By the upper end in the expression in which Postgres keeps it; the default has none. */
  private static final String OLD_PARTITIONS =
      "SELECT c.relname, '' FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE"
          + " i.inhparent = '%s'::regclass AND substring(pg_get_expr(c.relpartbound, c.oid) from"
          + " 'TO \\(''([^'']+)''\\)')::timestamptz <= %s";

  /** Refused rows name the post they are of; letters of other reasons were never understood. */
  private static final String WITHDRAWN_LETTERS =
      "DELETE FROM dead_letters l USING deletions d WHERE l.reason = 'store-rejected' AND"
          + " l.observed_at <= d.observed_at AND encode(convert_to(d.post_id, 'UTF8'), 'escape') ="
          + " substring(encode(l.payload, 'escape') from '\"post_id\": ?\"([^\"]+)\"')";

  private final Connection connection;
  private final int keepDays;
  private final int deadLetterDays;
  private final boolean dryRun;
  private final List<String> made = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();

  RetentionRun(Connection connection, int keepDays, int deadLetterDays, boolean dryRun) {
    this.connection = connection;
    this.keepDays = keepDays;
    this.deadLetterDays = deadLetterDays;
    this.dryRun = dryRun;
  }

  RetentionReport run() throws SQLException {
    execute("SET TIME ZONE 'UTC'");
    if (!"t".equals(first("SELECT pg_try_advisory_lock(" + RETENTION_LOCK + ")"))) {
      return RetentionReport.ofAnother();
    }
    LocalDate today = LocalDate.parse(first("SELECT now()::date"));
    LocalDate firstKept = today.minusDays(keepDays);
    String kept = startOf(firstKept);
    for (Map.Entry<String, String> history : pairs(HISTORY_TABLES).entrySet()) {
      String table = history.getKey();
      makeAhead(table, today);
      for (String partition : pairs(OLD_PARTITIONS.formatted(table, kept)).keySet()) {
        drop(table, partition);
      }
      walk(table + "_default", history.getValue() + " < " + kept);
    }
    // The index is on the first sighting; a post is as old as its last one.
    search("signals", "first_observed_at < " + kept + " AND observed_at < " + kept);
    search("cross_platform_events", "updated_at < " + kept);
    walk("duplicates", "first_observed_at < " + kept);
    if (deadLetterDays > 0) {
      walk("dead_letters", "written_at < " + startOf(today.minusDays(deadLetterDays)));
    }
    if (!dryRun) {
      count("dead_letters", update(WITHDRAWN_LETTERS));
    }
    return new RetentionReport(dryRun, false, firstKept, made, dropped, rows);
  }

  private static String startOf(LocalDate day) {
    return "timestamptz '" + day + " 00:00:00+00'";
  }

  private void makeAhead(String table, LocalDate today) throws SQLException {
    for (int i = 0; i < StoreRetention.DAYS_AHEAD; i++) {
      LocalDate day = today.plusDays(i);
      String partition = table + "_" + day.toString().replace("-", "");
      if (first("SELECT to_regclass('" + partition + "')") == null) {
        if (!dryRun) {
          patiently(table, "SELECT crosscurrent_ensure_partition('" + table + "', '" + day + "')");
        }
        made.add(partition);
      }
    }
  }

  private void drop(String table, String partition) throws SQLException {
    if (!dryRun) {
      patiently(
          table,
          "LOCK TABLE ONLY " + table + " IN ACCESS EXCLUSIVE MODE",
          "DROP TABLE " + partition);
    }
    dropped.add(partition);
  }

  /** In one transaction, which waits for locks shortly, but is tried again. */
  private void patiently(String table, String... statements) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      connection.setAutoCommit(false);
      try {
        execute("SET LOCAL lock_timeout = '200ms'");
        for (String statement : statements) {
          execute(statement);
        }
        connection.commit();
        return;
      } catch (SQLException e) {
        connection.rollback();
        String state = e.getSQLState();
        if (!LOCK_NOT_AVAILABLE.equals(state) && !DEADLOCK.equals(state)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          String sentence = "Somebody holds the table " + table + " for long: try again later.";
          throw new StoreException(Reason.FAILED, sentence, e);
        }
      } finally {
        connection.setAutoCommit(true);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Deletes what an index finds. */
  private void search(String table, String old) throws SQLException {
    if (dryRun) {
      tell(table, old);
      return;
    }
    long some = 1;
    while (some > 0) {
      some = delete(table, old + " LIMIT " + ROWS_AT_ONCE);
    }
  }

  /** Deletes along the table, which no index helps with: each block is read once. */
  private void walk(String table, String old) throws SQLException {
    if (dryRun) {
      tell(table, old);
      return;
    }
    count(table, 0);
    long blocks =
        Long.parseLong(
            first(
                "SELECT pg_relation_size('"
                    + table
                    + "') / current_setting('block_size')::integer"));
    for (long block = 0; block < blocks; block += BLOCKS_AT_ONCE) {
      String range = "ctid >= '(%d,0)' AND ctid < '(%d,0)' AND ";
      delete(table, range.formatted(block, block + BLOCKS_AT_ONCE) + old);
    }
  }

  /** Passes over rows that somebody writes at the moment. */
  private long delete(String table, String which) throws SQLException {
    String sql =
        "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s FOR UPDATE SKIP"
            + " LOCKED))";
    long gone = update(sql.formatted(table, which));
    count(table, gone);
    return gone;
  }

  private void tell(String table, String old) throws SQLException {
    count(table, Long.parseLong(first("SELECT count(*) FROM " + table + " WHERE " + old)));
  }

  private void count(String table, long count) {
    rows.merge(table.replace("_default", ""), count, Long::sum);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private String first(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : null;
    }
  }

  /** The first column and the second, in the order of the first. */
  private Map<String, String> pairs(String sql) throws SQLException {
    Map<String, String> pairs = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        pairs.put(result.getString(1), result.getString(2));
      }
    }
    return pairs;
  }
}
