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
package org.crosscurrent.api.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
  private static String url;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    url = TestStore.migrated();
    TestStore.script(url, "letters.sql");
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void lettersComeLatestRefusedFirstWithTheirColumns() throws Exception {
    JsonNode page = client.json("/dead-letters");
    assertThat(page.get("items").findValuesAsText("id"))
        .containsExactly(
            "letter8", "letter7", "letter6", "letter5", "letter4", "letter3", "letter2", "letter1",
            "letter0");
    JsonNode letter = page.get("items").get(4);
    assertThat(letter.get("reason").textValue()).isEqualTo("late");
    assertThat(letter.get("stage").textValue()).isEqualTo("normalise");
    assertThat(letter.get("message").textValue()).isEqualTo("The payload is number 4.");
    assertThat(letter.get("platform").textValue()).isEqualTo("reddit");
    assertThat(letter.get("observed_at").isNull()).isTrue();
    assertThat(letter.get("written_at").textValue()).isEqualTo("2026-03-01T10:04:00.123Z");
    assertThat(letter.get("headers").toString()).isEqualTo("{\"platform\":\"reddit\"}");
    assertThat(letter.get("payload_bytes").longValue()).isEqualTo(8);
    assertThat(letter.has("cursor_micros")).isFalse();
  }

  @Test
  void anOperatorSeesPayloadsAsTextOrInBase64() throws Exception {
    JsonNode items = client.json("/dead-letters").get("items");
    assertThat(items.get(4).get("payload_text").textValue()).isEqualTo("secret 4");
    assertThat(items.get(4).get("payload_base64").isNull()).isTrue();
    assertThat(items.get(8).get("payload_text").isNull()).isTrue();
    assertThat(Base64.getDecoder().decode(items.get(8).get("payload_base64").textValue()))
        .isEqualTo(new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    JsonNode cut = items.get(0);
    assertThat(cut.get("payload_bytes").longValue()).isEqualTo(90_000);
    assertThat(cut.get("payload_text").textValue())
        .hasSize(LetterQueries.SHOWN_PAYLOAD / 3)
        .startsWith("日本語")
        .doesNotContain("\ufffd");
  }

  @Test
  void whoIsNoOperatorSeesNoPayload() {
    Database database =
        new Database(url, TestStore.USER, null, Duration.ofSeconds(5), 1, Duration.ofSeconds(5));
    try (Store store = Store.forReading(database)) {
      List<ObjectNode> items =
          new LetterQueries(store)
              .newest(null, null, new Range(null, null), null, 50, false)
              .items();
      assertThat(items).hasSize(9);
      assertThat(items.toString()).doesNotContain("secret").doesNotContain("payload_text");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reason=late, 3",
    "reason=none, 0",
    "platform=reddit, 5",
    "reason=late&platform=reddit, 1",
    "from=2026-03-01T10:07:00Z, 2",
    "to=2026-03-01T10:01:00Z, 1",
    "from=2026-03-01T10:02:00Z&to=2026-03-01T10:04:00.123Z, 2"
  })
  void lettersAreFiltered(String query, int expected) throws Exception {
    assertThat(client.json("/dead-letters?" + query).get("items")).hasSize(expected);
  }

  @Test
  void aWalkMeetsEachLetterOnce() throws Exception {
    List<String> met = new ArrayList<>();
    JsonNode page = client.json("/dead-letters?limit=2");
    while (true) {
      met.addAll(page.get("items").findValuesAsText("id"));
      if (page.get("next_cursor").isNull()) {
        break;
      }
      page = client.json("/dead-letters?limit=2&cursor=" + page.get("next_cursor").textValue());
    }
    assertThat(met).hasSize(9).doesNotHaveDuplicates();
  }

  @Test
  void reasonsAreCounted() throws Exception {
    assertThat(client.json("/dead-letters/reasons").get("items").toString())
        .isEqualTo(
            "[{\"reason\":\"late\",\"count\":3,\"last_at\":\"2026-03-01T10:07:00.123Z\"},"
                + "{\"reason\":\"malformed\",\"count\":3,\"last_at\":\"2026-03-01T10:06:00.123Z\"},"
                + "{\"reason\":\"missing-field\",\"count\":3,\"last_at\":\"2026-03-01T10:08:00.123Z\"}]");
  }

  @Test
  void withoutLettersThereAreNoReasons() throws Exception {
    try (ApiServer empty = TestStore.serve(TestStore.migrated())) {
      assertThat(new Client(empty).json("/dead-letters/reasons").get("items")).isEmpty();
    }
  }
}
