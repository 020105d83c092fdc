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

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
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
  @ValueSource(strings = {"/signals", "/health", "/signals?limit=0", "/nope"})
  void everyAnswerCarriesTheSafeHeaders(String path) throws Exception {
    HttpResponse<String> response = client.get(path);
    assertThat(response.headers().firstValue("Cache-Control"))
        .contains(response.statusCode() == 200 ? "private, no-cache" : "no-store");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'");
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().firstValue("X-Request-Id").orElse("")).hasSize(36);
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .matches("application/(json;charset=utf-8|problem\\+json)");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void largeAnswersArePackedForThoseWhoTakeIt() throws Exception {
    HttpResponse<byte[]> packed = client.bytes("/signals", "Accept-Encoding", "br, gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] plain = client.bytes("/signals").body();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
    HttpResponse<byte[]> refused = client.bytes("/signals", "Accept-Encoding", "gzip;q=0");
    assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(refused.body()).isEqualTo(plain);
    assertThat(client.bytes("/health", "Accept-Encoding", "gzip").headers().map())
        .doesNotContainKey("content-encoding");
  }

  @Test
  void headIsCheckedLikeGetButHasNoBody() throws Exception {
    HttpResponse<String> good = client.send("HEAD", "/signals");
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(good.body()).isEmpty();
    assertThat(client.send("HEAD", "/signals?limit=0").statusCode()).isEqualTo(400);
    assertThat(client.send("HEAD", "/nope").statusCode()).isEqualTo(404);
  }

  @Test
  void severalServersLiveSideBySide() throws Exception {
    ApiServer other = TestStore.serve(TestStore.migrated());
    try (other) {
      assertThat(other.port()).isNotEqualTo(server.port());
      assertThat(new Client(other).json("/signals").get("items")).isEmpty();
      assertThat(client.json("/signals").get("items")).isNotEmpty();
    }
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
    other.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/signals/%zz HTTP/1.1",
        "GET /api/v1/../../etc/passwd HTTP/1.1",
        "GET /api/v1/signals?q=%zz HTTP/1.1",
        "GET /api/v1/signals/%c0%af HTTP/1.1",
        "GET /api/v1/signals HTTP/9.9",
        "GET nonsense HTTP/1.1",
        "G\\u0000T / HTTP/1.1"
      })
  void whatIsBrokenBeyondRoutingIsAProblemToo(String line) throws Exception {
    String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 (400|404|405|505) .*");
    assertThat(answer).contains("Content-Type: application/problem+json");
    assertThat(answer).doesNotContain("<html").doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void endlessHeadersAreAProblem() throws Exception {
    String answer =
        raw("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
  }

  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
