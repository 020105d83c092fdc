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

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/**
 * How values of one kind become rows of their table. A subclass names columns, key and version;
 * this class makes the statement, and reduces and binds a batch.
 *
 * <p>Every batch is written in the order of its keys, so that two writers cannot lock the same rows
 * in different orders, and with one row a key, because one statement cannot touch a row twice.
 *
 * @param <T> one value is one row
 */
abstract class TableWriter<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Orders deletions against the writers of what they delete: those hold it shared, a deletion
   * holds it alone. A statement behind the lock sees all that was committed before, so that neither
   * can miss the other. The number is the ASCII of "crosscur".
   */
  private static final long DELETION_LOCK = 0x63726f7373637572L;

  static final String LOCK_SHARED = "SELECT pg_advisory_xact_lock_shared(" + DELETION_LOCK + ")";
  static final String LOCK_ALONE = "SELECT pg_advisory_xact_lock(" + DELETION_LOCK + ")";

  private final String table;
  private final Columns<T> columns;
  private final String upsert;

  TableWriter(String table, Columns<T> columns, UpsertSql sql) {
    this.table = table;
    this.columns = columns;
    this.upsert = sql.statement(table, columns.list());
  }

  /** Orders rows by key; 0 is the same row. */
  abstract Comparator<T> keyOrder();

  /** Orders rows of one key by version. */
  abstract Comparator<T> versionOrder();

  /** Event time of a row, for the dead letter of a refused one. */
  abstract @Nullable Instant observedAt(T row);

  /** Platform of a row, for the dead letter of a refused one. */
  abstract @Nullable String platform(T row);

  /** The post that a row is about, for the dead letter of a refused one; null if it is none. */
  @Nullable String postId(T row) {
    return null;
  }

  /** The day that picks the partition of a row; null where the table has no partitions. */
  @Nullable Instant partitionedBy(T row) {
    return null;
  }

  /** The statement that takes the lock this table is written under; null where it needs none. */
  @Nullable String lock() {
    return null;
  }

  /** What belongs into the same transaction, behind the upsert. */
  void afterUpsert(Connection connection, List<T> rows) throws SQLException {}

  final String table() {
    return table;
  }

  final String upsert() {
    return upsert;
  }

  final Columns<T> columns() {
    return columns;
  }

  /** Sorted by key, one row a key: the one with the highest version; of equal ones the last. */
  final List<T> reduce(List<T> rows) {
    Comparator<T> keyOrder = keyOrder();
    List<T> sorted = new ArrayList<>(rows);
    sorted.sort(keyOrder.thenComparing(versionOrder()));
    List<T> reduced = new ArrayList<>(sorted.size());
    for (T row : sorted) {
      int last = reduced.size() - 1;
      if (last >= 0 && keyOrder.compare(reduced.get(last), row) == 0) {
        reduced.set(last, row);
      } else {
        reduced.add(row);
      }
    }
    return reduced;
  }

  /**
   * Writes reduced rows inside the transaction of the connection.
   *
   * @return how many rows were inserted or changed
   */
  final long write(Connection connection, List<T> rows) throws SQLException {
    String lock = lock();
    if (lock != null) {
      try (PreparedStatement statement = connection.prepareStatement(lock)) {
        statement.execute();
      }
    }
    long changed;
    try (PreparedStatement statement = connection.prepareStatement(upsert)) {
      columns.bind(connection, statement, rows);
      changed = statement.executeUpdate();
    }
    afterUpsert(connection, rows);
    return changed;
  }
}
