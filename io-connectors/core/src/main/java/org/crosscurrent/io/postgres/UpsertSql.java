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

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscurrent.io.postgres.Columns.Column;

/**
 * The shape of an upsert: {@code INSERT … SELECT … FROM unnest(one array a column) … ON CONFLICT}.
 * Its text does not depend on the number of rows, so that it is prepared once a connection.
 */
final class UpsertSql {

  private final List<String> key;
  private final String updateWhere;
  private final String deletionColumn;
  private final boolean changedOnly;

  private UpsertSql(List<String> key, String updateWhere, String deletionColumn) {
    this(key, updateWhere, deletionColumn, false);
  }

  private UpsertSql(
      List<String> key, String updateWhere, String deletionColumn, boolean changedOnly) {
    this.key = key;
    this.updateWhere = updateWhere;
    this.deletionColumn = deletionColumn;
    this.changedOnly = changedOnly;
  }

  /** A conflicting row is replaced by a strictly higher version only. */
  static UpsertSql versioned(List<String> key, List<String> version) {
    return new UpsertSql(
        key,
        tuple(version, name -> "excluded." + name) + " > " + tuple(version, name -> "t." + name),
        null);
  }

  /** A conflicting row is replaced where one of these columns differs. */
  static UpsertSql replacingChanged(List<String> key, List<String> compared) {
    return new UpsertSql(
        key,
        tuple(compared, name -> "t." + name)
            + " IS DISTINCT FROM "
            + tuple(compared, name -> "excluded." + name),
        null);
  }

  /**
   * A conflicting row that differs is replaced by a version at least as high: of two rows with one
   * version, the one that is written knows better.
   */
  static UpsertSql authoritative(List<String> key, List<String> version) {
    return new UpsertSql(
        key,
        tuple(version, name -> "excluded." + name) + " >= " + tuple(version, name -> "t." + name),
        null,
        true);
  }

  /** As well, a conflicting row stays where this column of it is higher. */
  UpsertSql unlessBelow(String column) {
    return new UpsertSql(
        key,
        "(" + updateWhere + ") AND excluded." + column + " >= t." + column,
        deletionColumn,
        changedOnly);
  }

  /** The first row of a key stays. */
  static UpsertSql keepingFirst(List<String> key) {
    return new UpsertSql(key, null, null);
  }

  /**
   * Leaves out rows of posts with a deletion at or after this column of the row. The lookup is a
   * scalar subquery, so that no plan can be chosen that changes the order of the rows or reads all
   * deletions.
   */
  UpsertSql unlessDeletedSince(String column) {
    return new UpsertSql(key, updateWhere, column, changedOnly);
  }

  <T> String statement(String table, List<Column<T>> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    StringBuilder sql = new StringBuilder();
    sql.append("INSERT INTO ").append(table).append(" AS t (").append(String.join(", ", names));
    sql.append(")\nSELECT ");
    sql.append(join(columns, c -> c.type().expression("r." + c.name())));
    sql.append("\nFROM unnest(").append(join(columns, c -> "?::" + c.type().element() + "[]"));
    sql.append(") AS r (").append(String.join(", ", names)).append(")");
    if (deletionColumn != null) {
      sql.append(
              "\nWHERE coalesce((SELECT d.observed_at FROM deletions d WHERE d.post_id = r.post_id)")
          .append(" < ")
          .append(ColumnType.INSTANT.expression("r." + deletionColumn))
          .append(", true)");
    }
    sql.append("\nON CONFLICT (").append(String.join(", ", key)).append(") DO ");
    if (updateWhere == null) {
      return sql.append("NOTHING").toString();
    }
    Set<String> keys = Set.copyOf(key);
    List<String> updated = names.stream().filter(name -> !keys.contains(name)).toList();
    sql.append("UPDATE SET ");
    sql.append(join(updated, name -> name + " = excluded." + name));
    sql.append(", written_at = now()\nWHERE ").append(updateWhere);
    if (changedOnly) {
      sql.append(" AND ").append(tuple(updated, name -> "t." + name));
      sql.append(" IS DISTINCT FROM ").append(tuple(updated, name -> "excluded." + name));
    }
    return sql.toString();
  }

  private static String tuple(List<String> names, Function<String, String> each) {
    return "(" + join(names, each) + ")";
  }

  private static <A> String join(List<A> parts, Function<A, String> each) {
    return parts.stream().map(each).collect(Collectors.joining(", "));
  }
}
