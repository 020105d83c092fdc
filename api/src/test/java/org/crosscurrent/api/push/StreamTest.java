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
import java.net.http.HttpResponse;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamTest {
  private static Posts posts;
  private static ApiServer server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    String url = TestStore.migrated();
    posts = new Posts(url).add(0, 3);
    server = TestStore.serve(url);
    client = new Client(server);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    posts.close();
  }

  private static Listener listen(String query, String... headers) throws Exception {
    return new Listener(server.url() + "/stream" + query, headers);
  }

  @Test
  void whoComesWithoutAnIdGetsWhatComesLaterAndAPlaceToResumeFromAtOnce() throws Exception {
    long newest = Long.parseLong(last());
    await().atMost(Listener.PATIENCE).until(() -> server.pushed().position() == newest);
    try (Listener listener = listen("")) {
      assertThat(listener.lastId).isEqualTo(last());
      assertThat(listener.retry).isEqualTo("2000");
      posts.write("new:1", "reddit", "climate,energy", true, false, "é".repeat(300)).fold();
      Event event = listener.awaitEvents(1).events.get(0);
      assertThat(event.name()).isEqualTo("signal");
      assertThat(event.id()).isEqualTo(Long.parseLong(last()));
      JsonNode data = event.data();
      assertThat(data.fieldNames())
          .toIterable()
          .containsExactly(
              "post_id",
              "platform",
              "kind",
              "title",
              "text",
              "author_name",
              "url",
              "created_at",
              "observed_at",
              "language",
              "sentiment",
              "sentiment_label",
              "topics",
              "hashtags",
              "score",
              "comments",
              "shares",
              "views",
              "score_velocity",
              "trending_score",
              "is_trending");
      assertThat(data.get("text").textValue()).isEqualTo("é".repeat(280));
      assertThat(data.get("topics")).hasSize(2);
      assertThat(data.get("created_at").textValue()).matches("\\d{4}-.*\\.\\d{3}Z");
    }
  }

  @Test
  void eachFilterLetsThroughWhatItSays() throws Exception {
    String from = last();
    posts
        .write("f:1", "reddit", "climate", true, null)
        .write("f:2", "bluesky", "energy", false, true)
        .write("f:3", "mastodon", "climate,energy", true, false)
        .fold();
    assertThat(passing("?platform=reddit", from)).containsExactly("f:1");
    assertThat(passing("?platform=reddit&platform=bluesky", from)).containsExactly("f:1", "f:2");
    assertThat(passing("?platform=mastodon,bluesky", from)).containsExactly("f:2", "f:3");
    assertThat(passing("?topic=CLIMATE", from)).containsExactly("f:1", "f:3");
    assertThat(passing("?trending=true", from)).containsExactly("f:1", "f:3");
    assertThat(passing("?trending=false", from)).containsExactly("f:2");
    assertThat(passing("?toxic=exclude", from)).containsExactly("f:1", "f:3");
    assertThat(passing("?toxic=only", from)).containsExactly("f:2");
    assertThat(passing("?platform=reddit,mastodon&topic=energy&trending=true", from))
        .containsExactly("f:3");
    posts.run("DELETE FROM signals WHERE post_id IN ('f:1', 'f:2')").fold();
    long newest = posts.newest();
    await().atMost(Listener.PATIENCE).until(() -> server.pushed().position() >= newest);
    assertThat(passing("?platform=reddit&trending=true", from)).containsExactly("deleted f:1");
    assertThat(passing("", from)).containsExactly("f:3", "deleted f:1", "deleted f:2");
  }

  /** What is told after an id, until a post that every filter lets through: its own deletion. */
  private static List<String> passing(String query, String from) throws Exception {
    try (Listener listener = listen(query, "Last-Event-ID", from)) {
      for (String platform : List.of("reddit", "bluesky", "mastodon")) {
        posts.write("end:" + platform, platform, "none", false, null).fold();
      }
      posts.run("DELETE FROM signals WHERE post_id LIKE 'end:%'").fold();
      await()
          .atMost(Listener.PATIENCE)
          .until(() -> listener.posts().stream().anyMatch(StreamTest::isEnd));
      return listener.events.stream()
          .filter(event -> !event.postId().startsWith("end:"))
          .map(
              event ->
                  event.name().equals("signal")
                      ? event.postId()
                      : event.name() + " " + event.postId())
          .toList();
    }
  }

  private static boolean isEnd(String id) {
    return id.startsWith("end:");
  }

  @Test
  void aDeletedPostIsToldByItsIdAlone() throws Exception {
    posts.write("gone:1", "reddit", "climate", false, null).fold();
    try (Listener listener = listen("", "Last-Event-ID", last())) {
      posts.run("DELETE FROM signals WHERE post_id = 'gone:1'").fold();
      Event event = listener.awaitEvents(1).events.get(0);
      assertThat(event.name()).isEqualTo("deleted");
      assertThat(event.data()).hasToString("{\"post_id\":\"gone:1\"}");
    }
  }

  @Test
  void idsThatNobodyWasToldAreRefused() throws Exception {
    long future = Long.parseLong(last()) + 1000;
    for (String id : List.of("x", "-1", "1.5", "" + future, "9".repeat(30), "message")) {
      assertThat(client.get("/stream?last_event_id=" + id).statusCode()).as(id).isEqualTo(400);
      HttpResponse<String> refused = client.get("/stream", "Last-Event-ID", id);
      assertThat(refused.statusCode()).as(id).isEqualTo(400);
      assertThat(Client.body(refused).get("parameter").textValue()).isEqualTo("last_event_id");
    }
  }

  @Test
  void whatIsNoRequestForAStreamIsRefused() throws Exception {
    assertThat(client.get("/stream?nonsense=1").statusCode()).isEqualTo(400);
    assertThat(client.get("/stream?topic=a&topic=b").statusCode()).isEqualTo(400);
    assertThat(client.get("/stream?platform=a,,b").statusCode()).isEqualTo(400);
    assertThat(client.get("/stream?trending=maybe").statusCode()).isEqualTo(400);
    assertThat(client.get("/stream", "Accept", "application/json").statusCode()).isEqualTo(406);
    assertThat(client.send("POST", "/stream").statusCode()).isEqualTo(405);
    HttpResponse<String> head = client.send("HEAD", "/stream");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
    try (Listener listener = listen("", "Accept", "text/event-stream")) {
      assertThat(listener.ended).isFalse();
    }
  }

  @Test
  void theHeaderGoesBeforeTheParameterWhichABrowserKeepsSending() throws Exception {
    posts.add(100, 105);
    List<Long> feed = posts.feed();
    long third = feed.get(feed.size() - 3);
    try (Listener listener = listen("?last_event_id=0", "Last-Event-ID", "" + third)) {
      assertThat(listener.awaitEvents(2).ids()).containsExactlyElementsOf(after(feed, third));
    }
  }

  @Test
  void aPlaceIsFreeAgainWhenAListenerHasLeft() throws Exception {
    String url = TestStore.migrated();
    PushSettings two =
        PushSettings.DEFAULT.withMostConnections(2).withHeartbeat(java.time.Duration.ofMillis(100));
    try (ApiServer small = TestStore.serve(url, two);
        Listener one = new Listener(small.url() + "/stream")) {
      Listener other = new Listener(small.url() + "/stream");
      HttpResponse<String> refused = new Client(small).get("/stream");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThatThrownBy(() -> new Listener(small.url() + "/stream")).hasMessageContaining("503");
      other.close();
      await().atMost(Listener.PATIENCE).until(() -> small.pushed().connections() == 1);
      try (Listener third = new Listener(small.url() + "/stream")) {
        assertThat(third.ended).isFalse();
      }
      assertThat(one.ended).isFalse();
    }
  }

  private static List<Long> after(List<Long> feed, long id) {
    return feed.stream().filter(other -> other > id).toList();
  }

  private static String last() throws Exception {
    List<Long> feed = posts.feed();
    return "" + feed.get(feed.size() - 1);
  }
}
