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
package org.crosscurrent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    server = TestStore.serve(TestStore.sample());
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void signalsComeNewestFirstWithTheirColumns() throws Exception {
    JsonNode page = client.json("/signals?limit=3");
    assertThat(ids(page)).containsExactly("reddit:12", "bluesky:11", "reddit:10");
    assertThat(page.get("next_cursor").isTextual()).isTrue();
    JsonNode first = page.get("items").get(0);
    assertThat(first.get("created_at").textValue()).isEqualTo("2026-03-01T10:12:00.123Z");
    assertThat(first.get("topics").toString()).isEqualTo("[\"climate\",\"energy\"]");
    assertThat(first.get("trending_parts").toString()).isEqualTo("{\"sentiment\":0.2}");
    assertThat(first.get("score").longValue()).isEqualTo(100);
    assertThat(first.get("views").isNull()).isTrue();
    assertThat(first.has("written_at")).isFalse();
    assertThat(first.has("cursor_micros")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "platform=reddit; 6",
        "platform=tiktok; 0",
        "community=c1; 4",
        "topic=climate; 4",
        "topic=Climate; 4",
        "language=de; 3",
        "language=und; 2",
        "sentiment=positive; 6",
        "sentiment=neutral; 1",
        "sentiment=negative; 5",
        "min_score=80; 3",
        "min_score=-10; 12",
        "trending=true; 4",
        "trending=false; 10",
        "toxic=include; 14",
        "toxic=exclude; 12",
        "toxic=only; 2",
        "toxic=only&trending=true; 1",
        "toxic=exclude&q=fox; 10",
        "q=BROWN; 12",
        "q=BROWN%20fox%20number%201; 1",
        "q=bro; 0",
        "q=fox%20title; 12",
        "q=%22title%20fox%22; 0",
        "q=number%20-fox; 0",
        "q=%22number%203%22%20or%20nothing; 2",
        "q=100%25; 1",
        "q=it's; 1",
        "q=%E6%9C%AC%E8%AA%9E; 1",
        "q=%F0%9F%8E%89; 1",
        "q=%25; 0",
        "q=of; 1",
        "q=_; 0",
        "q=%5C; 0",
        "q=-fox; 2",
        "from=2026-03-01T10:32:00Z; 1",
        "from=2026-03-01T11:32:00%2B01:00; 1",
        "to=2026-03-01T10:08:00.123456Z; 4",
        "from=2026-03-01T10:10:00Z&to=2026-03-01T10:11:00Z; 5",
        "platform=reddit&topic=climate&sentiment=positive&q=fox&min_score=0&trending=true; 1"
      })
  void signalsAreFiltered(String query, int expected) throws Exception {
    assertThat(ids(client.json("/signals?limit=500&" + query))).hasSize(expected);
  }

  @Test
  void aWalkGivesEachSignalOnceAndEndsWithoutCursor() throws Exception {
    JsonNode one = client.json("/signals?limit=8");
    JsonNode two = client.json("/signals?limit=500&cursor=" + one.get("next_cursor").textValue());
    assertThat(ids(two)).hasSize(6).doesNotContainAnyElementsOf(ids(one));
    assertThat(two.get("next_cursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reddit:06",
        "activitypub:https://example.org/users/a+b/statuses/1?x=1&y=%20",
        "activitypub:ünï cödé;#"
      })
  void aSignalIsFoundByItsIdWhateverStandsInIt(String id) throws Exception {
    JsonNode answer = client.json("/signals/" + Client.encoded(id));
    assertThat(answer.get("signal").get("post_id").textValue()).isEqualTo(id);
  }

  @Test
  void slashesInAnIdMayBeGivenAsTheyAre() throws Exception {
    JsonNode answer =
        client.json("/signals/activitypub:https://example.org/users/a+b/statuses/1%3Fx=1&y=%2520");
    assertThat(answer.get("signal").get("platform").textValue()).isEqualTo("activitypub");
  }

  @Test
  void aSignalComesWithItsNewestObservations() throws Exception {
    JsonNode observations = client.json("/signals/reddit:06?limit=2").get("observations");
    assertThat(observations.findValuesAsText("observed_at"))
        .containsExactly("2026-03-01T10:16:00.000Z", "2026-03-01T10:15:00.000Z");
    assertThat(observations.get(0).get("generation").intValue()).isEqualTo(1);
    assertThat(observations.get(0).has("content_digest")).isFalse();
  }

  @Test
  void anUnknownSignalOrTopicIsNotFound() throws Exception {
    for (String path : List.of("/signals/reddit:nope", "/topics/nope", "/signals/x'%20OR%201=1")) {
      HttpResponse<String> response = client.get(path);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(Client.body(response).get("type").textValue())
          .isEqualTo("urn:crosscurrent:problem:not-found");
    }
  }

  @Test
  void thePulseHasSeriesByTopicAndTheDistributionOfTheSameTime() throws Exception {
    JsonNode pulse = client.json("/pulse?bucket=1h");
    assertThat(pulse.get("to").textValue()).isEqualTo("2026-03-01T11:00:00.000Z");
    assertThat(pulse.get("from").textValue()).isEqualTo("2026-02-22T11:00:00.000Z");
    assertThat(pulse.get("topics").findValuesAsText("topic")).containsExactly("climate", "energy");
    JsonNode series = pulse.get("topics").get(0).get("series");
    assertThat(series.findValuesAsText("bucket_start"))
        .containsExactly("2026-03-01T09:00:00.000Z", "2026-03-01T10:00:00.000Z");
    // The windows of 09:30 and 09:45 on two platforms: 1 + 2 posts each, sentiment 0 + 0.5 of 0 +
    // 1.
    assertThat(series.get(0).get("posts").longValue()).isEqualTo(6);
    assertThat(series.get(0).get("mean_sentiment").doubleValue()).isEqualTo(0.5);
    JsonNode distribution = pulse.get("distribution");
    assertThat(distribution.get("posts").longValue()).isEqualTo(12);
    assertThat(distribution.get("positive").longValue()).isEqualTo(6);
    assertThat(distribution.get("neutral").longValue()).isEqualTo(1);
    assertThat(distribution.get("negative").longValue()).isEqualTo(5);
    assertThat(distribution.get("mean_sentiment").doubleValue()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void thePulseOfOneTopicOnOnePlatformInASpan() throws Exception {
    JsonNode pulse =
        client.json(
            "/pulse?topic=climate&platform=reddit&bucket=15m"
                + "&from=2026-03-01T09:30:00Z&to=2026-03-01T10:15:00Z");
    JsonNode series = pulse.get("topics").get(0).get("series");
    assertThat(series.findValuesAsText("posts")).containsExactly("1", "2", "3");
    assertThat(series.get(0).get("mean_sentiment").isNull()).isTrue();
    assertThat(pulse.get("distribution").get("posts").longValue()).isEqualTo(1);
  }

  @Test
  void thePulseCanBeHeldToTheBusiestTopics() throws Exception {
    assertThat(client.json("/pulse?limit=1").get("topics")).hasSize(1);
  }

  @Test
  void trendingGoesByScoreAndPagesOn() throws Exception {
    JsonNode one = client.json("/trending?limit=3");
    assertThat(ids(one)).containsExactly("reddit:12", "bluesky:09", "reddit:06");
    JsonNode two = client.json("/trending?limit=3&cursor=" + one.get("next_cursor").textValue());
    assertThat(ids(two)).containsExactly("bluesky:03");
    assertThat(ids(client.json("/trending?platform=bluesky"))).hasSize(2);
    assertThat(ids(client.json("/trending?to=2026-03-01T10:12:00Z"))).hasSize(2);
  }

  @Test
  void compareGivesEventsWithTheDivergencesOfTheirTime() throws Exception {
    JsonNode items = client.json("/compare").get("items");
    assertThat(items.findValuesAsText("origin_platform"))
        .containsExactly("reddit", "reddit", "bluesky");
    assertThat(items.get(0).get("topic").textValue()).isEqualTo("energy");
    assertThat(items.get(0).get("divergences")).isEmpty();
    JsonNode climate = items.get(1);
    assertThat(climate.get("lags").toString()).isEqualTo("{\"bluesky\":60}");
    assertThat(climate.get("resolved_at").isNull()).isTrue();
    assertThat(climate.get("divergences")).hasSize(1);
    assertThat(climate.get("divergences").get(0).get("window_start").textValue())
        .isEqualTo("2026-03-01T10:00:00.000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "topic=climate, 2",
    "status=active, 1",
    "status=resolved, 2",
    "status=all, 3",
    "from=2026-02-15T00:00:00Z, 2",
    "to=2026-02-15T00:00:00Z, 1"
  })
  void compareIsFiltered(String query, int expected) throws Exception {
    assertThat(client.json("/compare?" + query).get("items")).hasSize(expected);
  }

  @Test
  void comparePagesOn() throws Exception {
    JsonNode one = client.json("/compare?limit=1");
    JsonNode two = client.json("/compare?limit=1&cursor=" + one.get("next_cursor").textValue());
    assertThat(two.get("items").get(0).get("topic").textValue()).isEqualTo("climate");
  }

  @Test
  void aTopicHasItsSeriesDivergencesEventAndTopPosts() throws Exception {
    JsonNode topic = client.json("/topics/climate?bucket=1d&limit=1");
    assertThat(topic.get("platforms").findValuesAsText("platform"))
        .containsExactly("bluesky", "reddit");
    assertThat(topic.get("platforms").get(0).get("series").get(0).get("posts").longValue())
        .isEqualTo(21);
    assertThat(topic.get("divergences")).hasSize(2);
    assertThat(topic.get("latest_event").get("started_at").textValue())
        .isEqualTo("2026-03-01T10:00:00.000Z");
    assertThat(topic.get("top_posts").findValuesAsText("post_id")).containsExactly("reddit:12");
  }

  @Test
  void aTopicOutsideTheSpanIsEmptyNotAbsent() throws Exception {
    JsonNode topic =
        client.json("/topics/climate?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z");
    assertThat(topic.get("platforms")).isEmpty();
    assertThat(topic.get("top_posts")).isEmpty();
  }

  @Test
  void healthTellsTheSchemaAndTheConnections() throws Exception {
    JsonNode health = client.json("/health");
    assertThat(health.get("status").textValue()).isEqualTo("up");
    assertThat(health.get("schema_version").intValue()).isPositive();
    assertThat(health.get("connections").get("limit").intValue()).isEqualTo(8);
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").findValuesAsText("post_id");
  }
}
