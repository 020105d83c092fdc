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
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.Test;

class TailTest {
  /** Ends the connections that follow the feeds of this database. */
  static final String CUT =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE application_name = 'crosscurrent-push' AND datname = current_database()";

  @Test
  void aConnectionThatIsCutLosesNothing() throws Exception {
    String url = TestStore.migrated();
    try (Posts posts = new Posts(url);
        ApiServer server = TestStore.serve(url);
        Listener listener = new Listener(server.url() + "/stream")) {
      for (int i = 0; i < 5; i++) {
        posts.add(20 * i, 20 * i + 10).run(CUT).add(20 * i + 10, 20 * i + 20);
      }
      List<Long> feed = posts.feed();
      assertThat(feed).hasSize(100);
      listener.awaitId(feed.get(99));
      assertThat(listener.ids()).isEqualTo(feed);
    }
  }

  @Test
  void rowsAreFoundWithoutWordOfThem() throws Exception {
    String url = TestStore.migrated();
    try (Posts posts = new Posts(url);
        ApiServer server = TestStore.serve(url);
        Listener listener = new Listener(server.url() + "/stream")) {
      posts.run(
          "INSERT INTO feed (id, post_id, kind, platform, topics, is_trending, at)"
              + " VALUES (1, 'x', 'deleted', 'reddit', '{}', false, now())");
      assertThat(listener.awaitEvents(1).ids()).containsExactly(1L);
    }
  }

  @Test
  void silenceIsBrokenAndTellsHowFarTheStreamIs() throws Exception {
    String url = TestStore.migrated();
    PushSettings often = PushSettings.DEFAULT.withHeartbeat(Duration.ofMillis(100));
    try (Posts posts = new Posts(url);
        ApiServer server = TestStore.serve(url, often);
        Listener listener = new Listener(server.url() + "/stream?platform=none")) {
      await().atMost(Listener.PATIENCE).until(() -> listener.comments >= 3);
      assertThat(listener.lastId).isEqualTo("0");
      posts.add(0, 10);
      listener.awaitId(10);
      assertThat(listener.events).isEmpty();
    }
  }

  @Test
  void aServerThatStopsTakesItsLeave() throws Exception {
    String url = TestStore.migrated();
    try (Posts posts = new Posts(url).add(0, 3);
        ApiServer server = TestStore.serve(url);
        Listener listener = new Listener(server.url() + "/stream?last_event_id=0")) {
      listener.awaitEvents(3);
      listener.retry = null;
      server.close();
      listener.awaitEnd();
      assertThat(listener.retry).isEqualTo("2000");
      assertThat(listener.events.get(3).name()).isEqualTo("end");
      assertThat(listener.events.get(3).data()).hasToString("{\"reason\":\"stopping\"}");
      assertThat(listener.lastId).isEqualTo("3");
    }
  }
}
