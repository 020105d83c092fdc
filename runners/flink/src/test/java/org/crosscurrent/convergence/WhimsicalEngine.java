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
import java.util.zip.CRC32;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;

/**
 * Scores by a checksum of the text, so that no other engine agrees with it. With {@code
 * ?breaks=true} it throws on one text of eight, under the same name and version: an engine before
 * it is mended.
 */
public final class WhimsicalEngine implements SentimentEngine {

  private static final int BREAKS_ON_ONE_OF = 8;

  private final boolean breaks;

  /** An engine that does not break. */
  public WhimsicalEngine() {
    this(false);
  }

  private WhimsicalEngine(boolean breaks) {
    this.breaks = breaks;
  }

  @Override
  public WhimsicalEngine configured(EngineSpec spec) {
    return new WhimsicalEngine("true".equals(spec.settings().get("breaks")));
  }

  @Override
  public String name() {
    return "whimsical";
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
    return EngineCost.LIGHT;
  }

  @Override
  public SentimentScore score(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    long value = sum.getValue();
    if (breaks && value % BREAKS_ON_ONE_OF == 0) {
      throw new IllegalStateException("the engine broke");
    }
    double compound = (value / 16 % 20_001 - 10_000) / 10_000.0;
    return compound >= 0
        ? new SentimentScore(compound, compound, 1 - compound, 0)
        : new SentimentScore(compound, 0, 1 + compound, -compound);
  }
}
