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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicsTest {
  /**
   * Eight topics on three platforms over two days in windows of a quarter, with gaps; the last
   * window begins at 2026-03-02 23:45.
   */
  private static final String WINDOWS =
      "INSERT INTO topic_windows (topic, platform, window_start, window_end, posts, authors, score_sum,"
          + " sentiment_sum, sentiment_count, peak_trending, first_observed_at, top_posts, generation,"
          + " inputs) SELECT 't' || t, p, at, at + interval '15 minutes', 1 + (n * 7 + t) % 5, 1, 10,"
          + " CASE n % 3 WHEN 0 THEN 0 ELSE 0.25 END, CASE n % 3 WHEN 0 THEN 0 ELSE 1 END, 0, at, '{}',"
          + " 0, 1 FROM (SELECT t, p, n, timestamptz '2026-03-01 00:00+00' + n * interval '15 minutes'"
          + " AS at FROM generate_series(0, 191) n, generate_series(1, 8) t,"
          + " unnest(ARRAY['bluesky', 'reddit', 'youtube']) p) x"
          + " WHERE (n + t) % (t + 1) = 0 OR n = 191 AND t = 8";

  private static String url;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    url = TestStore.migrated();
    TestStore.run(url, WINDOWS);
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void figuresAreThoseOfPlainSql() throws Exception {
    JsonNode page = client.json("/topics?limit=500");
    assertThat(page.get("from").textValue()).isEqualTo("2026-03-02T00:00:00.000Z");
    assertThat(page.get("to").textValue()).isEqualTo("2026-03-03T00:00:00.000Z");
    assertThat(figures(page)).isEqualTo(rows("true", "2026-03-02", "2026-03-03", "2026-03-01"));
    assertThat(page.get("items").get(0).get("previous_posts").longValue()).isPositive();
  }

  @Test
  void aSpanAndAPlatformAreThoseAskedFor() throws Exception {
    String span = "&from=2026-03-01T12:00:00Z&to=2026-03-01T18:00:00Z";
    JsonNode page = client.json("/topics?platform=reddit" + span);
    assertThat(figures(page))
        .isEqualTo(
            rows(
                "platform = 'reddit'", "2026-03-01 12:00", "2026-03-01 18:00", "2026-03-01 06:00"));
    assertThat(page.get("items").get(0).get("platforms").size()).isEqualTo(1);
  }

  @Test
  void aWalkMeetsEachTopicOnceThoughWindowsComeMeanwhile() throws Exception {
    String own = TestStore.migrated();
    TestStore.run(own, WINDOWS);
    try (ApiServer serving = TestStore.serve(own)) {
      Client walker = new Client(serving);
      List<String> all = walker.json("/topics").get("items").findValuesAsText("topic");
      List<String> met = new ArrayList<>();
      JsonNode page = walker.json("/topics?limit=3");
      String to = page.get("to").textValue();
      TestStore.run(own, WINDOWS.replace("2026-03-01 00:00", "2026-03-03 00:00"));
      while (true) {
        met.addAll(page.get("items").findValuesAsText("topic"));
        assertThat(page.get("to").textValue()).isEqualTo(to);
        if (page.get("next_cursor").isNull()) {
          break;
        }
        page = walker.json("/topics?limit=3&cursor=" + page.get("next_cursor").textValue());
      }
      assertThat(met).isEqualTo(all).hasSize(8);
      // Another question than before, whose answer is remembered for a moment.
      assertThat(walker.json("/topics?limit=99").get("to").textValue()).isNotEqualTo(to);
    }
  }

  @Test
  void anEmptyStoreHasNoTopics() throws Exception {
    try (ApiServer empty = TestStore.serve(TestStore.migrated())) {
      assertThat(new Client(empty).json("/topics").toString())
          .isEqualTo("{\"from\":null,\"to\":null,\"items\":[],\"next_cursor\":null}");
    }
  }

  @Test
  void topicsBesideATopicAreThoseOfItsPosts() throws Exception {
    String sample = TestStore.sample();
    try (ApiServer serving = TestStore.serve(sample)) {
      JsonNode topic = new Client(serving).json("/topics/climate");
      assertThat(topic.get("co_occurring").toString())
          .isEqualTo("[{\"topic\":\"energy\",\"posts\":4}]");
      JsonNode back = new Client(serving).json("/topics/energy");
      assertThat(back.get("co_occurring").toString())
          .isEqualTo("[{\"topic\":\"climate\",\"posts\":4}]");
      String early = "/topics/climate?from=2026-02-01T00:00:00Z&to=2026-03-01T10:00:00Z";
      assertThat(new Client(serving).json(early).get("co_occurring")).isEmpty();
    }
  }

  @Test
  void theMomentumOfATopicComparesThirdsOfTheSpanThatHasWindows() throws Exception {
    String own = TestStore.migrated();
    // Nine windows from 00:00; no topic has any before. up grows, down shrinks, even stays, few
    // grows
    // from one post to three.
    TestStore.run(own, windows("up", "1 + n") + windows("down", "9 - n") + windows("even", "4"));
    TestStore.run(own, windows("few", "CASE n WHEN 0 THEN 1 WHEN 8 THEN 3 END"));
    try (ApiServer serving = TestStore.serve(own)) {
      JsonNode topics = new Client(serving).json("/pulse").get("topics");
      assertThat(topics.findValuesAsText("topic")).containsExactly("down", "even", "few", "up");
      assertThat(topics.findValuesAsText("momentum"))
          .containsExactly("falling", "stable", "stable", "rising");
      JsonNode parts = topics.get(3).get("momentum_parts");
      assertThat(parts.get("from").textValue()).isEqualTo("2026-03-01T00:00:00.000Z");
      assertThat(parts.get("to").textValue()).isEqualTo("2026-03-01T02:15:00.000Z");
      assertThat(parts.get("third_seconds").longValue()).isEqualTo(2700);
      assertThat(parts.get("first_posts").longValue()).isEqualTo(1 + 2 + 3);
      assertThat(parts.get("last_posts").longValue()).isEqualTo(7 + 8 + 9);
      assertThat(parts.get("change").doubleValue()).isEqualTo(18 / 30.0);
      assertThat(parts.get("z").doubleValue()).isCloseTo(18 / Math.sqrt(30), within(1e-12));
      JsonNode few = topics.get(2).get("momentum_parts");
      assertThat(few.get("change").doubleValue()).isEqualTo(0.5);
      assertThat(few.get("z").doubleValue()).isEqualTo(1);
    }
  }

  @Test
  void theMomentumIsStableWhereTheSpanHasNoThirds() throws Exception {
    String span = "&from=2026-03-01T00:00:00Z&to=2026-03-01T00:30:00Z";
    JsonNode topic = client.json("/pulse?topic=t1" + span).get("topics").get(0);
    assertThat(topic.get("momentum").textValue()).isEqualTo("stable");
    assertThat(topic.get("momentum_parts").get("third_seconds").longValue()).isZero();
    assertThat(topic.get("momentum_parts").get("first_posts").longValue()).isZero();
  }

  @Test
  void theMomentumGoesByThePlatformAskedFor() throws Exception {
    JsonNode parts =
        client
            .json("/pulse?topic=t1&platform=reddit&bucket=1d")
            .get("topics")
            .get(0)
            .get("momentum_parts");
    // The span begins with the first window of the platform, 00:15 of the first day.
    String thirds =
        "SELECT sum(posts) FILTER (WHERE window_start < b + third) || ' ' || sum(posts) FILTER"
            + " (WHERE window_start >= e - third) FROM topic_windows, (SELECT min(window_start) AS b,"
            + " max(window_end) AS e, interval '15 minutes' * floor(extract(epoch FROM"
            + " max(window_end) - min(window_start)) / 2700) AS third FROM topic_windows"
            + " WHERE platform = 'reddit') s WHERE topic = 't1' AND platform = 'reddit'";
    assertThat(parts.get("first_posts") + " " + parts.get("last_posts"))
        .isEqualTo(query(thirds).get(0));
  }

  private static String windows(String topic, String posts) {
    return "INSERT INTO topic_windows (topic, platform, window_start, window_end, posts, authors,"
        + " score_sum, sentiment_sum, sentiment_count, peak_trending, first_observed_at, top_posts,"
        + " generation, inputs) SELECT '"
        + topic
        + "', 'reddit', at, at + interval '15 minutes', posts, 1, 0, 0, 0, 0, at, '{}', 0, 1 FROM"
        + " (SELECT timestamptz '2026-03-01 00:00+00' + n * interval '15 minutes' AS at, "
        + posts
        + " AS posts FROM generate_series(0, 8) n) x WHERE posts IS NOT NULL;";
  }

  /**
   * Topic, posts, posts before, mean sentiment in thousandths, last window and posts by platform.
   */
  private static List<String> rows(String where, String from, String to, String before)
      throws SQLException {
    return query(
        String.format(
            "SELECT topic || ' ' || sum(posts) || ' ' || (SELECT coalesce(sum(posts), 0) FROM"
                + " topic_windows b WHERE b.topic = w.topic AND %1$s AND window_start >="
                + " '%4$s+00'::timestamptz AND window_start < '%2$s+00'::timestamptz) || ' ' ||"
                + " coalesce(round((sum(sentiment_sum) / nullif(sum(sentiment_count), 0) *"
                + " 1000)::numeric)::text, '-') || ' ' || extract(epoch FROM max(window_start))::int8"
                + " || ' ' || (SELECT jsonb_object_agg(platform, n) FROM (SELECT platform, sum(posts)"
                + " AS n FROM topic_windows p WHERE p.topic = w.topic AND %1$s AND window_start >="
                + " '%2$s+00'::timestamptz AND window_start < '%3$s+00'::timestamptz GROUP BY"
                + " platform) x) FROM topic_windows w WHERE %1$s AND window_start >="
                + " '%2$s+00'::timestamptz AND window_start < '%3$s+00'::timestamptz GROUP BY topic"
                + " ORDER BY sum(posts) DESC, topic DESC",
            where, stamp(from), stamp(to), stamp(before)));
  }

  private static String stamp(String text) {
    return text.contains(":") ? text : text + " 00:00";
  }

  private static List<String> figures(JsonNode page) {
    List<String> rows = new ArrayList<>();
    for (JsonNode item : page.get("items")) {
      JsonNode mean = item.get("mean_sentiment");
      rows.add(
          String.join(
              " ",
              item.get("topic").textValue(),
              item.get("posts").toString(),
              item.get("previous_posts").toString(),
              mean.isNull() ? "-" : String.valueOf(Math.round(mean.doubleValue() * 1000)),
              String.valueOf(
                  java.time.Instant.parse(item.get("last_at").textValue()).getEpochSecond()),
              item.get("platforms").toString().replace(":", ": ").replace(",", ", ")));
    }
    return rows;
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = TestStore.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
