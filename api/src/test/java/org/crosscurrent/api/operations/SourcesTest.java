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
package org.crosscurrent.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.SeededStore;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private static String url;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    url = SeededStore.with(500, 50, 90);
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void postsOfEachPlatformAreThoseOfPlainSql() throws Exception {
    List<ObjectNode> expected =
        SeededStore.rows(
            url,
            "SELECT platform, count(*) AS posts,"
                + " count(*)::float8 / sum(count(*)) OVER ()::float8 AS share,"
                + " max(created_at) AS last_created_at, max(observed_at) AS last_observed_at"
                + " FROM signals GROUP BY 1 ORDER BY 1");
    List<JsonNode> told = new ArrayList<>();
    for (JsonNode source : client.json("/sources").get("items")) {
      if (source.get("posts").longValue() > 0) {
        told.add(source);
      }
    }
    assertThat(told).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      ObjectNode row = (ObjectNode) told.get(i);
      assertThat(row.retain("platform", "posts", "share", "last_created_at", "last_observed_at"))
          .isEqualTo(expected.get(i));
    }
  }

  @Test
  void lettersAndDriftAreToldOfPlatformsWithoutPostsToo() throws Exception {
    JsonNode answer = client.json("/sources");
    assertThat(answer.get("items").findValuesAsText("platform"))
        .containsExactly("bluesky", "hackernews", "mastodon", "quill", "reddit", "silent", "x");
    for (JsonNode source : answer.get("items")) {
      String of =
          " FROM dead_letters WHERE platform = '" + source.get("platform").textValue() + "'";
      ObjectNode letters =
          SeededStore.row(
              url,
              "SELECT (SELECT count(*)"
                  + of
                  + ") AS dead_letters, (SELECT coalesce(jsonb_object_agg(reason, n), '{}')"
                  + " FROM (SELECT reason, count(*) AS n"
                  + of
                  + " GROUP BY 1) AS each) AS dead_letters_by_reason");
      letters
          .fields()
          .forEachRemaining(
              field -> assertThat(source.get(field.getKey())).isEqualTo(field.getValue()));
    }
    assertThat(answer.get("dead_letters_without_platform").intValue()).isEqualTo(9);
    JsonNode quill = answer.get("items").get(3);
    assertThat(quill.get("posts").intValue()).isZero();
    assertThat(quill.get("freshness_seconds").isNull()).isTrue();
    assertThat(quill.get("open_breakers").intValue()).isEqualTo(1);
  }

  @Test
  void driftIsThatOfTheViewsAndOfTheNewestDay() throws Exception {
    for (JsonNode source : client.json("/sources").get("items")) {
      String of = " WHERE platform = '" + source.get("platform").textValue() + "'";
      ObjectNode expected =
          SeededStore.row(
              url,
              "SELECT (SELECT count(*) FROM shape_breakers"
                  + of
                  + " AND breaker_open) AS breakers, (SELECT count(*) FROM new_fields"
                  + of
                  + " AND last_window > '2026-03-04 18:00:00+00') AS fields");
      assertThat(source.get("open_breakers")).isEqualTo(expected.get("breakers"));
      assertThat(source.get("new_fields")).isEqualTo(expected.get("fields"));
    }
  }

  @Test
  void freshnessIsTheTimeSinceTheNewestSighting() throws Exception {
    JsonNode reddit = client.json("/sources").get("items").get(4);
    ObjectNode now =
        SeededStore.row(
            url,
            "SELECT extract(epoch FROM clock_timestamp() - max(observed_at))::int8 AS seconds"
                + " FROM signals WHERE platform = 'reddit'");
    assertThat(now.get("seconds").longValue() - reddit.get("freshness_seconds").longValue())
        .isBetween(0L, 600L);
  }

  @Test
  void operationsTellOfTheQueueAndTheNewestMinutes() throws Exception {
    JsonNode before = client.json("/operations?limit=240");
    assertThat(before.get("queue_length").intValue()).isZero();
    assertThat(before.get("fold_lag_seconds").doubleValue()).isZero();
    try (Connection holding = TestStore.connect(url);
        Statement statement = holding.createStatement()) {
      // As one that folds for long.
      statement.execute("SELECT pg_advisory_lock(x'666f6c64'::bigint)");
      TestStore.run(
          url,
          "UPDATE signals SET score = 5, written_at = now() - interval '1 hour'"
              + " WHERE post_id LIKE '%:9'; UPDATE duplicates SET content_hash = 'other'");
      JsonNode queued = client.json("/operations");
      assertThat(queued.get("queue_length").intValue()).isGreaterThan(2);
      assertThat(queued.get("fold_lag_seconds").doubleValue()).isBetween(3600.0, 4200.0);
    }
    TestStore.run(url, "DELETE FROM signals WHERE created_at > '2090-01-01'");
    TestStore.fold(url);
    JsonNode after = client.json("/operations?limit=240");
    assertThat(after.get("queue_length").intValue()).isZero();
    assertThat(after.get("feed_position").longValue())
        .isEqualTo(SeededStore.row(url, "SELECT max(id) AS id FROM feed").get("id").longValue());
    List<ObjectNode> expected =
        SeededStore.rows(
            url,
            "SELECT date_trunc('minute', first_observed_at) AS minute, count(*) AS posts"
                + " FROM signals WHERE first_observed_at > (SELECT max(observed_at) FROM signals)"
                + " - interval '240 minutes' GROUP BY 1 ORDER BY 1");
    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(after.get("posts_per_minute")).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(after.get("posts_per_minute").get(i)).isEqualTo(expected.get(i));
    }
  }
}
