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
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    String url = TestStore.sample();
    TestStore.run(
        url,
        "INSERT INTO cross_platform_events (topic, started_at, updated_at, resolved_at,"
            + " origin_platform, origin_at, lags, spread_seconds, posts, sentiments, sample_posts,"
            + " generation, version) VALUES ('wide', '2026-04-01 10:00+00', '2026-04-01 10:30+00',"
            + " NULL, 'youtube', '2026-04-01 10:00+00', '{\"reddit\": 300, \"bluesky\": 20, \"rss\":"
            + " 20}', 300, 9, '{\"youtube\": 0.25, \"bluesky\": -0.5, \"reddit\": 0.5}', '{}', 0, 3);"
            + " INSERT INTO divergences (topic, platform_a, platform_b, window_start, window_end,"
            + " mean_a, mean_b, posts_a, posts_b, difference, generation, inputs) SELECT 'd' || n % 3,"
            + " a, b, timestamptz '2026-04-01 00:00+00' + n / 6 * interval '1 hour', timestamptz"
            + " '2026-04-01 01:00+00' + n / 6 * interval '1 hour', n / 40.0, 0, 3, 3, CASE n % 2 WHEN 0"
            + " THEN 1 ELSE -1 END * n / 40.0, 0, 1 FROM (SELECT n, CASE n % 2 WHEN 0 THEN 'bluesky'"
            + " ELSE 'reddit' END AS a, 'youtube' AS b FROM generate_series(0, 29) n) x;");
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void eventsAreTheStoredRowsWithoutMore() throws Exception {
    JsonNode items = client.json("/events").get("items");
    assertThat(items.findValuesAsText("topic"))
        .containsExactly("wide", "energy", "climate", "climate");
    assertThat(items.get(0).has("divergences")).isFalse();
    assertThat(items.get(0).has("platforms")).isFalse();
    assertThat(items.get(0).get("lags").get("reddit").longValue()).isEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({
    "topic=wide, 1",
    "platform=youtube, 1",
    "platform=rss, 1",
    "platform=reddit, 4",
    "platform=tiktok, 0",
    "status=active, 2",
    "status=resolved&platform=bluesky, 2",
    "from=2026-03-15T00:00:00Z, 1",
    "to=2026-02-15T00:00:00Z, 1"
  })
  void eventsAndComparisonsAreFilteredAlike(String query, int expected) throws Exception {
    assertThat(client.json("/events?" + query).get("items")).hasSize(expected);
    assertThat(client.json("/compare?" + query).get("items")).hasSize(expected);
  }

  @Test
  void eventsPageOn() throws Exception {
    assertThat(walk("/events?limit=1", "started_at")).hasSize(4);
  }

  @Test
  void aComparisonTellsHowEachPlatformStandsToTheLeader() throws Exception {
    JsonNode event = client.json("/compare?topic=wide").get("items").get(0);
    JsonNode platforms = event.get("platforms");
    assertThat(platforms.findValuesAsText("platform"))
        .containsExactly("youtube", "bluesky", "rss", "reddit");
    assertThat(platforms.findValuesAsText("is_leader"))
        .containsExactly("true", "false", "false", "false");
    assertThat(platforms.findValuesAsText("lag_seconds")).containsExactly("0", "20", "20", "300");
    assertThat(platforms.findValuesAsText("lead_seconds"))
        .containsExactly("300", "280", "280", "0");
    assertThat(event.get("spread_seconds").longValue()).isEqualTo(300);
    assertThat(event.get("sentiment_delta").doubleValue()).isCloseTo(1.0, within(1e-12));
    assertThat(platforms.get(0).get("sentiment_delta").doubleValue()).isZero();
    assertThat(platforms.get(1).get("sentiment_delta").doubleValue())
        .isCloseTo(-0.75, within(1e-12));
    assertThat(platforms.get(2).get("sentiment").isNull()).isTrue();
    assertThat(platforms.get(2).get("sentiment_delta").isNull()).isTrue();
    assertThat(platforms.get(3).get("sentiment").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void oneSentimentMakesNoDelta() throws Exception {
    JsonNode event = client.json("/compare?topic=energy").get("items").get(0);
    assertThat(event.get("sentiment_delta").isNull()).isTrue();
    assertThat(event.get("platforms").get(1).get("sentiment_delta").isNull()).isTrue();
  }

  @Test
  void divergencesComeWithTheLatestWindowFirstAndPageOn() throws Exception {
    JsonNode first = client.json("/divergences").get("items").get(0);
    assertThat(first.get("window_start").textValue()).isEqualTo("2026-04-01T04:00:00.000Z");
    assertThat(first.get("topic").textValue()).isEqualTo("d2");
    assertThat(walk("/divergences?limit=7", "topic")).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({
    "topic=d1, 10",
    "topic=D1, 10",
    "platform=bluesky, 17",
    "platform=youtube, 30",
    "platform=tiktok, 0",
    "min_difference=0.5, 12",
    "min_difference=0.725, 1",
    "min_difference=0, 32",
    "from=2026-04-01T04:00:00Z, 6",
    "to=2026-04-01T00:00:00Z, 2",
    "topic=climate&platform=reddit&min_difference=0.5, 2"
  })
  void divergencesAreFiltered(String query, int expected) throws Exception {
    assertThat(client.json("/divergences?" + query).get("items")).hasSize(expected);
  }

  /** The whole walk, which must not meet a row twice. */
  private static List<JsonNode> walk(String path, String field) throws Exception {
    List<JsonNode> met = new ArrayList<>();
    JsonNode page = client.json(path);
    page.get("items").forEach(met::add);
    while (!page.get("next_cursor").isNull()) {
      page = client.json(path + "&cursor=" + page.get("next_cursor").textValue());
      page.get("items").forEach(met::add);
    }
    assertThat(met).doesNotHaveDuplicates().allMatch(item -> item.has(field));
    return met;
  }
}
