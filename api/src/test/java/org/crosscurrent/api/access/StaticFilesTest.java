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
class StaticFilesTest {
  private static Guarded guarded;

  @BeforeAll
  static void serve() throws Exception {
    guarded = new Guarded(TestStore.migrated());
  }

  @AfterAll
  static void stop() {
    guarded.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/trending", "/topics/ai%20safety", "/topics/100%25"})
  void pagesNeedNoKeyAndMayLoadOnlyWhatIsTheirs(String path) throws Exception {
    HttpResponse<String> page = guarded.get(path, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Site</title>");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void filesWithAHashAreKeptForGoodAndComePackedForThoseWhoTakeIt() throws Exception {
    String path = "/assets/index-B2xk9Fq1.js";
    HttpResponse<String> plain = guarded.get(path);
    assertThat(plain.body()).startsWith("console.info");
    assertThat(plain.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    HttpResponse<String> packed = guarded.get(path, "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    String tag = packed.headers().firstValue("ETag").orElseThrow();
    assertThat(plain.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    assertThat(guarded.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<String> head = guarded.send("HEAD", path, null);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../sample.sql",
        "/assets/../../sample.sql",
        "/..%2fsample.sql",
        "/%2e%2e/sample.sql",
        "/%2E%2E%2Fsample.sql",
        "/%252e%252e/sample.sql",
        "/%252e%252e%252fsample.sql",
        "/..%5csample.sql",
        "/..\\sample.sql",
        "/..;/sample.sql",
        "/%2e%2e;/sample.sql",
        "/assets/..%00/sample.sql",
        "/./index.html",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/%c0%ae%c0%ae/sample.sql",
        "/../../../../../../etc/passwd"
      })
  void noPathLeadsOutOfTheFolder(String path) throws Exception {
    String answer =
        guarded.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").contains("application/problem+json");
    assertThat(answer).doesNotContain("INSERT").doesNotContain("root:").doesNotContain("<title>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/absent.js",
        "/notes.secret",
        "/assets/index-B2xk9Fq1.js.gz",
        "/assets/index.class",
        "/.git/config.json",
        "/assets/.hidden.js"
      })
  void whatIsNoFileOfAPageIsNotThere(String path) throws Exception {
    refused(guarded.get(path), 404, "There is no file");
  }

  @Test
  void filesAreReadAndNothingElse() throws Exception {
    HttpResponse<String> answer = guarded.post("/index.html", "{}");
    refused(answer, 405, "only GET and HEAD");
  }

  @Test
  void aBuildWithoutADashboardSaysSo() throws Exception {
    try (Guarded server = new Guarded(TestStore.migrated(), false, "org/crosscurrent/none/")) {
      HttpResponse<String> page = server.get("/");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).startsWith("This build has no dashboard; the API is at /api/v1");
      refused(server.get("/trending"), 404, "There is no file");
    }
  }
}
