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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/**
 * Which topics are on the rise: the posts of a span against those of the four times longer span
 * before it.
 *
 * <p>The score of a topic is the sum of three parts.
 *
 * <ul>
 *   <li>{@code volume}: by how many standard deviations the posts are more than the span before
 *       lets expect, if both are counts of chance at a steady rate: with {@code x} posts in the
 *       span, {@code b} in the span before, and {@code d} the ratio of the spans' lengths, {@code
 *       2(√(x + 3/8) − √(d(b + 3/8))) / √(1 + d)}. Huffman, "An Improved Approximate Two-Sample
 *       Poisson Test", Applied Statistics 33 (1984), on the transformation of Anscombe, Biometrika
 *       35 (1948). It is below zero for a topic on the fall.
 *   <li>{@code spread}: half the binary logarithm of the number of platforms with posts in the
 *       span.
 *   <li>{@code sentiment}: by how much the mean sentiment moved, in either direction. Each mean is
 *       drawn towards 0 by ten posts of sentiment 0, so that two posts are no swing of opinion; 0
 *       where one of the spans has no scored post.
 * </ul>
 *
 * <p>The span ends with the newest hour unless told otherwise. Of that hour only the part counts
 * for {@code d} that posts have already come in for.
 */
public final class TopicTrends {
  private static final Duration REACH = Duration.ofHours(6);
  private static final int TIMES_BEFORE = 4;
  private static final int MOST_STEPS = 480;

  private final Store store;

  public TopicTrends(Store store) {
    this.store = store;
  }

  /** Answers what {@code GET /trending?of=topics} asks for. */
  public Answer answer(Call call) {
    Parameters parameters = call.parameters();
    parameters.refuse(Toxic.PARAMETER, "a parameter of of=signals alone: no figure changes by it");
    PostFilter filter = new PostFilter(parameters.platform(), null, null, null, null);
    return Answer.of(ranked(filter, parameters.range(), parameters, parameters.limit(500, 50)));
  }

  /** One row a topic that was written of in the span, highest score first, ties by name. */
  private JsonNode ranked(PostFilter filter, Range asked, Parameters parameters, int limit) {
    return store.read(
        rows -> {
          Walk walk = Walk.of(rows, asked, REACH, parameters.cursor());
          List<ObjectNode> found =
              walk.span() == null ? List.of() : rows(rows, filter, walk, limit);
          Page page = Page.of(found, limit, walk.place(TopicTrends::bits, "topic"));
          page.items().forEach(TopicTrends::gatherParts);
          if (walk.span() != null) {
            Details details = new Details(rows, Facet.TOPIC, filter, page.items(), "topic");
            details.addPlatformsAndPrevious(walk.span());
            Range all = new Range(Spans.before(walk.span(), TIMES_BEFORE).from(), walk.span().to());
            details.addSeries(all, Step.within(all, MOST_STEPS));
          }
          return walk.toJson(page, asked, parameters);
        });
  }

  private static long bits(ObjectNode row) {
    return Double.doubleToLongBits(row.get("score").doubleValue());
  }

  private static void gatherParts(ObjectNode row) {
    ObjectNode parts = Json.object();
    for (String part : List.of("volume", "spread", "sentiment")) {
      parts.set(part, row.remove(part));
    }
    row.set("parts", parts);
  }

  private static List<ObjectNode> rows(Rows rows, PostFilter filter, Walk walk, int limit)
      throws SQLException {
    Range span = walk.span();
    double ratio = seconds(covered(rows, span)) / seconds(Spans.before(span, TIMES_BEFORE));
    Sql sql = Sql.of("SELECT topic, volume + spread + sentiment AS score, volume, spread");
    sql.add(", sentiment, posts, ? * before_posts AS expected_posts", ratio);
    sql.add(", mean_sentiment, mean_sentiment - mean_before AS sentiment_change FROM (SELECT *");
    sql.add(
        ", 2 * (sqrt(posts + 0.375::float8) - sqrt(? * (before_posts + 0.375::float8)))", ratio);
    sql.add("/ sqrt(1 + ?) AS volume, ln(platforms::float8) / ln(2::float8) / 2 AS spread", ratio);
    sql.add(", coalesce(abs(mean_sentiment * scored / (scored + 10)");
    sql.add("- mean_before * scored_before / (scored_before + 10)), 0) AS sentiment FROM (");
    addSums(sql, filter, span);
    sql.add(") AS sums WHERE posts > 0) AS parts");
    if (walk.number() != null) {
      double score = Double.longBitsToDouble(walk.number());
      sql.add(
          "WHERE volume + spread + sentiment < ? OR volume + spread + sentiment = ?", score, score);
      sql.add("AND topic COLLATE \"C\" > ?", walk.name());
    }
    return rows.all(sql.add("ORDER BY score DESC, topic COLLATE \"C\" LIMIT ?", limit + 1));
  }

  /** One row a topic: what is known of the span and of the one before. */
  private static void addSums(Sql sql, PostFilter filter, Range span) {
    sql.add("SELECT topic, count(*) FILTER (WHERE part = 0 AND posts > 0) AS platforms");
    sql.add(", coalesce(sum(posts) FILTER (WHERE part = 0), 0)::int8 AS posts");
    sql.add(", coalesce(sum(posts) FILTER (WHERE part = 1), 0)::int8 AS before_posts");
    addMean(sql, 0, "scored", "mean_sentiment");
    addMean(sql, 1, "scored_before", "mean_before");
    sql.add("FROM (SELECT value AS topic, platform, part, sum(posts) AS posts");
    sql.add(", sum(sentiment_micros) AS micros, sum(sentiment_posts) AS scored FROM");
    Counted.by(Facet.TOPIC, filter).addTo(sql, span, Spans.before(span, TIMES_BEFORE));
    sql.add("GROUP BY 1, 2, 3) AS by_platform GROUP BY topic");
  }

  private static void addMean(Sql sql, int part, String count, String mean) {
    String these = " FILTER (WHERE part = " + part + ")::float8";
    sql.add(", coalesce(sum(scored)" + these + ", 0) AS " + count);
    sql.add(", sum(micros)" + these + " / nullif(sum(scored)" + these + ", 0) / 1e6 AS " + mean);
  }

  /** The span, up to the newest post where that is not after its end. */
  private static Range covered(Rows rows, Range span) throws SQLException {
    ObjectNode newest =
        rows.first(
            Sql.of(
                "SELECT (extract(epoch FROM created_at) * 1000000)::int8 AS newest"
                    + " FROM served_signals WHERE created_at >= ? AND created_at < ?"
                    + " ORDER BY created_at DESC LIMIT 1",
                span.from(),
                span.to()));
    if (newest == null) {
      return span;
    }
    Instant at = SignalQueries.ofMicros(newest.get("newest").longValue());
    Instant end = Spans.end(rows);
    boolean withNewestHour = end != null && !span.to().isBefore(end);
    return withNewestHour && at.isAfter(span.from()) ? new Range(span.from(), at) : span;
  }

  private static double seconds(Range range) {
    return Duration.between(range.from(), range.to()).toNanos() / 1e9;
  }
}
