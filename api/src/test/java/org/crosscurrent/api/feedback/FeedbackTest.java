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
package org.crosscurrent.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {
  private static final String POST = "reddit:06";
  private static String url;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    url = TestStore.sample();
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() throws Exception {
    TestStore.run(url, "TRUNCATE feedback");
  }

  @Test
  void aVoteOfTheSameCallerTakesThePlaceOfTheOneBefore() throws Exception {
    give("{'post_id':'reddit:06','vote':'up'}");
    assertThat(give("{'post_id':'reddit:06','vote':'down'}").toString())
        .isEqualTo(
            "{\"post_id\":\"reddit:06\",\"up\":0,\"down\":1,\"reports\":0,\"reports_by_reason\":{}}");
    assertThat(value("SELECT string_agg(caller || ' ' || kind || ' ' || value, ',') FROM feedback"))
        .isEqualTo("local vote down");
  }

  @Test
  void aReportStandsBesideAVoteAndKeepsItsNote() throws Exception {
    give("{'post_id':'reddit:06','vote':'up','report':{'reason':'spam','note':'Ünï 🎉'}}");
    JsonNode summary = give("{'post_id':'reddit:06','report':{'reason':'abuse'}}");
    assertThat(summary.get("up").longValue()).isEqualTo(1);
    assertThat(summary.get("reports_by_reason").toString()).isEqualTo("{\"abuse\":1}");
    assertThat(value("SELECT note FROM feedback WHERE kind = 'report'")).isNull();
    give("{'post_id':'reddit:06','report':{'reason':'other','note':'Ünï 🎉'}}");
    assertThat(value("SELECT note FROM feedback WHERE kind = 'report'")).isEqualTo("Ünï 🎉");
    assertThat(client.get("/feedback?post_id=reddit:06").body()).doesNotContain("🎉");
  }

  @Test
  void theSummaryCountsAllCallersAsPlainSqlDoes() throws Exception {
    try (Store store = Store.forReading(database());
        Store writing = Store.forWriting(database())) {
      FeedbackQueries queries = new FeedbackQueries(store, writing);
      for (int i = 0; i < 30; i++) {
        String vote = Feedback.VOTES.get(i % 2);
        String reason = i % 3 == 0 ? Feedback.REASONS.get(i % 6) : null;
        queries.give("caller" + i % 20, new Feedback(POST, vote, reason, null));
      }
    }
    JsonNode summary = client.json("/feedback?post_id=" + POST);
    assertThat(summary.get("up").asText())
        .isEqualTo(value("SELECT count(*) FROM feedback WHERE value = 'up'"));
    assertThat(summary.get("down").asText())
        .isEqualTo(value("SELECT count(*) FROM feedback WHERE value = 'down'"));
    assertThat(summary.get("up").longValue() + summary.get("down").longValue()).isEqualTo(20);
    assertThat(summary.get("reports").asText())
        .isEqualTo(value("SELECT count(*) FROM feedback WHERE kind = 'report'"));
    assertThat(summary.get("reports_by_reason").toString().replaceAll("\\s", ""))
        .isEqualTo(
            value(
                "SELECT replace(jsonb_object_agg(value, n)::text, ' ', '') FROM (SELECT value,"
                    + " count(*) AS n FROM feedback WHERE kind = 'report' GROUP BY value) x"));
  }

  @Test
  void aPostThatGoesTakesItsFeedbackAlong() throws Exception {
    give("{'post_id':'reddit:02','vote':'up','report':{'reason':'spam'}}");
    give("{'post_id':'reddit:08','vote':'up'}");
    TestStore.run(url, "DELETE FROM signals WHERE post_id IN ('reddit:02', 'reddit:04')");
    assertThat(value("SELECT string_agg(post_id, ',') FROM feedback")).isEqualTo("reddit:08");
    assertThat(client.get("/feedback?post_id=reddit:02").statusCode()).isEqualTo(404);
  }

  @Test
  void anEmptiedTableOfPostsLeavesNoFeedback() throws Exception {
    String own = TestStore.sample();
    TestStore.run(
        own,
        "INSERT INTO feedback (post_id, caller, kind, value) VALUES ('reddit:06', 'x', 'vote', 'up');"
            + " TRUNCATE signals; INSERT INTO feedback SELECT 'none', 'x', 'vote', 'up' FROM feedback");
    try (Connection connection = TestStore.connect(own);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT post_id FROM feedback")) {
      assertThat(result.next()).isFalse();
    }
  }

  @Test
  void aPostThatIsRolledBackIntoPlaceKeepsItsFeedback() throws Exception {
    give("{'post_id':'reddit:10','vote':'up'}");
    try (Connection connection = TestStore.connect(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("DELETE FROM signals WHERE post_id = 'reddit:10'");
      connection.rollback();
    }
    assertThat(value("SELECT count(*) FROM feedback")).isEqualTo("1");
  }

  @Test
  void noFeedbackIsWrittenBehindADeletion() throws Exception {
    try (Connection deleting = TestStore.connect(url);
        Statement statement = deleting.createStatement()) {
      deleting.setAutoCommit(false);
      statement.execute("DELETE FROM signals WHERE post_id = 'reddit:12'");
      Thread committing = new Thread(() -> commitOnceSomebodyWaits(deleting));
      committing.start();
      HttpResponse<String> response = post("{'post_id':'reddit:12','vote':'up'}");
      committing.join();
      assertThat(response.statusCode()).isEqualTo(404);
    }
    assertThat(value("SELECT count(*) FROM feedback")).isEqualTo("0");
  }

  private void commitOnceSomebodyWaits(Connection deleting) {
    try {
      while (value("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("0")) {
        Thread.onSpinWait();
      }
      deleting.commit();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '|',
      value = {
        "{'post_id':'none','vote':'up'} ! 404 ! No post 'none' is stored.",
        "{'post_id':'reddit:06'} ! 400 ! The body has neither a 'vote' nor a 'report'.",
        "{'post_id':'reddit:06','vote':'left'} ! 400 ! Field 'vote' must be one of up, down.",
        "{'vote':'up'} ! 400 ! Field 'post_id' must be a text of 1 to 1024 characters.",
        "{'post_id':'a\\u0000b','vote':'up'} ! 400 ! Field 'post_id' must be a text of 1 to 1024 characters.",
        "{'post_id':'a\\ud800','vote':'up'} ! 400 ! Field 'post_id' must be a text of 1 to 1024 characters.",
        "{'post_id':'x','vote':'up','stars':5} ! 400 ! Field 'stars' is unknown; valid are: post_id, vote, report.",
        "{'post_id': ! 400 ! The body is no valid JSON.",
        "[1] ! 400 ! The body is no JSON object."
      })
  void whatIsWrongIsToldInOneSentence(String body, int status, String detail) throws Exception {
    HttpResponse<String> response = post(body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Client.body(response).get("detail").textValue()).isEqualTo(detail);
  }

  @Test
  void anotherMediaTypeAndALongBodyAreRefused() throws Exception {
    String body = "{\"post_id\":\"reddit:06\",\"vote\":\"up\"}";
    assertThat(client.post("/feedback", "text/plain", body).statusCode()).isEqualTo(415);
    assertThat(client.post("/feedback", null, body).statusCode()).isEqualTo(415);
    assertThat(client.post("/feedback", "Application/JSON; charset=utf-8", body).statusCode())
        .isEqualTo(200);
    String padded = body + " ".repeat(GiveFeedbackRoute.LONGEST_BODY);
    assertThat(client.post("/feedback", "application/json", padded).statusCode()).isEqualTo(413);
  }

  @Test
  void theSummaryNeedsAPost() throws Exception {
    HttpResponse<String> response = client.get("/feedback");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.body(response).get("parameter").textValue()).isEqualTo("post_id");
  }

  private JsonNode give(String body) throws Exception {
    HttpResponse<String> response = post(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.body(response);
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client.post("/feedback", "application/json", body.replace('\'', '"'));
  }

  private Database database() {
    return new Database(url, TestStore.USER, null, Duration.ofSeconds(5), 2, Duration.ofSeconds(5));
  }

  private String value(String sql) throws Exception {
    try (Connection connection = TestStore.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
