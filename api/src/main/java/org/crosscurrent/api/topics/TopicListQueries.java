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
package org.crosscurrent.api.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** All topics of a span of time, from {@code topic_windows}. */
public final class TopicListQueries {
  private static final Duration REACH = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Store store;

  public TopicListQueries(Store store) {
    this.store = store;
  }

  /**
   * Topics from the one with most posts to the one with fewest. The end of a walk's span stays the
   * same from page to page also where it was left open: the cursor holds it.
   *
   * @param platform null for all
   * @param after holds the posts, the end of the span in microseconds and the topic
   */
  JsonNode topics(String platform, Range asked, Cursor after, int limit, Parameters parameters) {
    return store.read(
        rows -> {
          Range span = span(rows, asked, platform, after);
          ObjectNode answer = Json.object();
          answer.put("from", span == null ? null : Json.time(span.from()));
          answer.put("to", span == null ? null : Json.time(span.to()));
          List<ObjectNode> found =
              span == null ? List.of() : rows.all(sql(span, platform, after, limit));
          Page page = Page.of(found, limit, row -> cursor(row, span));
          answer.setAll((ObjectNode) page.toJson(parameters));
          return answer;
        });
  }

  private static Cursor cursor(ObjectNode row, Range span) {
    return new Cursor(
        row.get("posts").longValue(), micros(span.to()) + " " + row.get("topic").textValue());
  }

  private static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
  }

  private static Range span(Rows rows, Range asked, String platform, Cursor after)
      throws SQLException {
    Instant to = asked.to();
    if (to == null && after != null) {
      to = SignalQueries.ofMicros(Long.parseLong(after.text().split(" ", 2)[0]));
    }
    if (to == null) {
      Range newest = SeriesQueries.span(rows, new Range(null, null), null, platform, Bucket.DAY);
      if (newest == null) {
        return null;
      }
      to = newest.to();
    }
    Instant from = asked.from() == null ? to.minus(REACH) : asked.from();
    if (to.isAfter(from.plus(LONGEST))) {
      throw Problem.badParameter(
          "from",
          Json.time(from),
          "at most " + LONGEST.toDays() + " days before the end, " + Json.time(to));
    }
    return new Range(from, to);
  }

  private static Sql sql(Range span, String platform, Cursor after, int limit) {
    Sql sql = Sql.of("SELECT t.topic, t.posts, p.previous_posts, t.mean_sentiment, n.platforms,");
    sql.add("t.last_at FROM (SELECT topic, sum(posts)::int8 AS posts,");
    sql.add("sum(sentiment_sum) / nullif(sum(sentiment_count), 0)::float8 AS mean_sentiment,");
    sql.add("max(window_start) AS last_at FROM topic_windows");
    sql.add("WHERE window_start >= ? AND window_start < ?", span.from(), span.to());
    sql.addIf(platform, "AND platform = ?").add("GROUP BY topic");
    if (after != null) {
      String topic = after.text().split(" ", 2)[1];
      sql.add("HAVING (sum(posts)::int8, topic) < (?, ?)", after.number(), topic);
    }
    sql.add("ORDER BY posts DESC, topic DESC LIMIT ?) t", limit + 1);
    Duration length = Duration.between(span.from(), span.to());
    sql.add("CROSS JOIN LATERAL (SELECT coalesce(sum(w.posts), 0)::int8 AS previous_posts");
    sql.add(
        "FROM topic_windows w WHERE w.topic = t.topic AND w.window_start >= ?",
        span.from().minus(length));
    sql.add("AND w.window_start < ?", span.from()).addIf(platform, "AND w.platform = ?").add(") p");
    sql.add("CROSS JOIN LATERAL (SELECT jsonb_object_agg(x.platform, x.posts) AS platforms");
    sql.add("FROM (SELECT w.platform, sum(w.posts)::int8 AS posts FROM topic_windows w");
    sql.add("WHERE w.topic = t.topic AND w.window_start >= ?", span.from());
    sql.add("AND w.window_start < ?", span.to()).addIf(platform, "AND w.platform = ?");
    return sql.add("GROUP BY w.platform) x) n ORDER BY t.posts DESC, t.topic DESC");
  }
}
