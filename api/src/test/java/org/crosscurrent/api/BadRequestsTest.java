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
import java.net.http.HttpResponse;
import java.util.Locale;
import org.crosscurrent.api.http.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestsTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/signals?plattform=reddit; plattform; valid are: platform",
        "/signals?limit=0; limit; from 1 to 500",
        "/signals?limit=501; limit; from 1 to 500",
        "/signals?limit=-1; limit; from 1 to 500",
        "/signals?limit=ten; limit; from 1 to 500",
        "/signals?limit=1.5; limit; from 1 to 500",
        "/signals?limit=99999999999999999999; limit; from 1 to 500",
        "/signals?limit=; limit; from 1 to 500",
        "/signals?limit=10&limit=20; limit; at most once",
        "/signals?platform=reddit&platform=reddit; platform; at most once",
        "/signals?platform=Reddit; platform; lower case",
        "/signals?platform=; platform; lower case",
        "/signals?community=; community; 1 to 512 characters",
        "/signals?language=english; language; ISO 639-1",
        "/signals?language=EN; language; ISO 639-1",
        "/signals?sentiment=happy; sentiment; one of positive, neutral, negative",
        "/signals?trending=yes; trending; one of true, false",
        "/signals?toxic=yes; toxic; one of include, exclude, only",
        "/signals?toxic=ONLY; toxic; one of include, exclude, only",
        "/signals?toxic=; toxic; one of include, exclude, only",
        "/signals?toxic=only&toxic=only; toxic; at most once",
        "/signals/reddit:06?toxic=only; toxic; valid are: limit",
        "/signals?min_score=high; min_score; whole number",
        "/signals?min_score=9999999999999999999; min_score; whole number",
        "/signals?q=%20; q; 1 to 200 characters",
        "/signals?topic=; topic; 1 to 200 characters",
        "/signals?from=yesterday; from; ISO-8601",
        "/signals?from=2026-03-01; from; ISO-8601",
        "/signals?from=2026-03-01T10:00:00; from; ISO-8601",
        "/signals?from=2026-03-01T10:00:00+01:00; from; %2B",
        "/signals?to=2026-02-30T10:00:00Z; to; ISO-8601",
        "/signals?to=%2B12026-03-01T10:00:00Z; to; years 1 to 9999",
        "/signals?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z; from; before 'to'",
        "/signals?from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z; from; before 'to'",
        "/signals?cursor=abc; cursor; next_cursor",
        "/signals?cursor=; cursor; next_cursor",
        "/signals?cursor=%F0%9F%8E%89; cursor; next_cursor",
        "/signals/reddit:06?limit=1000; limit; from 1 to 500",
        "/signals/reddit:06?platform=reddit; platform; valid are: limit",
        "/pulse?bucket=5m; bucket; one of 15m, 1h, 1d",
        "/pulse?limit=51; limit; from 1 to 50",
        "/pulse?bucket=15m&from=2020-01-01T00:00:00Z; from; 1000 buckets of 15m",
        "/pulse?q=x; q; unknown",
        "/trending?limit=x; limit; from 1 to 500",
        "/trending?toxic=none; toxic; one of include, exclude, only",
        "/trending?topic=climate; topic; unknown",
        "/compare?status=open; status; one of active, resolved, all",
        "/topics/climate?toxic=true; toxic; one of include, exclude, only",
        "/compare?toxic=only; toxic; unknown",
        "/topics/climate?bucket=1w; bucket; one of 15m, 1h, 1d",
        "/compare?platform=Reddit; platform; lower case",
        "/events?status=open; status; one of active, resolved, all",
        "/events?limit=501; limit; from 1 to 500",
        "/events?sort=time; sort; unknown",
        "/divergences?min_difference=2.5; min_difference; from 0.0 to 2.0",
        "/divergences?min_difference=-0.1; min_difference; from 0.0 to 2.0",
        "/divergences?min_difference=1e-1; min_difference; from 0.0 to 2.0",
        "/divergences?min_difference=NaN; min_difference; from 0.0 to 2.0",
        "/divergences?min_difference=; min_difference; from 0.0 to 2.0",
        "/divergences?cursor=abc; cursor; next_cursor",
        "/topics?from=2020-01-01T00:00:00Z; from; at most 31 days",
        "/topics?topic=climate; topic; unknown",
        "/topics?cursor=abc; cursor; next_cursor",
        "/dead-letters?limit=101; limit; from 1 to 100",
        "/dead-letters?reason=; reason; 1 to 64 characters",
        "/dead-letters?payload=true; payload; unknown",
        "/dead-letters/reasons?reason=late; reason; valid are: none",
        "/feedback?post_id=; post_id; 1 to 1024 characters",
        "/feedback; post_id; missing",
        "/health?verbose=1; verbose; valid are: none",
        "/openapi.json?pretty; pretty; valid are: none"
      })
  void aBadParameterIsRefusedInOneSentence(String path, String parameter, String says)
      throws Exception {
    JsonNode problem = problem(client.get(path), 400);
    assertThat(problem.get("parameter").textValue()).isEqualTo(parameter);
    assertThat(problem.get("detail").textValue())
        .contains("'" + parameter + "'")
        .contains(says)
        .endsWith(".")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/signals?q=%00", "/signals?q=%FF%FE", "/signals/reddit:%00"})
  void whatIsNoTextIsRefused(String path) throws Exception {
    assertThat(client.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void aCursorHoldsForItsOwnWalkOnly() throws Exception {
    String cursor = client.json("/signals?limit=2").get("next_cursor").textValue();
    assertThat(client.get("/signals?limit=7&cursor=" + cursor).statusCode()).isEqualTo(200);
    problem(client.get("/signals?platform=reddit&cursor=" + cursor), 400);
    problem(client.get("/trending?cursor=" + cursor), 400);
    problem(client.get("/signals?cursor=" + cursor.substring(1)), 400);
    char last = cursor.charAt(cursor.length() - 5);
    String damaged =
        cursor.substring(0, cursor.length() - 5)
            + (last == 'A' ? 'B' : 'A')
            + cursor.substring(cursor.length() - 4);
    problem(client.get("/signals?cursor=" + damaged), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE signals; --",
        "x' OR '1'='1",
        "%' OR 1=1 --",
        "1); DELETE FROM signals; --",
        "\\'; SELECT pg_sleep(9); --",
        "a:* & b | !c <-> (d",
        "$99",
        "${jndi:ldap://x}",
        "?"
      })
  void sqlInAParameterIsATextLikeAnyOther(String text) throws Exception {
    for (String name : new String[] {"q", "community", "topic"}) {
      JsonNode page = client.json("/signals?" + name + "=" + Client.encoded(text));
      assertThat(page.get("items")).as(name).isEmpty();
    }
    for (String name :
        new String[] {
          "platform", "language", "sentiment", "toxic", "min_score", "from", "cursor"
        }) {
      problem(client.get("/signals?" + name + "=" + Client.encoded(text)), 400);
    }
    problem(client.get("/signals/" + Client.encoded(text)), 404);
    problem(client.get("/topics/" + Client.encoded(text)), 404);
    problem(client.get("/compare?status=" + Client.encoded(text)), 400);
    problem(client.get("/pulse?bucket=" + Client.encoded(text)), 400);
    assertThat(client.json("/signals?limit=500").get("items")).hasSize(14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
  void otherMethodsAreNotAllowed(String method) throws Exception {
    for (String path : new String[] {"/signals", "/signals/reddit:06", "/health"}) {
      HttpResponse<String> response = client.send(method, path);
      problem(response, 405);
      assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/nope", "/signals/", "/topics/", "/ingest/", "/pulse/x", "/Signals"})
  void unknownPathsAreNotFound(String path) throws Exception {
    problem(client.get(path), 404);
    problem(client.send("POST", path), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/json;q=0",
        "image/*,text/html",
        "foo",
        ";;;",
        "a/b/c",
        ","
      })
  void whoTakesNoJsonIsToldSo(String accept) throws Exception {
    problem(client.get("/signals", "Accept", accept), 406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html, application/json;q=0.5", "application/*", "*/*;q=0.1"})
  void whoTakesJsonAmongOthersGetsIt(String accept) throws Exception {
    assertThat(client.get("/signals", "Accept", accept).statusCode()).isEqualTo(200);
  }

  @Test
  void anUnexpectedFailureHasAnIdAndNothingOfTheInside() throws Exception {
    String other = TestStore.migrated();
    try (ApiServer broken = TestStore.serve(other)) {
      TestStore.run(other, "ALTER TABLE signals RENAME COLUMN title TO heading");
      HttpResponse<String> response = new Client(broken).get("/signals");
      JsonNode problem = problem(response, 500);
      assertThat(problem.get("id").textValue()).hasSize(36);
      assertThat(response.body().toLowerCase(Locale.ROOT))
          .doesNotContain("exception")
          .doesNotContain("select")
          .doesNotContain("title\\\"");
    }
  }

  static JsonNode problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    JsonNode problem = Client.body(response);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("detail").textValue()).endsWith(".");
    return problem;
  }
}
