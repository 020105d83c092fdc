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
package org.crosscurrent.api.signals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.store.Sql;

/**
 * What signals are sorted by, descending; ties by post id, descending. A post that has no such
 * value is left out.
 */
public enum Order {
  /** The newest creation first. */
  TIME(
      "created_at",
      "(extract(epoch FROM created_at) * 1000000)::int8",
      "created_at DESC",
      "created_at IS NOT NULL"),
  /** The highest score first. */
  SCORE("score", "score", "score DESC NULLS LAST", "score IS NOT NULL"),
  /** The fastest growing score first. */
  VELOCITY(
      "velocity", "velocity", "velocity DESC", "velocity > '-Infinity' AND velocity < 'Infinity'"),
  /** The highest trending score first. */
  TRENDING(
      "trending_score",
      "trending_score",
      "trending_score DESC NULLS LAST",
      "trending_score > '-Infinity' AND trending_score < 'Infinity'");

  /** The name of the query parameter. */
  public static final String PARAMETER = "sort";

  private static final List<String> NAMES =
      Arrays.stream(values())
          .map(order -> order.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toList());

  private final String column;
  private final String key;
  private final String direction;
  private final String present;

  Order(String column, String key, String direction, String present) {
    this.column = column;
    this.key = key;
    this.direction = direction;
    this.present = present;
  }

  /** What a request asks for, or else {@link #TIME}. */
  static Order of(Parameters parameters) {
    return valueOf(parameters.choice(PARAMETER, NAMES, "time").toUpperCase(Locale.ROOT));
  }

  /** What a cursor is made from, as a column. */
  String place() {
    return key + " AS " + Page.MICROS;
  }

  /** Adds what is asked of the rows of a page after {@code after}, null for the first one. */
  void addTo(Sql sql, Cursor after) {
    sql.add("AND " + present);
    if (after != null) {
      sql.add("AND (" + column + ", post_id) < (?, ?)", value(after.number()), after.text());
    }
    sql.add("ORDER BY " + direction + ", post_id DESC");
  }

  private Object value(long number) {
    switch (this) {
      case TIME:
        return SignalQueries.ofMicros(number);
      case SCORE:
        return number;
      default:
        return Double.longBitsToDouble(number);
    }
  }

  /** The place of a row. */
  Cursor place(ObjectNode row) {
    String id = row.get("post_id").textValue();
    boolean whole = this == TIME || this == SCORE;
    return whole
        ? new Cursor(row.get(Page.MICROS).longValue(), id)
        : new Cursor(Double.doubleToLongBits(row.get(Page.MICROS).doubleValue()), id);
  }
}
