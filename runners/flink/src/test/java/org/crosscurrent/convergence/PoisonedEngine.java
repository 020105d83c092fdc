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

import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;
import org.crosscurrent.sentiment.VaderSentiment;

/** VADER, but for one text on which it breaks. */
final class PoisonedEngine implements SentimentEngine {

  static final String POISON = "the text that no engine survives";

  private final SentimentEngine engine = VaderSentiment.create();

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public String version() {
    return engine.version();
  }

  @Override
  public String licence() {
    return engine.licence();
  }

  @Override
  public EngineCost cost() {
    return engine.cost();
  }

  @Override
  public SentimentScore score(String text) {
    if (text.contains(POISON)) {
      throw new IllegalStateException("the engine broke");
    }
    return engine.score(text);
  }
}
