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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.joda.time.Duration;

/**
 * Spares a stream the wait for an engine that fails on every text.
 *
 * <p>It opens after a number of failures in a row. While it is open, texts are skipped, but for one
 * every now and then, the probe. The first success closes it, the probe's or that of a call that
 * was under way. With several threads, "in a row" is the order in which their calls ended.
 *
 * <p><b>Convergence.</b> It reads a clock, so which texts fail differs from run to run. That
 * changes no score: a text that is skipped fails like one on which the engine throws. Its post goes
 * on without the score, marked as failed, and a row with fewer failures wins over it when replay or
 * rescore fills it in.
 *
 * <p>For any number of threads. While all goes well it costs two reads a text.
 */
public final class CircuitBreaker {

  private final int failuresToOpen;
  private final long probeNanos;
  private final LongSupplier nanoTime;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong nextProbe = new AtomicLong();

  /**
   * A closed one.
   *
   * @param failuresToOpen at least 1
   * @param probeEvery above 0
   * @param nanoTime a clock of nanoseconds that never goes back, such as {@link System#nanoTime}
   */
  public CircuitBreaker(int failuresToOpen, Duration probeEvery, LongSupplier nanoTime) {
    if (failuresToOpen < 1 || probeEvery.getMillis() < 1) {
      throw new IllegalArgumentException(
          "a breaker opens after at least 1 failure and is probed every millisecond at most, not "
              + failuresToOpen
              + " and "
              + probeEvery);
    }
    this.failuresToOpen = failuresToOpen;
    this.probeNanos = probeEvery.getMillis() * 1_000_000;
    this.nanoTime = nanoTime;
  }

  /** Whether texts are skipped. */
  public boolean isOpen() {
    return failures.get() >= failuresToOpen;
  }

  /** Whether this text may be tried. Who is let through tells how it ended. */
  public boolean allows() {
    if (!isOpen()) {
      return true;
    }
    long due = nextProbe.get();
    long now = nanoTime.getAsLong();
    return now - due >= 0 && nextProbe.compareAndSet(due, now + probeNanos);
  }

  /** A text was scored. */
  public void succeeded() {
    if (failures.get() != 0) {
      failures.set(0);
    }
  }

  /** A text failed. */
  public void failed() {
    // Before the failure is counted, so that nobody finds it open and a probe due at once.
    nextProbe.set(nanoTime.getAsLong() + probeNanos);
    failures.updateAndGet(count -> Math.min(count + 1, failuresToOpen));
  }
}
