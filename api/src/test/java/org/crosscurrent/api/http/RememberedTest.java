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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.crosscurrent.api.access.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RememberedTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private long now;
  private int made;
  private boolean down;

  private final Remembered remembered =
      new Remembered(counting(), background::add, () -> TimeUnit.MILLISECONDS.toNanos(now));

  private Endpoint counting() {
    return new Endpoint() {
      @Override
      public String path() {
        return "/counting";
      }

      @Override
      public List<String> parameters() {
        return List.of("a", "b");
      }

      @Override
      public Answer answer(Call call) {
        if (call.parameters().flag("a") == null) {
          throw Problem.badRequest("a", "No " + made++ + ".");
        }
        if (down) {
          throw Problem.unavailable("busy", "Not now.", null);
        }
        return Answer.of(Json.object().put("made", ++made));
      }
    };
  }

  private int ask(String query) {
    Parameters parameters = Parameters.of("/counting", List.of("a", "b"), query);
    return remembered
        .answer(new Call(null, parameters, null, Caller.LOCAL, new byte[0]))
        .body()
        .get("made")
        .intValue();
  }

  private void letBackgroundWork() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  @Test
  void whoAsksTheSameWithinASecondIsGivenTheSame() {
    assertThat(ask("a=true&b=1")).isEqualTo(1);
    now = 999;
    assertThat(ask("b=1&a=true")).isEqualTo(1);
    assertThat(ask("a=true&b=2")).isEqualTo(2);
    letBackgroundWork();
    assertThat(ask("a=true&b=1")).isEqualTo(1);
  }

  @Test
  void anOlderAnswerIsRenewedOnceBehindTheScene() {
    assertThat(ask("a=true")).isEqualTo(1);
    now = 1001;
    assertThat(ask("a=true")).isEqualTo(1);
    assertThat(ask("a=true")).isEqualTo(1);
    letBackgroundWork();
    assertThat(ask("a=true")).isEqualTo(2);
    letBackgroundWork();
    assertThat(ask("a=true")).isEqualTo(2);
  }

  @Test
  void whatCannotBeRenewedIsGivenUntilItIsTooOld() {
    assertThat(ask("a=true")).isEqualTo(1);
    down = true;
    now = 1001;
    assertThat(ask("a=true")).isEqualTo(1);
    letBackgroundWork();
    assertThat(ask("a=true")).isEqualTo(1);
    now = 4000;
    assertThatThrownBy(() -> ask("a=true")).isInstanceOf(Problem.class).hasMessage("Not now.");
  }

  @Test
  void noAnswerIsOlderThanTwoSeconds() {
    assertThat(ask("a=true")).isEqualTo(1);
    now = 2001;
    assertThat(ask("a=true")).isEqualTo(2);
  }

  @Test
  void aRefusalIsNotRemembered() {
    assertThatThrownBy(() -> ask("")).isInstanceOf(Problem.class).hasMessage("No 0.");
    assertThatThrownBy(() -> ask("")).isInstanceOf(Problem.class).hasMessage("No 1.");
  }

  @Test
  void whoAsksMeanwhileWaitsForTheAnswerThatIsBeingMade() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Endpoint slow =
        new Endpoint() {
          @Override
          public String path() {
            return "/slow";
          }

          @Override
          public List<String> parameters() {
            return List.of();
          }

          @Override
          public Answer answer(Call call) {
            asked.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Answer.of(Json.object().put("made", ++made));
          }
        };
    Remembered once = new Remembered(slow);
    Call call =
        new Call(null, Parameters.of("/slow", List.of(), null), null, Caller.LOCAL, new byte[0]);
    CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> once.answer(call));
    asked.await();
    CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> once.answer(call));
    go.countDown();
    assertThat(first.get().body()).isEqualTo(second.get().body());
    assertThat(made).isEqualTo(1);
  }
}
