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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** All that is known about one topic. */
public final class TopicQueries {
  private static final int MOST_DIVERGENCES = 500;

  private final Store store;

  public TopicQueries(Store store) {
    this.store = store;
  }

  /**
   * Series by platform, divergences, the latest event, the top posts of a topic and the topics that
   * posts have beside it.
   *
   * @param toxic which of the top posts are shown; the figures are those that are stored
   * @param most how many top posts, and how many topics beside it
   * @return null when neither a window nor an event of this topic was ever stored
   */
  public JsonNode topic(String topic, Range asked, Bucket bucket, Toxic toxic, int most) {
    return store.read(
        rows -> {
          ObjectNode event = EventQueries.latest(rows, topic);
          if (event == null && !hasWindows(rows, topic)) {
            return null;
          }
          Range span = SeriesQueries.span(rows, asked, topic, null, bucket);
          ObjectNode answer = Json.object();
          answer.put("topic", topic);
          answer.put("bucket", bucket.label());
          answer.put("from", span == null ? null : Json.time(span.from()));
          answer.put("to", span == null ? null : Json.time(span.to()));
          List<ObjectNode> series =
              span == null ? List.of() : SeriesQueries.byPlatform(rows, span, topic, bucket);
          answer.set("platforms", SeriesQueries.gather(series, "platform"));
          answer.set(
              "divergences", Json.array(span == null ? List.of() : divergences(rows, topic, span)));
          answer.set("latest_event", event);
          answer.set(
              "co_occurring",
              Json.array(span == null ? List.of() : coOccurring(rows, topic, span, most)));
          answer.set(
              "top_posts",
              Json.array(span == null ? List.of() : topPosts(rows, topic, span, toxic, most)));
          return answer;
        });
  }

  private static boolean hasWindows(Rows rows, String topic) throws SQLException {
    Sql sql = Sql.of("SELECT topic FROM topic_windows WHERE topic = ? LIMIT 1", topic);
    return rows.first(sql) != null;
  }

  private static List<ObjectNode> divergences(Rows rows, String topic, Range span)
      throws SQLException {
    return rows.all(
        Sql.of(
            "SELECT topic, platform_a, platform_b, window_start, window_end, mean_a, mean_b,"
                + " posts_a, posts_b, difference FROM divergences"
                + " WHERE topic = ? AND window_start >= ? AND window_start < ?"
                + " ORDER BY window_start DESC, platform_a, platform_b LIMIT ?",
            topic,
            span.from(),
            span.to(),
            MOST_DIVERGENCES));
  }

  /** The best scored of those posts that were the top of some window: few, whatever the topic. */
  private static List<ObjectNode> topPosts(
      Rows rows, String topic, Range span, Toxic toxic, int most) throws SQLException {
    Sql sql =
        Sql.of(
            "SELECT "
                + SignalQueries.COLUMNS
                + " FROM signals WHERE post_id IN (SELECT unnest(top_posts) FROM topic_windows"
                + " WHERE topic = ? AND window_start >= ? AND window_start < ?)",
            topic,
            span.from(),
            span.to());
    toxic.addTo(sql);
    return rows.all(sql.add("ORDER BY score DESC NULLS LAST, post_id LIMIT ?", most));
  }

  /** By the hours in which posts were created, those in which the span begins and ends included. */
  private static List<ObjectNode> coOccurring(Rows rows, String topic, Range span, int most)
      throws SQLException {
    Sql sql = Sql.of("SELECT topic, sum(posts)::int8 AS posts FROM (");
    addPairs(sql, "topic_a", "topic_b", topic, span);
    sql.add("UNION ALL");
    addPairs(sql, "topic_b", "topic_a", topic, span);
    sql.add(") p GROUP BY topic HAVING sum(posts) > 0 ORDER BY posts DESC, topic LIMIT ?", most);
    return rows.all(sql);
  }

  private static void addPairs(Sql sql, String own, String other, String topic, Range span) {
    sql.add(
        "SELECT " + other + " AS topic, posts FROM topic_pairs WHERE " + own + " = left(?, 256)",
        topic);
    sql.add("AND hour >= ? AND hour < ?", span.from().truncatedTo(ChronoUnit.HOURS), span.to());
  }
}
