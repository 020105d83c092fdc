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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.access.Caller;
import org.crosscurrent.api.access.Role;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Store;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Caller CALLER = new Caller("somebody", Role.READER);

  /** Takes what is sent at once. */
  private static final class Memory implements Sink {
    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    volatile Ending ending;
    private Subscriber subscriber;

    @Override
    public void send(byte[] bytes) {
      sent.add(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      subscriber.taken();
    }

    @Override
    public void ping() {
      sent.add("ping");
    }

    @Override
    public void end(Ending why) {
      ending = why;
      subscriber.gone();
    }

    @Override
    public void abort() {
      ending = Ending.SLOW;
    }
  }

  @Test
  void aStreamEndsWhenItsCallerMayListenNoMoreButNotWhenThatIsUnknown() throws Exception {
    AtomicReference<Boolean> lasts = new AtomicReference<>(true);
    Admission admission =
        new Admission() {
          @Override
          public boolean lasts(Caller caller) {
            assertThat(caller).isEqualTo(CALLER);
            if (lasts.get() == null) {
              throw Problem.unavailable("store-unavailable", "The store is away.", null);
            }
            return lasts.get();
          }

          @Override
          public boolean trusts(String origin) {
            return false;
          }
        };
    PushSettings often = PushSettings.DEFAULT.withHeartbeat(Duration.ofMillis(100));
    Duration wait = Duration.ofSeconds(5);
    Database database = new Database(TestStore.migrated(), TestStore.USER, null, wait, 2, wait);
    try (Hub hub = new Hub(often, admission, Store.forReading(database))) {
      StreamFilter all = new StreamFilter(Collections.emptySet(), null, null, Toxic.INCLUDE);
      Subscriber subscriber = new Subscriber(hub, all, Format.EVENT_STREAM, CALLER);
      Memory memory = new Memory();
      memory.subscriber = subscriber;
      hub.join(subscriber);
      subscriber.connected(memory);
      subscriber.begin(null);
      await().atMost(Listener.PATIENCE).until(() -> memory.sent.size() > 4);
      lasts.set(null);
      int before = memory.sent.size();
      await().atMost(Listener.PATIENCE).until(() -> memory.sent.size() > before + 4);
      assertThat(memory.ending).isNull();
      lasts.set(false);
      await().atMost(Listener.PATIENCE).until(() -> memory.ending == Ending.ACCESS_ENDED);
      assertThat(hub.figures().connections()).isZero();
    }
  }
}
