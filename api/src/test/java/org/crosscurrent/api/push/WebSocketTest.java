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
package org.crosscurrent.api.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Posts posts;
  private static ApiServer server;

  /** Takes in what a socket is sent. */
  private static final class Ear implements WebSocket.Listener {
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    volatile int pings;
    volatile int code;
    volatile String reason;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        for (JsonNode event : Json.parse(message.toString())) {
          long id = Long.parseLong(event.get("id").textValue());
          events.add(new Event(id, event.get("event").textValue(), event.get("data")));
        }
        message.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer data) {
      pings++;
      return WebSocket.Listener.super.onPing(socket, data);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String why) {
      reason = why;
      code = status;
      return null;
    }

    Ear awaitEvents(int count) {
      await().atMost(Listener.PATIENCE).until(() -> events.size() >= count);
      return this;
    }

    Ear awaitClose() {
      await().atMost(Listener.PATIENCE).until(() -> code != 0);
      return this;
    }

    List<String> told() {
      return events.stream().map(event -> event.name() + " " + event.id()).toList();
    }
  }

  @BeforeAll
  static void serve() throws Exception {
    String url = TestStore.migrated();
    posts = new Posts(url).add(0, 6);
    PushSettings settings = PushSettings.DEFAULT.withHeartbeat(Duration.ofMillis(200));
    server = TestStore.serve(url, settings);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    posts.close();
  }

  private static WebSocket open(ApiServer at, Ear ear, String query, String... headers) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI uri = URI.create(at.url().replace("http:", "ws:") + "/stream" + query);
    return builder.buildAsync(uri, ear).join();
  }

  @Test
  void itResumesByParameterByHeaderAndByItsFirstMessage() {
    String[] rest = {"open 3", "signal 4", "signal 5", "signal 6"};
    Ear ear = new Ear();
    open(server, ear, "?last_event_id=3");
    assertThat(ear.awaitEvents(4).told()).startsWith(rest);
    ear = new Ear();
    open(server, ear, "", "Last-Event-ID", "3");
    assertThat(ear.awaitEvents(4).told()).startsWith(rest);
    ear = new Ear();
    open(server, ear, "?last_event_id=message").sendText("{\"last_event_id\":\"3\"}", true);
    assertThat(ear.awaitEvents(4).told()).startsWith(rest);
    ear = new Ear();
    open(server, ear, "?last_event_id=3&platform=reddit");
    assertThat(ear.awaitEvents(2).told()).startsWith("open 3", "signal 5");
    assertThat(ear.events.get(1).data().get("post_id").textValue()).isEqualTo("p:4");
  }

  @Test
  void itIsPinged() {
    Ear ear = new Ear();
    open(server, ear, "");
    await().atMost(Listener.PATIENCE).until(() -> ear.pings >= 2);
  }

  @Test
  void whatIsNotUnderstoodClosesIt() {
    for (String text : List.of("x", "[]", "{\"x\":1}", "{\"last_event_id\":\"1000000\"}")) {
      Ear ear = new Ear();
      open(server, ear, "?last_event_id=message").sendText(text, true);
      assertThat(ear.awaitClose().code).isEqualTo(1008);
      assertThat(ear.reason).isEqualTo("bad-message");
    }
    Ear ear = new Ear();
    open(server, ear, "").sendText("{}", true);
    assertThat(ear.awaitClose().code).isEqualTo(1008);
  }

  @Test
  void pagesOfOtherOriginsAndUnknownIdsAreRefused() {
    refused(403, "", "Origin", "https://evil.example");
    refused(400, "?last_event_id=x");
    refused(400, "?nonsense=1");
    refused(400, "?last_event_id=1000000");
    Ear ear = new Ear();
    open(server, ear, "?last_event_id=5", "Origin", "http://127.0.0.1:" + server.port());
    assertThat(ear.awaitEvents(2).told()).startsWith("open 5", "signal 6");
  }

  private static void refused(int status, String query, String... headers) {
    assertThatThrownBy(() -> open(server, new Ear(), query, headers))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
  }

  @Test
  void aServerThatStopsSaysSo() throws Exception {
    Ear ear = new Ear();
    try (ApiServer other = TestStore.serve(TestStore.migrated())) {
      open(other, ear, "");
      ear.awaitEvents(1);
    }
    assertThat(ear.awaitClose().code).isEqualTo(1001);
    assertThat(ear.reason).isEqualTo("stopping");
  }
}
