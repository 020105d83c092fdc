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
package org.crosscurrent.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscurrent.api.access.RefusalsTest.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SessionsTest {
  private Guarded guarded;

  private static String database;

  @BeforeAll
  static void migrate() throws Exception {
    database = TestStore.migrated();
  }

  @BeforeEach
  void serve() throws Exception {
    TestStore.run(database, "TRUNCATE audit");
    guarded = new Guarded(database);
  }

  @AfterEach
  void stop() {
    guarded.close();
  }

  @Test
  void aKeyIsExchangedForTokensAndARefreshTokenForTheNextOnes() throws Exception {
    ApiKeys.Created key = guarded.key(Role.WRITER);
    JsonNode first = guarded.login(key);
    assertThat(first.get("token_type").textValue()).isEqualTo("Bearer");
    assertThat(first.get("expires_in").intValue()).isEqualTo(600);
    assertThat(first.get("refresh_expires_in").intValue()).isEqualTo(30 * 24 * 3600);
    assertThat(first.get("role").textValue()).isEqualTo("writer");
    HttpResponse<String> renewed = guarded.refresh(first.get("refresh_token").textValue());
    assertThat(renewed.statusCode()).isEqualTo(200);
    assertThat(renewed.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode second = Json.parse(renewed.body());
    assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
    HttpResponse<String> me =
        guarded.get(
            "/api/v1/auth/me", "Authorization", "Bearer " + second.get("access_token").textValue());
    assertThat(Json.parse(me.body()))
        .isEqualTo(
            Json.object().put("id", key.key().id()).put("role", "writer").put("access", "on"));
  }

  @Test
  void aRefreshTokenUsedAgainEndsTheWholeLoginAndNoOtherOne() throws Exception {
    ApiKeys.Created key = guarded.key(Role.READER);
    JsonNode other = guarded.login(key);
    String first = guarded.login(key).get("refresh_token").textValue();
    JsonNode second = Json.parse(guarded.refresh(first).body());
    refused(guarded.refresh(first), 401, "used");
    refused(guarded.refresh(second.get("refresh_token").textValue()), 401, "revoked");
    refused(guarded.read(second.get("access_token").textValue()), 401, "was revoked");
    assertThat(guarded.read(other.get("access_token").textValue()).statusCode()).isEqualTo(200);
    assertThat(guarded.refresh(other.get("refresh_token").textValue()).statusCode()).isEqualTo(200);
    assertThat(guarded.read(key.text()).statusCode()).isEqualTo(200);
    assertThat(guarded.audit()).contains(key.key().id() + " tokens refreshed: reuse: revoked");
  }

  @Test
  void ofManyWhoUseARefreshTokenAtOnceAtMostOneGetsTheNextAndItIsRevoked() throws Exception {
    String token = guarded.login(guarded.key(Role.READER)).get("refresh_token").textValue();
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<HttpResponse<String>> served = new ArrayList<>();
    try {
      List<Future<HttpResponse<String>>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(pool.submit(() -> guarded.refresh(token)));
      }
      for (Future<HttpResponse<String>> one : all) {
        if (one.get().statusCode() == 200) {
          served.add(one.get());
        } else {
          refused(one.get(), 401, "used");
        }
      }
    } finally {
      pool.shutdown();
    }
    assertThat(served).hasSize(1);
    String next = Json.parse(served.get(0).body()).get("refresh_token").textValue();
    refused(guarded.refresh(next), 401, "revoked");
  }

  @Test
  void aRefreshTokenIsPastItsTimeAfterThirtyDays() throws Exception {
    String token = guarded.login(guarded.key(Role.READER)).get("refresh_token").textValue();
    guarded.goAhead(Duration.ofDays(30));
    refused(guarded.refresh(token), 401, "past its time");
  }

  @Test
  void aLoginThatIsRevokedIsOver() throws Exception {
    JsonNode tokens = guarded.login(guarded.key(Role.READER));
    String refreshToken = tokens.get("refresh_token").textValue();
    String body = "{\"refresh_token\":\"" + refreshToken + "\"}";
    assertThat(guarded.read(tokens.get("access_token").textValue()).statusCode()).isEqualTo(200);
    assertThat(guarded.post("/api/v1/auth/revoke", body).statusCode()).isEqualTo(204);
    refused(guarded.refresh(refreshToken), 401, "revoked");
    refused(guarded.read(tokens.get("access_token").textValue()), 401, "was revoked");
    assertThat(guarded.post("/api/v1/auth/revoke", body).statusCode()).isEqualTo(204);
    assertThat(guarded.post("/api/v1/auth/revoke", "{\"refresh_token\":\"x\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void browsersKeepTheRefreshTokenInACookieThatScriptsDoNotSee() throws Exception {
    String bearer = "Bearer " + guarded.key(Role.READER).text();
    HttpResponse<String> login =
        guarded.post("/api/v1/auth/token", "{\"cookie\":true}", "Authorization", bearer);
    assertThat(Json.parse(login.body()).get("refresh_token").isNull()).isTrue();
    String set = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set)
        .matches(
            "crosscurrent_refresh=ccr_[A-Za-z0-9_-]{43}; Max-Age=2592000; Path=/api/v1/auth;"
                + " HttpOnly; SameSite=Strict");
    String cookie = set.substring(0, set.indexOf(';'));
    HttpResponse<String> next =
        guarded.send("POST", "/api/v1/auth/refresh", null, "Cookie", cookie);
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.body()).doesNotContain("ccr_");
    String second = next.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(second).isNotEqualTo(set);
    HttpResponse<String> out =
        guarded.send(
            "POST",
            "/api/v1/auth/revoke",
            null,
            "Cookie",
            second.substring(0, second.indexOf(';')));
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("crosscurrent_refresh=; Max-Age=0; Path=/api/v1/auth");
  }

  @Test
  void theCookieIsForTlsAloneWhereTheServerIsAskedByAnotherName() throws Exception {
    String answer =
        guarded.raw(
            "POST /api/v1/auth/token HTTP/1.1\r\nHost: api.example.org\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + guarded.key(Role.READER).text()
                + "\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n"
                + "{\"cookie\":true}");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("SameSite=Strict; Secure");
  }

  @Test
  void aTokenIsNotExchangedForOthers() throws Exception {
    String token = guarded.login(guarded.key(Role.READER)).get("access_token").textValue();
    refused(
        guarded.post("/api/v1/auth/token", "{}", "Authorization", "Bearer " + token),
        403,
        "Only a key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | must be a JSON object",
        "{\"refresh_token\":1} | must be a text",
        "{\"refresh_token\":null} | must be a text",
        "{\"cookie\":1,\"refresh_token\":\"x\"} | must be true or false",
        "{\"token\":\"x\"} | is unknown here",
        "{} | must be sent",
        "{ | is no JSON",
        "null | must be a JSON object"
      })
  void aBodyThatIsNotUnderstoodIsRefused(String body, String says) throws Exception {
    refused(guarded.post("/api/v1/auth/refresh", body), 400, says);
  }

  @Test
  void aBodyOfAnotherKindIsRefused() throws Exception {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      String answer =
          guarded.raw(
              "POST /api/v1/auth/refresh HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + "Content-Type: "
                  + type
                  + "\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(answer).startsWith("HTTP/1.1 415");
    }
  }

  @Test
  void whatIsDoneWithTokensAndByOperatorsIsWrittenDown() throws Exception {
    ApiKeys.Created operator = guarded.key(Role.OPERATOR);
    ApiKeys.Created reader = guarded.key(Role.READER);
    String token = guarded.login(operator).get("refresh_token").textValue();
    guarded.refresh(token);
    guarded.get("/api/v1/operate", "Authorization", "Bearer " + operator.text());
    guarded.get("/api/v1/operate?y=1", "Authorization", "Bearer " + operator.text());
    guarded.get("/api/v1/operate", "Authorization", "Bearer " + reader.text());
    guarded.read(reader.text());
    guarded.read("cc_000000000000_" + reader.text().substring(16));
    guarded.post("/api/v1/auth/revoke", "{\"refresh_token\":\"" + token + "\"}");
    guarded.keys.revoke(reader.key().id());
    String id = operator.key().id();
    assertThat(guarded.audit())
        .containsExactly(
            "command-line key created: operator",
            "command-line key created: reader",
            id + " tokens issued: done",
            id + " tokens refreshed: done",
            id + " GET: 200",
            id + " GET: 400",
            reader.key().id() + " GET: refused",
            "000000000000 login: refused: wrong key",
            id + " tokens revoked: done",
            "command-line key revoked: done");
  }

  @Test
  void whereAccessIsOffThereAreNoTokens() throws Exception {
    try (Guarded open = new Guarded(database, false)) {
      refused(open.post("/api/v1/auth/token", "{}"), 409, "Access is off");
      refused(open.refresh("ccr_x"), 409, "Access is off");
      refused(open.post("/api/v1/auth/revoke", "{\"refresh_token\":\"x\"}"), 409, "Access is off");
      assertThat(open.get("/api/v1/operate").statusCode()).isEqualTo(200);
      assertThat(open.get("/api/v1/auth/me").body())
          .isEqualTo("{\"id\":\"local\",\"role\":\"operator\",\"access\":\"off\"}");
    }
  }
}
