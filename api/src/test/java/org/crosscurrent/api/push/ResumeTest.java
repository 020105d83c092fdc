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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  private String url;
  private Posts posts;

  @BeforeEach
  void make() throws Exception {
    url = TestStore.migrated();
    posts = new Posts(url);
  }

  @AfterEach
  void close() throws Exception {
    posts.close();
  }

  /** Whatever is recent: nothing but the last event, part of a page of the table, or all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 130, 1000})
  void fromEachIdExactlyTheRestIsToldWhileMoreComes(int recent) throws Exception {
    posts.add(0, 30);
    PushSettings settings = PushSettings.DEFAULT.withRecentEvents(recent);
    try (ApiServer server = TestStore.serve(url, settings)) {
      posts.add(30, 240);
      List<Long> before = posts.feed();
      int more = 1000;
      for (long id = 0; id <= 240; id += id < 3 || id > 234 ? 1 : 13) {
        try (Listener listener = new Listener(server.url() + "/stream?last_event_id=" + id)) {
          posts.add(more, more + 1).add(more + 1, more + 2);
          more += 2;
          List<Long> feed = posts.feed();
          listener.awaitId(feed.get(feed.size() - 1));
          assertThat(listener.ids()).as("after %d", id).isEqualTo(after(id));
        }
      }
      assertThat(before).hasSize(240);
    }
  }

  private void addUntil(AtomicBoolean done) {
    try (Posts more = new Posts(url)) {
      for (int i = 1000; !done.get(); i++) {
        more.add(i, i + 1);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<Long> after(long id) throws Exception {
    return posts.feed().stream().filter(other -> other > id).toList();
  }

  @Test
  void aFilterChangesNothingInThat() throws Exception {
    posts.add(0, 400);
    List<Long> feed = posts.feed();
    try (ApiServer server = TestStore.serve(url, PushSettings.DEFAULT.withRecentEvents(100));
        Listener listener =
            new Listener(server.url() + "/stream?last_event_id=17&platform=reddit")) {
      posts.add(400, 420);
      assertThat(listener.awaitEvents(201).events).allMatch(e -> reddit(e));
      assertThat(listener.ids()).isSorted().doesNotHaveDuplicates().hasSizeBetween(201, 202);
      assertThat(feed).hasSize(400);
    }
  }

  private static boolean reddit(Event event) {
    return event.data().get("platform").textValue().equals("reddit");
  }

  @Test
  void whatIsNotRetainedIsToldAsAResetAndThenItGoesOnLive() throws Exception {
    posts.add(0, 50).run("DELETE FROM feed WHERE id <= 20");
    try (ApiServer server = TestStore.serve(url, PushSettings.DEFAULT.withRecentEvents(5));
        Listener lost = new Listener(server.url() + "/stream", "Last-Event-ID", "19");
        Listener whole = new Listener(server.url() + "/stream", "Last-Event-ID", "20")) {
      lost.awaitEvents(1);
      posts.add(50, 51);
      Event reset = lost.awaitEvents(2).events.get(0);
      assertThat(reset.name()).isEqualTo("reset");
      assertThat(reset.id()).isEqualTo(50);
      assertThat(reset.data()).hasToString("{\"last_event_id\":\"19\"}");
      assertThat(lost.events.get(1).id()).isEqualTo(51);
      assertThat(whole.awaitEvents(31).ids()).isEqualTo(after(20));
    }
  }

  @Test
  void aDatabaseThatLostItsNewestRowsResetsAll() throws Exception {
    posts.add(0, 50);
    try (ApiServer server = TestStore.serve(url);
        Listener listener = new Listener(server.url() + "/stream")) {
      posts.run("DELETE FROM feed WHERE id > 40; SELECT setval('feed_id', 40)").run(TailTest.CUT);
      Event reset = listener.awaitEvents(1).events.get(0);
      assertThat(reset.name()).isEqualTo("reset");
      assertThat(reset.id()).isEqualTo(40);
      posts.add(60, 61);
      assertThat(listener.awaitEvents(2).ids()).containsExactly(40L, 41L);
    }
  }

  @Test
  void twoServersTellTheSameInTheSameOrderAndOneGoesOnWhereTheOtherStopped() throws Exception {
    try (ApiServer one = TestStore.serve(url);
        ApiServer two = TestStore.serve(url);
        Listener atOne = new Listener(one.url() + "/stream");
        Listener atTwo = new Listener(two.url() + "/stream")) {
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> addUntil(done));
      atOne.awaitEvents(40);
      one.close();
      atOne.awaitEnd();
      try (Listener goneOn = new Listener(two.url() + "/stream", "Last-Event-ID", atOne.lastId)) {
        goneOn.awaitEvents(40);
        done.set(true);
        writing.join();
        List<Long> feed = posts.feed();
        goneOn.awaitId(feed.get(feed.size() - 1));
        atTwo.awaitId(feed.get(feed.size() - 1));
        assertThat(atTwo.ids()).isEqualTo(feed);
        assertThat(atOne.ids()).isEqualTo(feed.subList(0, atOne.ids().size()));
        assertThat(goneOn.ids()).isEqualTo(feed.subList(atOne.ids().size(), feed.size()));
      }
    }
  }
}
