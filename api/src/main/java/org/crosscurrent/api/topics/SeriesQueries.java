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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;

/** What is read from {@code topic_windows}: figures in steps of time. */
public final class SeriesQueries {
  /** Windows begin at whole quarters of an hour since 1970, and so do the steps. */
  private static final String STEP =
      "date_bin(?::interval, window_start, timestamptz '1970-01-01 00:00:00+00') AS bucket_start";

  private static final String FIGURES =
      "sum(posts)::int8 AS posts, sum(score_sum)::int8 AS score_sum,"
          + " sum(sentiment_sum) AS sentiment_sum, sum(sentiment_count)::int8 AS sentiment_count,"
          + " sum(sentiment_sum) / nullif(sum(sentiment_count), 0)::float8 AS mean_sentiment,"
          + " max(peak_trending) AS peak_trending";

  private SeriesQueries() {}

  /**
   * The span that a series covers: as asked; where an end was left open, up to the end of the
   * newest window and as far back as the bucket reaches. It goes by the windows, not by the clock,
   * so that an archive of any age can be looked at. Null when there is no window to go by.
   *
   * @throws Problem (400) when the span has too many buckets
   */
  public static Range span(Rows rows, Range asked, String topic, String platform, Bucket bucket)
      throws SQLException {
    Instant to = asked.to();
    if (to == null) {
      Sql newest = Sql.of("SELECT (extract(epoch FROM window_end) * 1000000)::int8 AS newest");
      newest.add("FROM topic_windows WHERE true");
      newest.addIf(topic, "AND topic = ?").addIf(platform, "AND platform = ?");
      ObjectNode row = rows.first(newest.add("ORDER BY window_start DESC LIMIT 1"));
      if (row == null) {
        return null;
      }
      to = SignalQueries.ofMicros(row.get("newest").longValue());
    }
    Instant from = asked.from() == null ? to.minus(bucket.reach()) : asked.from();
    if (to.isAfter(from.plus(bucket.longest()))) {
      throw Problem.badParameter(
          "from",
          Json.time(from),
          "at most "
              + Bucket.MOST
              + " buckets of "
              + bucket.label()
              + " before the end of the series, "
              + Json.time(to));
    }
    return new Range(from, to);
  }

  /** One row a topic and step; without a topic, of the {@code most} topics with most posts. */
  public static List<ObjectNode> byTopic(
      Rows rows, Range span, String topic, String platform, Bucket bucket, int most)
      throws SQLException {
    Sql sql = Sql.of("SELECT topic, " + STEP + ", " + FIGURES, bucket.interval());
    sql.add("FROM topic_windows WHERE window_start >= ?", span.from());
    sql.add("AND window_start < ?", span.to());
    sql.addIf(topic, "AND topic = ?").addIf(platform, "AND platform = ?");
    if (topic == null) {
      sql.add("AND topic IN (SELECT topic FROM topic_windows");
      sql.add("WHERE window_start >= ? AND window_start < ?", span.from(), span.to());
      sql.addIf(platform, "AND platform = ?");
      sql.add("GROUP BY topic ORDER BY sum(posts) DESC, topic LIMIT ?)", most);
    }
    return rows.all(sql.add("GROUP BY 1, 2 ORDER BY 1, 2"));
  }

  /** One row a platform and step, of one topic. */
  public static List<ObjectNode> byPlatform(Rows rows, Range span, String topic, Bucket bucket)
      throws SQLException {
    Sql sql = Sql.of("SELECT platform, " + STEP + ", " + FIGURES, bucket.interval());
    sql.add("FROM topic_windows WHERE topic = ?", topic);
    sql.add("AND window_start >= ? AND window_start < ?", span.from(), span.to());
    return rows.all(sql.add("GROUP BY 1, 2 ORDER BY 1, 2"));
  }

  /** Gathers rows that are sorted by {@code name} into one object for each of its values. */
  public static ArrayNode gather(List<ObjectNode> rows, String name) {
    ArrayNode groups = Json.array(List.of());
    ObjectNode group = null;
    for (ObjectNode row : rows) {
      String value = row.remove(name).textValue();
      if (group == null || !group.get(name).textValue().equals(value)) {
        group = groups.addObject().put(name, value);
        group.putArray("series");
      }
      group.withArray("series").add(row);
    }
    return groups;
  }
}
