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
package org.crosscurrent.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AnswersTest {
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    server = TestStore.serve(TestStore.sample());
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | ''",
        "[{\"a\":1,\"b\":null},{\"a\":-1.5,\"c\":true}] | a,b,c~1,,~-1.5,,true~",
        "[{\"a\":\"x,y\"},{\"a\":\"say \\\"no\\\"\"},{\"a\":\"x\\ny\"}] | a~\"x,y\"~\"say \"\"no\"\"\"~\"x^y\"~",
        "[{\"a\":[\"x\",\"y\"],\"b\":{\"c\":1}}] | a,b~\"[\"\"x\"\",\"\"y\"\"]\",\"{\"\"c\"\":1}\"~",
        "[{\"a\":\"=1+1\"},{\"a\":\"+x\"},{\"a\":\"-x\"},{\"a\":\"@x\"},{\"a\":\"\\tx\"}] | a~'=1+1~'+x~'-x~'@x~'\tx~",
        "[{\"a\":\"=x,y\"},{\"a\":\"x=1\"},{\"a\":-1}] | a~\"'=x,y\"~x=1~-1~"
      })
  void rowsAreWrittenAsCsv(String items, String csv) {
    String written = new String(Csv.bytes(Json.parse(items)), StandardCharsets.UTF_8);
    assertThat(written.replace("\r\n", "~").replace("\n", "^")).isEqualTo(csv);
  }

  @Test
  void whoPrefersCsvGetsListsAsCsvPageByPage() throws Exception {
    List<String> rows = new ArrayList<>();
    String next = "/signals?limit=5";
    while (next != null) {
      HttpResponse<String> page = client.get(next, "Accept", "text/csv, application/json;q=0.5");
      assertThat(page.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
      List<String> lines = List.of(page.body().split("\r\n"));
      assertThat(lines.get(0)).startsWith("post_id,");
      rows.addAll(lines.subList(1, lines.size()));
      next = next(page);
    }
    assertThat(rows.stream().map(row -> row.split(",")[0]).distinct()).hasSize(14);
  }

  @Test
  void theNextPageIsLinkedForJsonToo() throws Exception {
    HttpResponse<String> first = client.get("/signals?limit=2&toxic=include");
    JsonNode second = client.json(next(first));
    assertThat(second.get("items")).hasSize(2);
    assertThat(client.get("/signals?limit=500").headers().firstValue("Link")).isEmpty();
  }

  private static String next(HttpResponse<String> page) {
    return page.headers()
        .firstValue("Link")
        .map(link -> link.replaceFirst("</api/v1(.*)>; rel=\"next\"", "$1"))
        .orElse(null);
  }

  @Test
  void whatIsNoListIsNoCsv() throws Exception {
    assertThat(client.get("/health", "Accept", "text/csv").statusCode()).isEqualTo(406);
    assertThat(client.get("/health", "Accept", "text/csv, */*;q=0.1").statusCode()).isEqualTo(200);
    HttpResponse<String> bad = client.get("/signals?limit=0", "Accept", "text/csv");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
  }

  @Test
  void whoHasAnAnswerAlreadyIsTold() throws Exception {
    HttpResponse<String> first = client.get("/signals");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
    for (String named : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
      HttpResponse<String> again = client.get("/signals", "If-None-Match", named);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
    }
    HttpResponse<byte[]> packed = client.bytes("/signals", "Accept-Encoding", "gzip");
    String packedTag = packed.headers().firstValue("ETag").orElseThrow();
    assertThat(packedTag).isNotEqualTo(tag);
    assertThat(client.get("/signals", "If-None-Match", packedTag).statusCode()).isEqualTo(304);
    assertThat(client.get("/signals?limit=1", "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(client.get("/signals?limit=0", "If-None-Match", "*").statusCode()).isEqualTo(400);
    assertThat(client.get("/auth/me").headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aRequestKeepsTheIdThatItCameWith() throws Exception {
    assertThat(
            client.get("/health", "X-Request-Id", "a.b-1_2").headers().firstValue("X-Request-Id"))
        .contains("a.b-1_2");
    for (String odd : new String[] {"x y", "x".repeat(65), "<x>"}) {
      assertThat(
              client.get("/health", "X-Request-Id", odd).headers().firstValue("X-Request-Id").get())
          .hasSize(36)
          .isNotEqualTo(odd);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "text/csv ; 1",
        "*/* ; 1",
        "text/* | q=0.5 ; 0.5",
        "text/csv | q=0, */* ; 0",
        "*/*, text/csv | q=0 ; 0",
        "application/json ; 0",
        "TEXT/CSV | Q=0.3 ; 0.3"
      })
  void theMostExactRangeOfAnAcceptHeaderCounts(String header, double weight) {
    assertThat(new Accepted(header.replace(" | ", ";")).weight("text/csv")).isEqualTo(weight);
  }
}
