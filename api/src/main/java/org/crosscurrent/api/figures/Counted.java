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
package org.crosscurrent.api.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Sql;

/**
 * The posts created in a span, counted: a sub-select that figures are made of.
 *
 * <p>Whole hours come from {@code facet_hours}, in which each hour is counted once for all. What
 * lies before the first whole hour and after the last one is counted post by post from {@code
 * served_signals}, so that a span is exact wherever it begins and ends. The two have the same
 * columns: {@code part} (which of the spans), {@code hour}, {@code value} (of the facet), {@code
 * platform}, {@code language}, {@code sentiment_label} (empty where there is none), {@code viral},
 * and the sums.
 */
final class Counted {
  /** What is told of any group of posts. */
  static final String FIGURES =
      "coalesce(sum(posts), 0)::int8 AS posts, coalesce(sum(likes), 0)::int8 AS likes,"
          + " coalesce(sum(comments), 0)::int8 AS comments,"
          + " coalesce(sum(shares), 0)::int8 AS shares, coalesce(sum(views), 0)::int8 AS views,"
          + " sum(sentiment_micros)::float8 / nullif(sum(sentiment_posts), 0)::float8 / 1e6"
          + " AS mean_sentiment";

  /** The mean of the posts' engagement rates. */
  static final String MEAN_ENGAGEMENT_RATE =
      "sum(engagement_micros)::float8 / nullif(sum(engagement_posts), 0)::float8 / 1e6"
          + " AS mean_engagement_rate";

  private static final String SUMS =
      "posts, likes, comments, shares, views, sentiment_micros, sentiment_posts,"
          + " engagement_micros, engagement_posts";

  /** One post, counted as the projection counts it. */
  private static final String ONE_POST =
      "1::int8 AS posts, crosscurrent_bounded(score) AS likes,"
          + " crosscurrent_bounded(comments) AS comments, crosscurrent_bounded(shares) AS shares,"
          + " crosscurrent_bounded(views) AS views,"
          + " CASE WHEN sentiment BETWEEN -1 AND 1 THEN round(sentiment * 1000000)::int8"
          + " ELSE 0::int8 END AS sentiment_micros,"
          + " CASE WHEN sentiment BETWEEN -1 AND 1 THEN 1::int8 ELSE 0::int8 END"
          + " AS sentiment_posts,"
          + " CASE WHEN views > 0 THEN floor(1000000 * greatest(0, least(1,"
          + " (coalesce(score, 0)::float8 + coalesce(comments, 0) + coalesce(shares, 0)) / views))"
          + ")::int8 ELSE 0::int8 END AS engagement_micros,"
          + " CASE WHEN views > 0 THEN 1::int8 ELSE 0::int8 END AS engagement_posts";

  private final Facet facet;
  private final PostFilter filter;
  private final List<String> values;

  private Counted(Facet facet, PostFilter filter, List<String> values) {
    this.facet = facet;
    this.filter = filter;
    this.values = values;
  }

  /** Posts by a facet. A topic asked for is counted by itself, other posts are left out. */
  static Counted by(Facet facet, PostFilter filter) {
    return new Counted(
        facet == Facet.ALL && filter.topic() != null ? Facet.TOPIC : facet, filter, null);
  }

  /** The same of some values of the facet alone. */
  Counted of(List<String> some) {
    return new Counted(facet, filter, some);
  }

  /** Adds {@code (…) AS counted}, where the spans follow each other as parts 0, 1, and so on. */
  Sql addTo(Sql sql, Range... spans) {
    sql.add("(");
    String glue = "";
    for (int part = 0; part < spans.length; part++) {
      for (Piece piece : pieces(spans[part])) {
        sql.add(glue);
        addPiece(sql, part, piece);
        glue = "UNION ALL";
      }
    }
    return sql.add(") AS counted");
  }

  /** A stretch of a span, and whether it is made of whole hours. */
  private record Piece(Range range, boolean whole) {}

  private List<Piece> pieces(Range span) {
    if (filter.topic() != null && facet != Facet.TOPIC) {
      return List.of(new Piece(span, false));
    }
    Instant first = span.from() == null ? null : ceiling(span.from());
    Instant last = span.to() == null ? null : span.to().truncatedTo(ChronoUnit.HOURS);
    if (first != null && last != null && !first.isBefore(last)) {
      boolean oneHour = first.equals(last) && first.equals(span.from()) && last.equals(span.to());
      return List.of(new Piece(span, oneHour));
    }
    Piece before = new Piece(new Range(span.from(), first), false);
    Piece whole = new Piece(new Range(first, last), true);
    Piece after = new Piece(new Range(last, span.to()), false);
    boolean hasBefore = first != null && !first.equals(span.from());
    boolean hasAfter = last != null && !last.equals(span.to());
    if (hasBefore && hasAfter) {
      return List.of(before, whole, after);
    }
    return hasBefore ? List.of(before, whole) : hasAfter ? List.of(whole, after) : List.of(whole);
  }

  private static Instant ceiling(Instant time) {
    Instant hour = time.truncatedTo(ChronoUnit.HOURS);
    return hour.equals(time) ? hour : hour.plus(Duration.ofHours(1));
  }

  private void addPiece(Sql sql, int part, Piece piece) {
    String time;
    if (piece.whole()) {
      sql.add(
          "SELECT "
              + part
              + " AS part, hour, value, platform, language, sentiment_label, viral, "
              + SUMS
              + " FROM facet_hours WHERE facet = ?",
          facet.key());
      filter.addToHours(sql);
      addValues(sql, "value");
      time = "hour";
    } else {
      sql.add(
          "SELECT "
              + part
              + " AS part, date_bin('1 hour', created_at, timestamptz 'epoch') AS hour, "
              + facet.value()
              + " AS value, platform, language, coalesce(sentiment_label, '') AS sentiment_label,"
              + " is_trending AS viral, "
              + ONE_POST
              + " FROM served_signals "
              + facet.rest());
      filter.addToPosts(sql);
      addValues(sql, facet.value());
      time = "created_at";
    }
    sql.addIf(piece.range().from(), "AND " + time + " >= ?");
    sql.addIf(piece.range().to(), "AND " + time + " < ?");
  }

  private void addValues(Sql sql, String column) {
    if (facet == Facet.TOPIC) {
      sql.addIf(filter.topic(), "AND " + column + " = ?");
    }
    if (values != null) {
      sql.add("AND " + column + " = ANY (?)", (Object) values.toArray(new String[0]));
    }
  }
}
