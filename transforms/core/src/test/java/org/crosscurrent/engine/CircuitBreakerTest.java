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
package org.crosscurrent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  /** Close to where such a clock overflows. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);

  private final CircuitBreaker breaker =
      new CircuitBreaker(3, Duration.standardSeconds(5), now::get);

  private void advance(long millis) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed();
    }
  }

  @Test
  void itOpensAfterSoManyFailuresInARow() {
    fail(2);
    assertThat(breaker.allows()).isTrue();
    breaker.failed();
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.allows()).isFalse();
  }

  @Test
  void aSuccessInBetweenBeginsTheRowAnew() {
    fail(2);
    breaker.succeeded();
    fail(2);
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void whileItIsOpenOneProbeIsLetThroughEachTime() {
    fail(3);
    advance(4_999);
    assertThat(breaker.allows()).isFalse();
    advance(1);
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.allows()).isFalse();
    advance(5_000);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void aProbeThatFailsPutsOffTheNextOne() {
    fail(3);
    advance(5_000);
    assertThat(breaker.allows()).isTrue();
    advance(3_000);
    breaker.failed();
    advance(4_999);
    assertThat(breaker.allows()).isFalse();
    advance(1);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void aProbeThatSucceedsClosesIt() {
    fail(30);
    advance(5_000);
    assertThat(breaker.allows()).isTrue();
    breaker.succeeded();
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.allows()).isTrue();
    fail(2);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void ofManyThreadsOneIsTheProbe() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 50; round++) {
        fail(3);
        advance(5_000);
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<Boolean> ask =
            () -> {
              start.await();
              return breaker.allows();
            };
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          asked.add(pool.submit(ask));
        }
        int allowed = 0;
        for (Future<Boolean> answer : asked) {
          allowed += answer.get() ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aBreakerThatCouldNeverCloseIsRefused() {
    assertThatThrownBy(() -> new CircuitBreaker(0, Duration.standardSeconds(5), now::get))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CircuitBreaker(1, Duration.ZERO, now::get))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
