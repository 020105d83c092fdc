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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ToxicTest {
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
  void aSignalTellsWhatEnginesSaidOfItsTextAndWhichFailed() throws Exception {
    JsonNode told = client.json("/signals/reddit:12").get("signal");
    assertThat(told.get("language_engine").textValue()).isEqualTo("fast/1");
    assertThat(told.get("toxicity_label").textValue()).isEqualTo("hate");
    assertThat(told.get("is_toxic").booleanValue()).isTrue();
    assertThat(told.get("toxicity").toString()).isEqualTo("{\"hate\":0.9,\"neither\":0.1}");
    assertThat(told.get("toxicity_engine").textValue()).isEqualTo("linear/1");
    assertThat(told.get("entities").toString())
        .isEqualTo(
            "[{\"name\":\"OpenAI\",\"type\":\"organization\"},"
                + "{\"name\":\"Oslo\",\"type\":\"location\"}]");
    assertThat(told.get("entity_engine").textValue()).isEqualTo("gazetteer/1");
    assertThat(told.get("failed")).isEmpty();
    JsonNode failed = client.json("/signals/bluesky:01").get("signal");
    assertThat(failed.get("failed").toString()).isEqualTo("[\"toxicity\"]");
    assertThat(failed.get("is_toxic").isNull()).isTrue();
    assertThat(failed.get("toxicity").isNull()).isTrue();
    assertThat(failed.get("entities").toString()).isEqualTo("[]");
  }

  @Test
  void aWalkWithoutToxicPostsGivesEachOtherOnce() throws Exception {
    JsonNode one = client.json("/signals?limit=8&toxic=exclude");
    assertThat(ids(one)).doesNotContain("reddit:12", "bluesky:05").hasSize(8);
    String cursor = one.get("next_cursor").textValue();
    JsonNode two = client.json("/signals?limit=8&toxic=exclude&cursor=" + cursor);
    assertThat(ids(two)).contains("reddit:02", "bluesky:01").hasSize(4);
    assertThat(client.get("/signals?limit=8&cursor=" + cursor).statusCode()).isEqualTo(400);
  }

  @Test
  void trendingMayBeWithoutToxicPostsOrThoseAlone() throws Exception {
    assertThat(ids(client.json("/trending?toxic=exclude")))
        .containsExactly("bluesky:09", "reddit:06", "bluesky:03");
    assertThat(ids(client.json("/trending?toxic=only"))).containsExactly("reddit:12");
  }

  @Test
  void theTopPostsOfATopicMayBeThoseThatAreNotToxicOrThoseThatAre() throws Exception {
    JsonNode clean = client.json("/topics/climate?bucket=1d&toxic=exclude");
    assertThat(clean.get("top_posts").findValuesAsText("post_id")).containsExactly("reddit:06");
    JsonNode toxic = client.json("/topics/climate?bucket=1d&toxic=only");
    assertThat(toxic.get("top_posts").findValuesAsText("post_id")).containsExactly("reddit:12");
    assertThat(clean.get("platforms")).isEqualTo(toxic.get("platforms"));
  }

  @Test
  void aServerMayLeaveToxicPostsOutOfListsUnlessAskedForThem() throws Exception {
    ApiConfig config = ApiConfig.of(TestStore.sample(), TestStore.USER, null).withPort(0);
    try (ApiServer strict = ApiServer.start(config.withExcludeToxic(true))) {
      Client asking = new Client(strict);
      assertThat(ids(asking.json("/signals?limit=500"))).hasSize(12).doesNotContain("reddit:12");
      assertThat(ids(asking.json("/signals?limit=500&toxic=include"))).hasSize(14);
      assertThat(ids(asking.json("/signals?toxic=only")))
          .containsExactly("reddit:12", "bluesky:05");
      assertThat(ids(asking.json("/trending"))).hasSize(3).doesNotContain("reddit:12");
      assertThat(asking.json("/topics/climate").get("top_posts").findValuesAsText("post_id"))
          .containsExactly("reddit:06");
      assertThat(asking.json("/signals/reddit:12").at("/signal/is_toxic").booleanValue()).isTrue();
    }
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").findValuesAsText("post_id");
  }
}
