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
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.crosscurrent.api.KeptPosts.Fate;
import org.crosscurrent.api.ingest.SentPost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything about {@code /ingest} but the broker. */
@Timeout(60)
class IngestTest {
  private static final String JSON = "application/json";
  private static final String BODY = "{\"platform\":\"reddit\",\"payload\":{\"id\":\"t3_1\"}}";

  private final KeptPosts posts = new KeptPosts();
  private static String url;
  private ApiServer server;
  private Client client;

  @BeforeAll
  static void migrate() throws Exception {
    url = TestStore.migrated();
  }

  @BeforeEach
  void serve() throws Exception {
    TestStore.run(url, "TRUNCATE ingest_requests");
    server = TestStore.serve(url, posts);
    client = new Client(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPostGoesOnAsItIsAtTheTimeOfTheRequest() throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    JsonNode answer = accepted(client.post("/ingest", JSON, BODY));
    SentPost post = posts.kept().get(0);
    assertThat(post.platform()).isEqualTo("reddit");
    assertThat(post.collection()).isEqualTo("api");
    assertThat(text(post)).isEqualTo("{\"id\":\"t3_1\"}");
    assertThat(post.observedAt()).isBetween(before, Instant.now());
    assertThat(answer.get("accepted").intValue()).isEqualTo(1);
    assertThat(Instant.parse(answer.get("observed_at").textValue())).isEqualTo(post.observedAt());
    assertThat(answer.get("ids")).hasSize(1);
  }

  @Test
  void anObjectIsCutOutByteByByteAndATextIsUnquoted() throws Exception {
    String odd =
        "{ \"n\" : 1.0e400,\t\"big\":123456789012345678901234567890,\r\n \"t\":\"\\u00e9é日🎉\" }";
    String body =
        "\n [ {\"payload\":"
            + odd
            + " ,\"platform\":\"x\"},{\"platform\":\"rss\",\"collection\":\"Feed.1\","
            + "\"payload\":\"<a>\\n\\ud83c\\udf89</a>\","
            + "\"observed_at\":\"2026-03-01T10:00:00.123456+01:00\"} ]\n";
    accepted(client.post("/ingest", JSON, body));
    assertThat(text(posts.kept().get(0))).isEqualTo(odd);
    SentPost second = posts.kept().get(1);
    assertThat(text(second)).isEqualTo("<a>\n🎉</a>");
    assertThat(second.collection()).isEqualTo("Feed.1");
    assertThat(second.observedAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
  }

  @Test
  void linesAreTakenLikeAnArray() throws Exception {
    String lines = BODY + "\r\n\n" + BODY.replace("t3_1", "é日🎉") + "\n  \n" + BODY;
    JsonNode answer = accepted(client.post("/ingest", "application/x-ndjson", lines));
    assertThat(answer.get("accepted").intValue()).isEqualTo(3);
    assertThat(text(posts.kept().get(1))).isEqualTo("{\"id\":\"é日🎉\"}");
    JsonNode ids = answer.get("ids");
    assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
  }

  @Test
  void theSameKeyWithTheSameBodyHasTheSameAnswerAndNoSecondEffect() throws Exception {
    HttpResponse<String> first = keyed("k1", BODY);
    HttpResponse<String> again = keyed("k1", BODY);
    assertThat(accepted(again)).isEqualTo(accepted(first));
    assertThat(posts.kept()).hasSize(1);
    accepted(keyed("k2", BODY));
    assertThat(posts.kept()).hasSize(2);
    assertThat(value("SELECT count(*) FROM ingest_requests WHERE finished_at IS NOT NULL"))
        .isEqualTo("2");
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() throws Exception {
    accepted(keyed("k1", BODY));
    JsonNode problem = BadRequestsTest.problem(keyed("k1", BODY + " "), 422);
    assertThat(problem.get("parameter").textValue()).isEqualTo("Idempotency-Key");
    assertThat(posts.kept()).hasSize(1);
  }

  @Test
  void afterARefusalARepetitionWritesTheSameOnceMore() throws Exception {
    posts.next(Fate.REFUSED);
    HttpResponse<String> refused = keyed("k1", BODY);
    BadRequestsTest.problem(refused, 503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    String at = value("SELECT observed_at::text FROM ingest_requests");
    accepted(keyed("k1", BODY));
    assertThat(posts.kept()).hasSize(1);
    assertThat(value("SELECT observed_at::text FROM ingest_requests")).isEqualTo(at);
  }

  @Test
  void afterACrashBehindKafkaARepetitionIsTheSameObservation() throws Exception {
    posts.next(Fate.WRITTEN_AND_LOST);
    assertThat(keyed("k1", BODY).statusCode()).isEqualTo(500);
    HttpResponse<String> early = keyed("k1", BODY);
    BadRequestsTest.problem(early, 409);
    assertThat(early.headers().firstValue("Retry-After")).isPresent();
    BadRequestsTest.problem(keyed("k1", "[" + BODY + "]"), 422);

    // The claim of the server that is gone runs out, and another server is asked.
    TestStore.run(url, "UPDATE ingest_requests SET claimed_until = now() - interval '1 s'");
    try (ApiServer other = TestStore.serve(url, posts)) {
      JsonNode answer =
          accepted(new Client(other).post("/ingest", JSON, BODY, "Idempotency-Key", "k1"));
      List<SentPost> kept = posts.kept();
      assertThat(kept).hasSize(2);
      assertThat(kept.get(1).observedAt()).isEqualTo(kept.get(0).observedAt());
      assertThat(kept.get(1).payload()).isEqualTo(kept.get(0).payload());
      assertThat(answer.get("observed_at").textValue())
          .isEqualTo(kept.get(0).observedAt().toString());
      assertThat(accepted(keyed("k1", BODY))).isEqualTo(answer);
      assertThat(posts.kept()).hasSize(2);
    }
  }

  @Test
  void ofSeveralAtOnceWithOneKeyOneWrites() throws Exception {
    List<Integer> inBetween = new ArrayList<>();
    posts.meanwhile(
        () -> {
          try {
            inBetween.add(keyed("k1", BODY).statusCode());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      asked.add(CompletableFuture.supplyAsync(this::status));
    }
    for (CompletableFuture<Integer> one : asked) {
      assertThat(one.get()).isIn(202, 409);
    }
    assertThat(inBetween).containsExactly(409);
    assertThat(posts.kept()).hasSize(1);
    accepted(keyed("k1", BODY));
  }

  private int status() {
    try {
      return keyed("k1", BODY).statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keysAreForgottenAfterAWeek() throws Exception {
    accepted(keyed("old", BODY));
    accepted(keyed("young", BODY));
    TestStore.run(
        url,
        "UPDATE ingest_requests SET written_at = now() - interval '169 hours' WHERE"
            + " idempotency_key = 'old'");
    accepted(keyed("new", BODY));
    assertThat(
            value(
                "SELECT string_agg(idempotency_key, ' ' ORDER BY idempotency_key) FROM ingest_requests"))
        .isEqualTo("new young");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '|',
      value = {
        "{ ! 400 ! The body is no valid JSON, at line 1, column 2.",
        "|| ! 400 ! Post 1 is no JSON object.",
        "[] ! 400 ! The body has no post.",
        "{'platform':'x','payload':{}} {} ! 400 ! The body goes on behind its end.",
        "[{'platform':'x','payload':{}},7] ! 400 ! Post 2 is no JSON object.",
        "[{'platform':'x','payload':{}},{'platform':'x'}] ! 400 ! Field 'payload' of post 2 is missing.",
        "{'platform':'x','platform':'y','payload':{}} ! 400 ! The body is no valid JSON, at line 1, column 27.",
        "{'platform':'x','payload':'\\udc00'} ! 400 ! Field 'payload' of post 1 has half of a surrogate pair, which is no character.",
        "{'platform':'x','payload':[]} ! 400 ! Field 'payload' of post 1 must be an object or a text.",
        "{'platform':'x','payload':{},'kind':1} ! 400 ! Post 1 has the unknown field 'kind'; valid are: platform, collection, payload, observed_at.",
        "{'platform':'x','payload':{},'observed_at':'1969-12-31T23:59:59Z'} ! 400 ! Field 'observed_at' of post 1 must be an ISO-8601 time with offset, from 1970 to at most 5 minutes ahead.",
        "{'platform':'x','payload':{},'observed_at':'2999-01-01T00:00:00Z'} ! 400 ! Field 'observed_at' of post 1 must be an ISO-8601 time with offset, from 1970 to at most 5 minutes ahead.",
        "{'platform':'x','payload':{},'observed_at':'today'} ! 400 ! Field 'observed_at' of post 1 must be an ISO-8601 time with offset."
      })
  void whatIsWrongIsToldInOneSentence(String body, int status, String detail) throws Exception {
    HttpResponse<String> response =
        client.post("/ingest", JSON, body == null ? "" : body.replace('\'', '"'));
    assertThat(BadRequestsTest.problem(response, status).get("detail").textValue())
        .isEqualTo(detail);
    assertThat(posts.kept()).isEmpty();
  }

  @Test
  void oneBadLineRefusesAll() throws Exception {
    HttpResponse<String> response =
        client.post("/ingest", "application/x-ndjson", BODY + "\n\n{\"platform\":\n");
    assertThat(BadRequestsTest.problem(response, 400).get("detail").textValue())
        .startsWith("Line 3 is no valid JSON");
    assertThat(posts.kept()).isEmpty();
  }

  @Test
  void whatIsTooMuchIsRefused() throws Exception {
    String many = "[" + (BODY + ",").repeat(1000) + BODY + "]";
    BadRequestsTest.problem(client.post("/ingest", JSON, many), 413);
    String large = BODY.replace("t3_1", "x".repeat(900_000));
    BadRequestsTest.problem(client.post("/ingest", JSON, large), 413);
    BadRequestsTest.problem(client.post("/ingest", JSON, " ".repeat((8 << 20) + 1)), 413);
    accepted(client.post("/ingest", JSON, many.replaceFirst("\\{.*?\\}\\},", "")));
  }

  @Test
  void whatIsNoUtf8IsRefused() throws Exception {
    byte[] utf16 = BODY.getBytes(StandardCharsets.UTF_16LE);
    BadRequestsTest.problem(client.post("/ingest", JSON, utf16), 400);
    byte[] latin = BODY.replace("t3", "é").getBytes(StandardCharsets.ISO_8859_1);
    BadRequestsTest.problem(client.post("/ingest", JSON, latin), 400);
    BadRequestsTest.problem(client.post("/ingest", "application/x-ndjson", latin), 400);
  }

  @Test
  void aKeyIsShortAndVisible() throws Exception {
    BadRequestsTest.problem(keyed("a b", BODY), 400);
    BadRequestsTest.problem(keyed("x".repeat(129), BODY), 400);
    accepted(keyed("x".repeat(128), BODY));
  }

  @Test
  void aServerWithoutKafkaTakesNothing() throws Exception {
    try (ApiServer without = TestStore.serve(url)) {
      HttpResponse<String> response = new Client(without).post("/ingest", JSON, BODY);
      assertThat(BadRequestsTest.problem(response, 501).get("detail").textValue())
          .contains("--bootstrap-servers");
    }
  }

  @Test
  void aBrokerThatDoesNotAnswerIsToldAndNothingIsClaimed() throws Exception {
    ApiConfig config =
        ApiConfig.of(url, TestStore.USER, null)
            .withPort(0)
            .withBootstrapServers("127.0.0.1:" + freePort());
    try (ApiServer waiting = ApiServer.start(config)) {
      HttpResponse<String> response =
          new Client(waiting).post("/ingest", JSON, BODY, "Idempotency-Key", "k1");
      BadRequestsTest.problem(response, 503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      assertThat(new Client(waiting).post("/ingest", JSON, BODY).statusCode()).isEqualTo(503);
    }
    assertThat(value("SELECT count(*) FROM ingest_requests")).isEqualTo("0");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private HttpResponse<String> keyed(String key, String body) throws Exception {
    return client.post("/ingest", JSON, body, "Idempotency-Key", key);
  }

  private static JsonNode accepted(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return Client.body(response);
  }

  private static String text(SentPost post) {
    return new String(post.payload(), StandardCharsets.UTF_8);
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
