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

import java.net.http.HttpResponse;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OriginsTest {
  private static final String LISTED = "https://app.example.org";
  private static Guarded guarded;
  private static String bearer;

  @BeforeAll
  static void serve() throws Exception {
    guarded = new Guarded(TestStore.migrated());
    bearer = "Bearer " + guarded.key(Role.WRITER).text();
  }

  @AfterAll
  static void stop() {
    guarded.close();
  }

  @Test
  void pagesOfTheListMayReadAnswersAndRefusals() throws Exception {
    for (String path : new String[] {"/api/v1/anyone", "/api/v1/read"}) {
      HttpResponse<String> answer = guarded.get(path, "Origin", LISTED);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(LISTED);
      assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
          .contains("ETag", "Link", "Retry-After");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://app.example.org",
        "https://app.example.org.evil.example",
        "https://app.example.org:8443"
      })
  void othersMayNot(String origin) throws Exception {
    HttpResponse<String> read =
        guarded.get("/api/v1/read", "Origin", origin, "Authorization", bearer);
    assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    refused(
        guarded.post("/api/v1/write", "{}", "Origin", origin, "Authorization", bearer),
        403,
        "are not let in");
    refused(preflight("/api/v1/write", origin), 403, "are not let in");
  }

  @Test
  void aPageOfTheListMayAskBeforehandWithoutAKey() throws Exception {
    HttpResponse<String> answer = preflight("/api/v1/write", LISTED);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(LISTED);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization");
    refused(preflight("/api/v1/nothing", LISTED), 404, null);
    refused(guarded.send("OPTIONS", "/api/v1/write", null), 405, "only POST is");
  }

  private static HttpResponse<String> preflight(String path, String origin) throws Exception {
    return guarded.send(
        "OPTIONS", path, null, "Origin", origin, "Access-Control-Request-Method", "POST");
  }

  @Test
  void ourOwnPagesMaySend() throws Exception {
    String own = "http://127.0.0.1:" + guarded.port();
    assertThat(
            guarded
                .post("/api/v1/write", "{}", "Origin", own, "Authorization", bearer)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aMethodCannotBeDisguised() throws Exception {
    refused(
        guarded.get("/api/v1/read", "Authorization", bearer, "X-HTTP-Method-Override", "POST"),
        400,
        "is not heeded");
  }

  @Test
  void whereAccessIsOffAForeignNameForThisMachineIsRefused() throws Exception {
    try (Guarded open = new Guarded(guarded.database, false)) {
      String request = "GET /api/v1/read HTTP/1.1\r\nConnection: close\r\nHost: ";
      assertThat(open.raw(request + "evil.example:8080\r\n\r\n")).startsWith("HTTP/1.1 403");
      assertThat(open.raw(request + "localhost.evil.example\r\n\r\n")).startsWith("HTTP/1.1 403");
      assertThat(open.raw(request + "localhost:8080\r\n\r\n")).startsWith("HTTP/1.1 200");
      assertThat(open.raw(request + "[::1]:8080\r\n\r\n")).startsWith("HTTP/1.1 200");
    }
  }
}
