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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitsTest {
  private Guarded guarded;

  private static String database;

  @BeforeAll
  static void migrate() throws Exception {
    database = TestStore.migrated();
  }

  @BeforeEach
  void serve() {
    guarded = new Guarded(database);
  }

  @AfterEach
  void stop() {
    guarded.close();
  }

  @Test
  void aKeyMayAskAsOftenAsItsRateAllowsAndItsTokensCountWithIt() throws Exception {
    ApiKeys.Created key = guarded.keys.create("slow", Role.READER, null, 2);
    ApiKeys.Created other = guarded.key(Role.READER);
    String token = guarded.login(key).get("access_token").textValue();
    HttpResponse<String> second = guarded.read(key.text());
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.headers().firstValue("RateLimit-Limit")).contains("2");
    assertThat(second.headers().firstValue("RateLimit-Remaining")).contains("0");
    for (String shown : new String[] {token, key.text()}) {
      HttpResponse<String> third = guarded.read(shown);
      refused(third, 429, "2 requests a minute");
      assertThat(seconds(third, "Retry-After")).isBetween(1L, 30L);
      assertThat(seconds(third, "RateLimit-Reset")).isBetween(30L, 60L);
    }
    HttpResponse<String> others = guarded.read(other.text());
    assertThat(others.statusCode()).isEqualTo(200);
    assertThat(seconds(others, "RateLimit-Limit")).isEqualTo(Guarded.RATE);
  }

  private static long seconds(HttpResponse<String> answer, String header) {
    return answer.headers().firstValueAsLong(header).orElseThrow();
  }

  @Test
  void whoIsRefusedTooOftenHasToWaitButWhoIsKnownIsLetIn() throws Exception {
    ApiKeys.Created key = guarded.key(Role.READER);
    guarded.read(key.text());
    HttpResponse<String> answer = guarded.read("x");
    int refused = 0;
    while (answer.statusCode() == 401 && refused < 200) {
      refused++;
      answer = guarded.read("cc_" + KeyText.randomId() + "_" + key.text().substring(16));
    }
    assertThat(refused).isGreaterThanOrEqualTo(RateLimits.MOST_FAILURES).isLessThan(200);
    refused(answer, 429, "too many refused logins");
    assertThat(seconds(answer, "Retry-After")).isPositive();
    refused(guarded.refresh("ccr_x"), 429, "too many refused logins");
    assertThat(guarded.read(key.text()).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
    String bearer = guarded.key(Role.WRITER).text();
    String head =
        "POST /api/v1/write HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + bearer;
    assertThat(guarded.status(head + "\r\nContent-Length: 1000000000\r\n\r\nx"))
        .isEqualTo("HTTP/1.1 413");
    assertThat(guarded.status(head + "\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n"))
        .isEqualTo("HTTP/1.1 413");
    assertThat(
            guarded.status(
                head.replace("POST /api/v1/write", "GET /api/v1/read")
                    + "\r\nContent-Length: 1001\r\n\r\nx"))
        .isEqualTo("HTTP/1.1 413");
    refused(
        guarded.post("/api/v1/write", "x".repeat(1001), "Authorization", "Bearer " + bearer),
        413,
        "larger than the 1000 bytes");
  }

  @Test
  void aBodyOfUntoldLengthIsReadOnlySoFar() throws Exception {
    String head =
        "POST /api/v1/write HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + guarded.key(Role.WRITER).text()
            + "\r\nTransfer-Encoding: chunked\r\n";
    String chunk = "1f4\r\n" + "x".repeat(500) + "\r\n";
    String fits = guarded.raw(head + "Connection: close\r\n\r\n" + chunk + chunk + "0\r\n\r\n");
    assertThat(fits).startsWith("HTTP/1.1 200").contains("\"bytes\":1000");
    String endless = head + "\r\n" + chunk + chunk + "1\r\nx\r\n"; // And no end.
    assertThat(guarded.status(endless)).isEqualTo("HTTP/1.1 413");
  }

  @Test
  void aPackedBodyIsRefused() throws Exception {
    String bearer = "Bearer " + guarded.key(Role.WRITER).text();
    refused(
        guarded.post("/api/v1/write", "{}", "Authorization", bearer, "Content-Encoding", "gzip"),
        415,
        "packed");
  }
}
