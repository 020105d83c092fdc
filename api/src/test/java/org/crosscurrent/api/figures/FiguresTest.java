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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private static String url;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    url = SeededStore.with(3000, 50, 120);
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void totalsAreThoseOfPlainSqlUnderEveryFilterInEverySpan() throws Exception {
    for (Asked asked : Expected.all(Expected.SPANS.size())) {
      JsonNode stats = client.json("/stats?" + asked.query());
      ObjectNode expected =
          SeededStore.row(
              url,
              "SELECT "
                  + Expected.FIGURES
                  + ", "
                  + Expected.MEAN_ENGAGEMENT_RATE
                  + ", count(*) FILTER (WHERE is_trending) AS viral_posts,"
                  + " count(DISTINCT platform) AS platforms FROM signals WHERE "
                  + asked.condition());
      Expected.assertFigures(stats, expected, asked.query());
      ObjectNode sentiments =
          SeededStore.row(
              url,
              "SELECT count(*) FILTER (WHERE sentiment_label = 'positive') AS positive,"
                  + " count(*) FILTER (WHERE sentiment_label = 'neutral') AS neutral,"
                  + " count(*) FILTER (WHERE sentiment_label = 'negative') AS negative,"
                  + " count(*) FILTER (WHERE sentiment_label IS NULL) AS none FROM signals WHERE "
                  + asked.condition());
      assertThat(stats.get("sentiments")).as(asked.query()).isEqualTo(sentiments);
    }
  }

  @Test
  void authorsAreThoseOfPlainSqlUnderEveryFilterInEverySpan() throws Exception {
    for (Asked asked : Expected.all(Expected.SPANS.size())) {
      ObjectNode expected =
          SeededStore.row(
              url,
              "SELECT count(*) AS authors, count(*) FILTER (WHERE verified) AS verified_authors,"
                  + " count(*) FILTER (WHERE followers >= 50000) AS influencers FROM ("
                  + "SELECT DISTINCT platform, author_id FROM signals WHERE author_id IS NOT NULL"
                  + " AND "
                  + asked.condition()
                  + ") AS written JOIN (SELECT DISTINCT ON (platform, author_id) platform,"
                  + " author_id, author_verified AS verified, author_followers AS followers"
                  + " FROM signals ORDER BY platform, author_id, created_at DESC, post_id DESC)"
                  + " AS newest USING (platform, author_id)");
      Expected.assertFigures(client.json("/stats?" + asked.query()), expected, asked.query());
    }
  }

  @Test
  void seedIsAsVariedAsTheTestsNeedIt() throws Exception {
    JsonNode stats = client.json("/stats");
    assertThat(stats.get("posts").longValue()).isEqualTo(3000);
    assertThat(stats.get("authors").longValue()).isGreaterThan(200);
    assertThat(stats.get("influencers").longValue()).isGreaterThan(20);
    assertThat(stats.get("verified_authors").longValue()).isGreaterThan(20);
    assertThat(stats.get("sentiments").get("none").longValue()).isGreaterThan(100);
    assertThat(stats.get("from").isNull()).isTrue();
    assertThat(stats.get("as_of").textValue()).startsWith("2026-03-05T18:4");
  }

  @ParameterizedTest
  @CsvSource({
    "platform, platform, 1h",
    "platform, platform, 1d",
    "sentiment, 'coalesce(sentiment_label, ''none'')', 1h",
    "language, language, 1d",
    "kind, kind, 1h",
    "none, 'NULL::text', 1h"
  })
  void seriesAreThoseOfPlainSql(String by, String column, String bucket) throws Exception {
    for (Asked filter : Expected.FILTERS) {
      for (Asked span : Expected.SPANS.subList(1, 4)) {
        Asked asked = filter.and(span);
        JsonNode timeline =
            client.json("/timeline?by=" + by + "&bucket=" + bucket + "&" + asked.query());
        List<ObjectNode> expected =
            SeededStore.rows(
                url,
                String.format(
                    "SELECT %s AS value, date_bin('%s', created_at, timestamptz 'epoch')"
                        + " AS bucket_start, %s FROM signals WHERE %s GROUP BY 1, 2"
                        + " ORDER BY sum(count(*)) OVER (PARTITION BY %s) DESC, 1, 2",
                    column,
                    bucket.equals("1h") ? "1 hour" : "1 day",
                    Expected.FIGURES,
                    asked.condition(),
                    column));
        List<JsonNode> told = flat(timeline.get("groups"));
        assertThat(told).as(asked.query()).hasSameSizeAs(expected);
        for (int i = 0; i < told.size(); i++) {
          Expected.assertFigures(told.get(i), expected.get(i), asked.query() + " step " + i);
        }
      }
    }
  }

  private static List<JsonNode> flat(JsonNode groups) {
    List<JsonNode> steps = new ArrayList<>();
    for (JsonNode group : groups) {
      for (JsonNode step : group.get("series")) {
        steps.add(((ObjectNode) step).set("value", group.get("value")));
      }
    }
    return steps;
  }

  @Test
  void aTimelineGoesBackFromTheNewestHourWithoutAWrongClock() throws Exception {
    JsonNode timeline = client.json("/timeline");
    assertThat(timeline.get("to").textValue()).isEqualTo("2026-03-05T19:00:00.000Z");
    assertThat(timeline.get("from").textValue()).isEqualTo("2026-02-26T19:00:00.000Z");
    assertThat(client.json("/timeline?bucket=1d").get("from").textValue())
        .isEqualTo("2025-12-05T19:00:00.000Z");
    JsonNode late = client.json("/timeline?from=2030-01-01T00:00:00Z");
    assertThat(late.get("groups")).isEmpty();
    assertThat(late.get("from").textValue()).isEqualTo("2030-01-01T00:00:00.000Z");
    assertThat(late.get("to").isNull()).isTrue();
  }

  @Test
  void aTimelineShowsTheGroupsWithMostPosts() throws Exception {
    String span = "&from=2026-03-04T00:00:00Z&to=2026-03-05T00:00:00Z";
    JsonNode groups = client.json("/timeline?by=language&limit=2" + span).get("groups");
    assertThat(groups.findValuesAsText("value")).hasSize(2).first().isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, kind",
    "language, language",
    "platform, platform",
    "location, 'nullif(location, '''')'",
    "community, 'nullif(community, '''')'",
    "sentiment, 'coalesce(sentiment_label, ''none'')'"
  })
  void partsAreThoseOfPlainSql(String by, String column) throws Exception {
    for (Asked asked : Expected.all(3)) {
      List<ObjectNode> expected =
          SeededStore.rows(
              url,
              String.format(
                  "SELECT * FROM (SELECT %s AS value, %s, %s,"
                      + " count(*) FILTER (WHERE is_trending) AS viral_posts,"
                      + " count(*)::float8 / sum(count(*)) OVER ()::float8 AS share"
                      + " FROM signals WHERE %s GROUP BY 1) AS parts WHERE value IS NOT NULL"
                      + " ORDER BY posts DESC, value COLLATE \"C\"",
                  column, Expected.FIGURES, Expected.MEAN_ENGAGEMENT_RATE, asked.condition()));
      JsonNode told = client.json("/breakdown?by=" + by + "&" + asked.query()).get("items");
      assertThat(told).as(asked.query()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        Expected.assertFigures(told.get(i), expected.get(i), by + " " + asked.query() + " " + i);
      }
    }
  }

  @Test
  void sharesOfPartsThatEveryPostHasAddUpToOne() throws Exception {
    double sum = 0;
    for (JsonNode part : client.json("/breakdown?by=kind&topic=ai").get("items")) {
      sum += part.get("share").doubleValue();
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }
}
