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

import com.fasterxml.jackson.databind.JsonNode;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyStoreTest {
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    server = TestStore.serve(TestStore.migrated());
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void totalsOfNothingAreZeroAndItsMeansAbsent() throws Exception {
    JsonNode stats = client.json("/stats");
    for (String field :
        new String[] {
          "posts",
          "likes",
          "comments",
          "shares",
          "views",
          "viral_posts",
          "authors",
          "verified_authors",
          "influencers",
          "platforms"
        }) {
      assertThat(stats.get(field).isIntegralNumber()).as(field).isTrue();
      assertThat(stats.get(field).longValue()).as(field).isZero();
    }
    for (String field :
        new String[] {"from", "to", "mean_sentiment", "mean_engagement_rate", "as_of"}) {
      assertThat(stats.get(field).isNull()).as(field).isTrue();
    }
    assertThat(stats.get("sentiments").toString())
        .isEqualTo("{\"positive\":0,\"neutral\":0,\"negative\":0,\"none\":0}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trending?of=topics",
        "/hashtags",
        "/hashtags?from=2026-01-01T00:10:00Z&to=2026-01-02T00:00:00Z",
        "/breakdown",
        "/breakdown?by=community&topic=ai",
        "/authors",
        "/authors?topic=ai",
        "/duplicates",
        "/sources"
      })
  void aListOfNothingIsEmpty(String path) throws Exception {
    JsonNode answer = client.json(path);
    assertThat(answer.get("items")).isEmpty();
    assertThat(answer.path("next_cursor").isTextual()).isFalse();
  }

  @Test
  void aTimelineOfNothingHasNoSpan() throws Exception {
    assertThat(client.json("/timeline").toString())
        .isEqualTo("{\"bucket\":\"1h\",\"from\":null,\"to\":null,\"groups\":[]}");
  }

  @Test
  void operationsOfNothingAreAtRest() throws Exception {
    JsonNode answer = client.json("/operations");
    assertThat(answer.get("queue_length").intValue()).isZero();
    assertThat(answer.get("feed_position").intValue()).isZero();
    assertThat(answer.get("freshness_seconds").isNull()).isTrue();
    assertThat(answer.get("posts_per_minute")).isEmpty();
  }
}
