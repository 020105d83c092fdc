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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  private static final int ROWS = 10_000;

  /** A post a second, several within the same second, each seen twice. */
  private static final String INSERT =
      "INSERT INTO signals (post_id, platform, kind, title, text, created_at, observed_at,"
          + " first_observed_at, language, language_confidence, links, hashtags, mentions, media,"
          + " collection, extra, topics, score_velocity, comment_velocity, generation, observations,"
          + " score, is_toxic) SELECT p || ':%1$s' || n, p, 'post', 'title', 'text of the post', at,"
          + " at + interval '100 s', at + interval '40 s', 'en', 1, '{}', '{}', '{}', '{}', 'api',"
          + " '{}', '{topic}', 0, 0, 0, 2, 1, CASE n %% 5 WHEN 0 THEN true WHEN 1 THEN"
          + " NULL ELSE false END FROM (SELECT n, CASE n %% 2 WHEN 0 THEN 'reddit' ELSE"
          + " 'bluesky' END AS p, timestamptz '2026-03-01 00:00+00' + %2$s AS at"
          + " FROM generate_series(1, %3$d) n) x";

  private String url;
  private ApiServer server;

  @BeforeEach
  void fill() throws SQLException {
    url = TestStore.migrated();
    TestStore.run(url, String.format(INSERT, "old", "(n / 3) * interval '1 s'", ROWS));
    TestStore.fold(url);
    server = TestStore.serve(url);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 10000, 100",
    "'&platform=reddit', 5000, 50",
    "'&toxic=exclude', 8000, 100",
    "'&topic=topic&q=text', 10000, 250",
    "'&from=2026-03-01T00:00:00Z&to=2026-03-01T00:57:00Z&min_score=1', 10000, 83"
  })
  void everyRowIsMetOnceWhileRowsArriveAndAreSeenAgain(String filter, int expected, int limit)
      throws Exception {
    AtomicBoolean walking = new AtomicBoolean(true);
    CountDownLatch writing = new CountDownLatch(3);
    CompletableFuture<Integer> writer =
        CompletableFuture.supplyAsync(() -> write(walking, writing));
    writing.await();
    List<String> met = walk("/signals?limit=" + limit + filter);
    walking.set(false);

    assertThat(writer.get()).as("rounds of the writer").isGreaterThan(5);
    assertThat(met).doesNotHaveDuplicates();
    assertThat(met.stream().filter(id -> id.contains(":old"))).hasSize(expected);
  }

  private List<String> walk(String path) throws Exception {
    Client client = new Client(server);
    List<String> met = new ArrayList<>();
    JsonNode page = client.json(path);
    while (true) {
      met.addAll(page.get("items").findValuesAsText("post_id"));
      if (page.get("next_cursor").isNull()) {
        return met;
      }
      page = client.json(path + "&cursor=" + page.get("next_cursor").textValue());
    }
  }

  /** New posts in front and in between; old ones seen again later, and earlier than thought. */
  private int write(AtomicBoolean walking, CountDownLatch writing) {
    Random random = new Random(7);
    try (Connection connection = TestStore.connect(url);
        Statement statement = connection.createStatement()) {
      int round = 0;
      while (walking.get()) {
        round++;
        statement.execute(
            String.format(INSERT, "new" + round + "x", "(4000 + n) * interval '1 s'", 20));
        statement.execute(
            String.format(INSERT, "mid" + round + "x", "(n * 97 + 0.5) * interval '1 s'", 20));
        statement.execute(
            "UPDATE signals SET observed_at = observed_at + interval '1 hour',"
                + " first_observed_at = first_observed_at - interval '20 s', score = score + 1,"
                + " observations = observations + 1, written_at = now() WHERE hashtext(post_id) % 20 = "
                + (random.nextInt(39) - 19));
        writing.countDown();
      }
      return round;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
