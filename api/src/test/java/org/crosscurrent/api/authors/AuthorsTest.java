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
package org.crosscurrent.api.authors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.crosscurrent.api.ApiConfig;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.SeededStore;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorsTest {
  private static final String EXPECTED =
      "SELECT platform, author_id, author_name, followers, verified, posts, likes, comments, shares,"
          + " views, likes + comments + shares AS engagement, mean_sentiment, first_created_at,"
          + " last_created_at, coalesce(followers >= 50000, false) AS influencer"
          + " FROM (SELECT platform, author_id, count(*) AS posts,"
          + " coalesce(sum(score), 0)::int8 AS likes, coalesce(sum(comments), 0)::int8 AS comments,"
          + " coalesce(sum(shares), 0)::int8 AS shares, coalesce(sum(views), 0)::int8 AS views,"
          + " avg(sentiment) AS mean_sentiment, min(created_at) AS first_created_at,"
          + " max(created_at) AS last_created_at FROM signals"
          + " WHERE author_id IS NOT NULL AND %s GROUP BY 1, 2) AS counted"
          + " JOIN (SELECT DISTINCT ON (platform, author_id) platform, author_id, author_name,"
          + " author_followers AS followers, author_verified AS verified FROM signals"
          + " ORDER BY platform, author_id, created_at DESC, post_id DESC) AS newest"
          + " USING (platform, author_id) WHERE %s"
          + " ORDER BY %s DESC, platform DESC, author_id DESC";

  private static String url;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    url = SeededStore.with(2000, 50, 90);
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sort=engagement; true; true; likes + comments + shares",
        "sort=followers; true; followers IS NOT NULL; followers",
        "sort=posts; true; true; posts",
        "verified=true; true; verified; likes + comments + shares",
        "verified=false; true; verified IS NOT TRUE; likes + comments + shares",
        "influencer=true&sort=posts; true; followers >= 50000; posts",
        "influencer=false; true; (followers >= 50000) IS NOT TRUE; likes + comments + shares",
        "platform=reddit&sort=posts; platform = 'reddit'; true; posts",
        "platform=tiktok; false; true; likes + comments + shares",
        "topic=ai; 'ai' = ANY (topics); true; likes + comments + shares",
        "language=de&viral=true&sort=posts; language = 'de' AND is_trending; true; posts",
        "sentiment=negative&verified=true; sentiment_label = 'negative'; verified; likes + comments + shares",
        "from=2026-03-04T10:20:30.5Z&sort=followers; created_at >= '2026-03-04T10:20:30.5Z'; followers IS NOT NULL; followers",
        "to=2026-03-04T10:20:30.5Z; created_at < '2026-03-04T10:20:30.5Z'; true; likes + comments + shares"
      })
  void authorsAreThoseOfPlainSql(String query, String posts, String authors, String order)
      throws Exception {
    List<ObjectNode> expected =
        SeededStore.rows(url, String.format(EXPECTED, posts, authors, order));
    JsonNode told = client.json("/authors?limit=500&" + query).get("items");
    assertThat(told).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      JsonNode sentiment = expected.get(i).remove("mean_sentiment");
      JsonNode toldSentiment = ((ObjectNode) told.get(i)).remove("mean_sentiment");
      assertThat(told.get(i)).isEqualTo(expected.get(i));
      assertThat(toldSentiment.isNull()).isEqualTo(sentiment.isNull());
      assertThat(toldSentiment.doubleValue()).isCloseTo(sentiment.doubleValue(), within(2e-6));
    }
  }

  @Test
  void whoIsAnInfluencerIsUpToTheServer() throws Exception {
    ApiConfig config = ApiConfig.of(url, TestStore.USER, null).withPort(0);
    try (ApiServer other = ApiServer.start(config.withInfluencerFollowers(90_000))) {
      Client asking = new Client(other);
      int fewer = asking.json("/authors?influencer=true&limit=500").get("items").size();
      int more = client.json("/authors?influencer=true&limit=500").get("items").size();
      assertThat(fewer).isPositive().isLessThan(more);
      assertThat(asking.json("/stats").get("influencers").intValue()).isEqualTo(fewer);
      assertThat(client.json("/stats").get("influencers").intValue()).isEqualTo(more);
    }
  }
}
