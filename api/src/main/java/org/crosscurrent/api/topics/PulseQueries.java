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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** Sentiment by topic over time, and how it is distributed over the posts of that time. */
public final class PulseQueries {
  private final Store store;

  public PulseQueries(Store store) {
    this.store = store;
  }

  /**
   * Series from the topic windows, and over the signals first observed in the same span their count
   * by label and the mean of their sentiments. Each topic with its {@link Momentum}.
   *
   * @param topic null for the {@code most} topics with most posts
   */
  public JsonNode pulse(String topic, String platform, Range asked, Bucket bucket, int most) {
    return store.read(
        rows -> {
          Range span = SeriesQueries.span(rows, asked, topic, platform, bucket);
          ObjectNode answer = Json.object();
          answer.put("bucket", bucket.label());
          answer.put("from", span == null ? null : Json.time(span.from()));
          answer.put("to", span == null ? null : Json.time(span.to()));
          List<ObjectNode> series =
              span == null
                  ? List.of()
                  : SeriesQueries.byTopic(rows, span, topic, platform, bucket, most);
          ArrayNode topics = SeriesQueries.gather(series, "topic");
          addMomentum(rows, topics, span, platform);
          answer.set("topics", topics);
          answer.set(
              "distribution", span == null ? null : distribution(rows, topic, platform, span));
          return answer;
        });
  }

  private static void addMomentum(Rows rows, ArrayNode topics, Range span, String platform)
      throws SQLException {
    Map<String, Momentum> momentum =
        Momentum.of(rows, span, platform, topics.findValuesAsText("topic"));
    for (JsonNode topic : topics) {
      momentum.get(topic.get("topic").textValue()).addTo((ObjectNode) topic);
    }
  }

  private static ObjectNode distribution(Rows rows, String topic, String platform, Range span)
      throws SQLException {
    Sql sql =
        Sql.of(
            "SELECT count(*) AS posts,"
                + " count(*) FILTER (WHERE sentiment_label = 'positive') AS positive,"
                + " count(*) FILTER (WHERE sentiment_label = 'neutral') AS neutral,"
                + " count(*) FILTER (WHERE sentiment_label = 'negative') AS negative,"
                + " avg(sentiment) AS mean_sentiment FROM signals");
    sql.add("WHERE first_observed_at >= ? AND first_observed_at < ?", span.from(), span.to());
    sql.addIf(platform, "AND platform = ?");
    sql.addIf(topic, "AND topics @> ARRAY[?]::text[]");
    return rows.first(sql);
  }
}
