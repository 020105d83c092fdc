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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.SeededStore;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.figures.Expected.Asked;
import org.crosscurrent.api.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingsTest {
  private static final Asked DAY =
      Expected.span("2026-03-04T10:20:30.5Z", "2026-03-05T10:20:30.5Z");

  private static String url;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    url = SeededStore.with(3000, 50, 120);
    TestStore.run(url, "DELETE FROM signals WHERE created_at > '2090-01-01'");
    TestStore.fold(url);
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void hashtagsAreThoseOfPlainSql() throws Exception {
    for (Asked filter : Expected.FILTERS) {
      Asked asked = filter.and(DAY);
      List<ObjectNode> expected =
          SeededStore.rows(
              url,
              "SELECT hashtag, "
                  + Expected.FIGURES
                  + " FROM signals, LATERAL (SELECT DISTINCT unnest(hashtags) AS hashtag) AS tags"
                  + " WHERE "
                  + asked.condition()
                  + " GROUP BY 1 ORDER BY posts DESC, hashtag COLLATE \"C\"");
      List<JsonNode> told = walk("/hashtags?limit=50&" + asked.query());
      assertThat(told).as(asked.query()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        Expected.assertFigures(told.get(i), expected.get(i), asked.query() + " " + i);
        assertPlatformsAndPrevious(told.get(i), "hashtag", "hashtags", filter);
      }
    }
  }

  private static void assertPlatformsAndPrevious(
      JsonNode item, String name, String column, Asked filter) throws Exception {
    String value = item.get(name).textValue();
    String has = " AND '" + value.replace("'", "''") + "' = ANY (" + column + ")";
    ObjectNode expected =
        SeededStore.row(
            url,
            "SELECT jsonb_object_agg(platform, posts) AS platforms FROM (SELECT platform,"
                + " count(*) AS posts FROM signals WHERE "
                + filter.and(DAY).condition()
                + has
                + " GROUP BY 1) AS each");
    assertThat(Json.parse(item.get("platforms").toString()))
        .as(value)
        .isEqualTo(expected.get("platforms"));
    Asked before = Expected.span("2026-03-03T10:20:30.5Z", "2026-03-04T10:20:30.5Z");
    ObjectNode previous =
        SeededStore.row(
            url,
            "SELECT count(*) AS previous_posts FROM signals WHERE "
                + filter.and(before).condition()
                + has);
    Expected.assertFigures(item, previous, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hashtags",
        "/trending?of=topics",
        "/breakdown?by=location",
        "/breakdown?by=community",
        "/authors",
        "/authors?sort=followers",
        "/authors?sort=posts&platform=reddit",
        "/authors?topic=ai",
        "/duplicates",
        "/duplicates?toxic=exclude"
      })
  void aWalkInSmallPagesGivesWhatOneLargePageGives(String path) throws Exception {
    String glue = path.contains("?") ? "&" : "?";
    JsonNode whole = client.json(path + glue + "limit=200");
    List<JsonNode> items = new ArrayList<>();
    whole.get("items").forEach(items::add);
    List<JsonNode> walked = walk(path + glue + "limit=3");
    assertThat(walked.subList(0, items.size())).isEqualTo(items);
    assertThat(items).hasSizeGreaterThan(3);
    if (whole.get("next_cursor").isNull()) {
      assertThat(walked).hasSameSizeAs(items);
    }
  }

  @Test
  void aWalkStaysInItsSpanWhenNewerPostsComeIn() throws Exception {
    JsonNode first = client.json("/hashtags?limit=2");
    TestStore.run(
        url,
        "INSERT INTO signals SELECT (jsonb_populate_record(s, '{\"post_id\": \"new:1\","
            + " \"created_at\": \"2026-03-06T05:00:00Z\","
            + " \"observed_at\": \"2026-03-06T05:00:00Z\"}')).* FROM signals s LIMIT 1");
    TestStore.fold(url);
    try {
      JsonNode second =
          client.json("/hashtags?limit=2&cursor=" + first.get("next_cursor").textValue());
      assertThat(second.get("to")).isEqualTo(first.get("to"));
      assertThat(second.get("from")).isEqualTo(first.get("from"));
      assertThat(client.json("/hashtags").get("to").textValue())
          .isEqualTo("2026-03-06T06:00:00.000Z");
    } finally {
      TestStore.run(url, "DELETE FROM signals WHERE post_id = 'new:1'");
      TestStore.fold(url);
    }
  }

  @Test
  void topicsAreScoredAsTheFormulaSays() throws Exception {
    for (Asked filter : Expected.FILTERS.subList(0, 3)) {
      String query = "/trending?of=topics&limit=100&" + filter.and(DAY).query();
      List<JsonNode> told = walk(query);
      assertThat(told)
          .hasSize(
              filter.condition().equals("false")
                  ? 0
                  : count(
                      "SELECT count(DISTINCT topic) AS n"
                          + " FROM signals, unnest(topics) AS topic WHERE "
                          + filter.and(DAY).condition()));
      double last = Double.POSITIVE_INFINITY;
      for (JsonNode item : told) {
        assertScore(item, filter);
        assertThat(item.get("score").doubleValue()).isLessThanOrEqualTo(last);
        last = item.get("score").doubleValue();
        assertPlatformsAndPrevious(item, "topic", "topics", filter);
      }
    }
  }

  private static void assertScore(JsonNode item, Asked filter) throws Exception {
    String topic = item.get("topic").textValue();
    String has = " AND '" + topic + "' = ANY (topics)";
    Asked before = Expected.span("2026-02-28T10:20:30.5Z", "2026-03-04T10:20:30.5Z");
    String select =
        "SELECT count(*) AS posts, count(sentiment) AS scored, coalesce(avg(sentiment), 0) AS mean,"
            + " count(DISTINCT platform) AS platforms FROM signals WHERE ";
    ObjectNode now = SeededStore.row(url, select + filter.and(DAY).condition() + has);
    ObjectNode then = SeededStore.row(url, select + filter.and(before).condition() + has);
    double x = now.get("posts").doubleValue();
    double b = then.get("posts").doubleValue();
    double d = 1 / 4.0;
    JsonNode parts = item.get("parts");
    double volume = 2 * (Math.sqrt(x + 0.375) - Math.sqrt(d * (b + 0.375))) / Math.sqrt(1 + d);
    double spread = Math.log(now.get("platforms").doubleValue()) / Math.log(2) / 2;
    double n = now.get("scored").doubleValue();
    double m = then.get("scored").doubleValue();
    double swing =
        n == 0 || m == 0
            ? 0
            : Math.abs(
                now.get("mean").doubleValue() * n / (n + 10)
                    - then.get("mean").doubleValue() * m / (m + 10));
    assertThat(parts.get("volume").doubleValue()).as(topic).isCloseTo(volume, within(1e-9));
    assertThat(parts.get("spread").doubleValue()).as(topic).isCloseTo(spread, within(1e-9));
    assertThat(parts.get("sentiment").doubleValue()).as(topic).isCloseTo(swing, within(2e-6));
    assertThat(item.get("score").doubleValue())
        .isCloseTo(
            parts.get("volume").doubleValue()
                + parts.get("spread").doubleValue()
                + parts.get("sentiment").doubleValue(),
            within(1e-12));
    assertThat(item.get("posts").doubleValue()).isEqualTo(x);
    assertThat(item.get("expected_posts").doubleValue()).isCloseTo(d * b, within(1e-9));
    long inSeries = 0;
    for (JsonNode step : item.get("series")) {
      inSeries += step.get("posts").longValue();
    }
    assertThat(inSeries).isEqualTo((long) (x + b));
  }

  @Test
  void ofTheNewestHourOnlyWhatCameInCounts() throws Exception {
    JsonNode page = client.json("/trending?of=topics");
    assertThat(page.get("to").textValue()).isEqualTo("2026-03-05T19:00:00.000Z");
    assertThat(page.get("from").textValue()).isEqualTo("2026-03-05T13:00:00.000Z");
    ObjectNode newest =
        SeededStore.row(
            url,
            "SELECT extract(epoch FROM max(created_at) - "
                + "timestamptz '2026-03-05 13:00:00+00')::float8 / 86400 AS ratio FROM signals");
    JsonNode item = page.get("items").get(0);
    int before =
        count(
            "SELECT count(*) AS n FROM signals WHERE '"
                + item.get("topic").textValue()
                + "' = ANY (topics) AND created_at >= '2026-03-04 13:00:00+00'"
                + " AND created_at < '2026-03-05 13:00:00+00'");
    assertThat(item.get("expected_posts").doubleValue())
        .isCloseTo(before * newest.get("ratio").doubleValue(), within(1e-6));
  }

  @Test
  void copiedContentsAreThoseOfPlainSql() throws Exception {
    List<ObjectNode> expected =
        SeededStore.rows(
            url,
            "SELECT duplicate_of, count(DISTINCT post_id) AS copies,"
                + " array_agg(DISTINCT platform ORDER BY platform) AS platforms,"
                + " min(first_observed_at) AS first_at, max(first_observed_at) AS last_at"
                + " FROM duplicates GROUP BY 1 ORDER BY copies DESC, duplicate_of DESC");
    List<JsonNode> told = walk("/duplicates?limit=7");
    assertThat(told).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Expected.assertFigures(told.get(i), expected.get(i), "copy " + i);
      JsonNode signal = told.get(i).get("signal");
      String id = told.get(i).get("duplicate_of").textValue();
      int there = count("SELECT count(*) AS n FROM signals WHERE post_id = '" + id + "'");
      assertThat(signal.isNull()).isEqualTo(there == 0);
      assertThat(signal.path("post_id").asText(id)).isEqualTo(id);
    }
  }

  @Test
  void copiedContentsAreFilteredByWhereAndWhenTheySpread() throws Exception {
    String select =
        "SELECT count(*) AS n FROM (SELECT duplicate_of, min(first_observed_at) AS f,"
            + " max(first_observed_at) AS l, array_agg(platform) AS p FROM duplicates GROUP BY 1) AS c";
    assertThat(walk("/duplicates?platform=bluesky"))
        .hasSize(count(select + " WHERE 'bluesky' = ANY (p)"));
    assertThat(walk("/duplicates?from=2026-03-05T12:00:00Z&to=2026-03-05T14:00:00Z"))
        .hasSize(
            count(select + " WHERE l >= '2026-03-05T12:00:00Z' AND f < '2026-03-05T14:00:00Z'"));
    assertThat(walk("/duplicates?toxic=only"))
        .hasSize(count(select + " JOIN signals ON post_id = duplicate_of WHERE is_toxic"))
        .isNotEmpty();
    assertThat(walk("/duplicates?toxic=exclude").size() + walk("/duplicates?toxic=only").size())
        .isEqualTo(walk("/duplicates").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trending?of=topics&toxic=only",
        "/hashtags?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
        "/trending?of=topics&from=2020-01-01T00:00:00Z",
        "/timeline?from=2020-01-01T00:00:00Z",
        "/timeline?by=location",
        "/breakdown?by=none",
        "/authors?sort=fame"
      })
  void whatHasNoMeaningIsRefused(String path) throws Exception {
    assertThat(client.get(path).statusCode()).isEqualTo(400);
  }

  private static int count(String sql) throws Exception {
    return SeededStore.row(url, sql).get("n").intValue();
  }

  private static List<JsonNode> walk(String path) throws Exception {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = client.json(path + cursor);
      page.get("items").forEach(items::add);
      cursor =
          page.get("next_cursor").isNull()
              ? null
              : (path.contains("?") ? "&" : "?") + "cursor=" + page.get("next_cursor").textValue();
    } while (cursor != null);
    return items;
  }
}
