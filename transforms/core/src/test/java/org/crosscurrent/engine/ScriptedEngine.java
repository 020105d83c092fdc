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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An engine for tests: it tells what a script makes of a text. */
class ScriptedEngine implements Engine<String>, AutoCloseable {

  private final EngineCost cost;
  private final int batchSize;
  private final UnaryOperator<String> script;
  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger warmUps = new AtomicInteger();
  final AtomicInteger closings = new AtomicInteger();

  ScriptedEngine(EngineCost cost, int batchSize, UnaryOperator<String> script) {
    this.cost = cost;
    this.batchSize = batchSize;
    this.script = script;
  }

  /** Waits until interrupted, as good engines do. */
  static String hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    return "never";
  }

  /** Waits for the latch, and heeds no interrupt. */
  static String hangUntil(CountDownLatch released) {
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        continue; // as an engine does that is lost in a loop
      }
    }
    return "too late";
  }

  /** Asks for more memory than any array may have. */
  static String exhaust() {
    return String.valueOf(new long[Integer.MAX_VALUE].length);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public EngineCost cost() {
    return cost;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void warmUp() {
    warmUps.incrementAndGet();
  }

  @Override
  public String score(String text) {
    calls.incrementAndGet();
    return script.apply(text);
  }

  @Override
  public void close() {
    closings.incrementAndGet();
  }
}
