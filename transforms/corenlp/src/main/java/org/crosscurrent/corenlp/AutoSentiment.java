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
package org.crosscurrent.corenlp;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;
import org.crosscurrent.sentiment.VaderSentiment;

/**
 * Sentiment of short posts by VADER, of longer texts by CoreNLP.
 *
 * <p>VADER was made for posts: it agrees with people on them far better than CoreNLP does, at a
 * thousandth of the cost. But it adds up words, so that it says little but -1 or 1 of a long text:
 * from some {@value #LIMIT} characters on, two texts in three are beyond 0.9. CoreNLP judges each
 * sentence and averages. See {@code docs/quality.md}, also for what that does not show.
 *
 * <p>The settings are those of {@link CoreNlpSentiment} and {@code limit}: the number of characters
 * (code points, after white space at both ends is taken off) up to which a text is short, 0 to
 * 100000, {@value #LIMIT} if not told.
 *
 * <p>Safe for any number of threads; it shares its models with {@link CoreNlpSentiment}.
 */
@AutoService(SentimentEngine.class)
public final class AutoSentiment implements SentimentEngine {

  static final int LIMIT = 600;

  private static final String SETTING = "limit";

  private final VaderSentiment vader = VaderSentiment.create();
  private final CoreNlpSentiment corenlp;
  private final int limit;

  /** The engine with its defaults; it loads its models when it is first used or warmed up. */
  public AutoSentiment() {
    this(new CoreNlpSentiment(), LIMIT);
  }

  private AutoSentiment(CoreNlpSentiment corenlp, int limit) {
    this.corenlp = corenlp;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "auto";
  }

  /** {@inheritDoc} It is made of those of both engines and the limit. */
  @Override
  public String version() {
    return "vader-" + vader.version() + "+" + limit + "+corenlp-" + corenlp.version();
  }

  @Override
  public String licence() {
    return corenlp.licence();
  }

  @Override
  public EngineCost cost() {
    return EngineCost.HEAVY;
  }

  @Override
  public AutoSentiment configured(EngineSpec spec) {
    List<String> known = new ArrayList<>(Settings.SENTIMENT);
    known.add(0, SETTING);
    spec.requireSettings(known);
    return new AutoSentiment(
        CoreNlpSentiment.of(Settings.of(spec)), spec.number(SETTING, LIMIT, 0, 100_000));
  }

  @Override
  public void warmUp() {
    corenlp.warmUp();
  }

  /** {@inheritDoc} It throws what {@link CoreNlpSentiment#score} throws. */
  @Override
  public SentimentScore score(String text) {
    Objects.requireNonNull(text, "text must not be null");
    return isShort(text) ? vader.score(text) : corenlp.score(text);
  }

  private boolean isShort(String text) {
    if (text.length() <= limit) {
      return true;
    }
    String stripped = text.strip();
    return stripped.codePointCount(0, stripped.length()) <= limit;
  }
}
