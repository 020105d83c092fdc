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
package org.crosscurrent.convergence;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;
import org.crosscurrent.sentiment.VaderSentiment;

/**
 * VADER under another name. With {@code ?broken=true} it throws on about one text of a hundred and
 * never comes back from about one of a thousand, always the same ones: an engine before it is
 * mended.
 */
public final class UnreliableEngine implements SentimentEngine {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final SentimentEngine engine = VaderSentiment.create();
  private final boolean broken;

  /** An engine that is whole. */
  public UnreliableEngine() {
    this(false);
  }

  private UnreliableEngine(boolean broken) {
    this.broken = broken;
  }

  @Override
  public UnreliableEngine configured(EngineSpec spec) {
    return new UnreliableEngine("true".equals(spec.settings().get("broken")));
  }

  @Override
  public String name() {
    return "unreliable";
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
    return EngineCost.MEDIUM;
  }

  @Override
  public SentimentScore score(String text) {
    if (broken) {
      breakOn(draw(text));
    }
    return engine.score(text);
  }

  /** 0 to 999, the same for the same text. */
  static long draw(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % 1000;
  }

  private static void breakOn(long draw) {
    if (draw == 10) {
      try {
        NEVER.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the engine was let go of", e);
      }
    }
    if (draw < 10) {
      throw new IllegalStateException("the engine broke");
    }
  }
}
