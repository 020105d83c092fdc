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
package org.crosscurrent.pipelines.cli;

import java.util.List;
import java.util.Set;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;

/**
 * Knows two words, gains by batches, breaks on a third word, and may lack its model. No service of
 * the tests' jar.
 */
public final class BrittleEngine implements SentimentEngine {

  static final String NAME = "brittle";
  static final String BREAKS = "glass";

  private final String missing;

  /** With all that it needs. */
  public BrittleEngine() {
    this(null);
  }

  private BrittleEngine(String missing) {
    this.missing = missing;
  }

  @Override
  public String name() {
    return NAME;
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
  public int batchSize() {
    return 2;
  }

  @Override
  public SentimentEngine configured(EngineSpec spec) {
    spec.requireSettings(Set.of("model"));
    return new BrittleEngine(spec.settings().get("model"));
  }

  @Override
  public void warmUp() {
    if (missing != null) {
      throw new EngineException("the model '" + missing + "' is not there");
    }
  }

  @Override
  public List<SentimentScore> scoreAll(List<String> texts) {
    return texts.stream().map(this::score).toList();
  }

  @Override
  public SentimentScore score(String text) {
    if (text.equals(BREAKS)) {
      throw new EngineException("it broke");
    }
    double compound = text.equals("good") ? 0.5 : text.equals("bad") ? -0.5 : 0;
    return new SentimentScore(compound, 0, 1, 0);
  }
}
