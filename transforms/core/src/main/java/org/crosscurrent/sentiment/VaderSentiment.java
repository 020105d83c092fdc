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
package org.crosscurrent.sentiment;

import com.google.auto.service.AutoService;
import java.util.Objects;
import org.crosscurrent.engine.EngineCost;

/**
 * VADER, a rule-based engine for the sentiment of short English posts.
 *
 * <p>The rules are those of C.J. Hutto and E.E. Gilbert, <i>VADER: A Parsimonious Rule-based Model
 * for Sentiment Analysis of Social Media Text</i>, ICWSM 2014, in the form that the authors'
 * reference implementation (vaderSentiment) has them in its version 3.3.2: a lexicon of rated
 * words, slang and emoticons, names of emoji, adverbs of degree, capitals, negation, idioms, "but",
 * and emphasis by exclamation and question marks. Scores equal the reference's on any text, rounded
 * as it rounds: {@code compound} to 4 decimals, the shares to 3. The reference's list of idioms
 * without rated words is data for future work that no rule of it reads; so here, too, it has no
 * effect.
 *
 * <p>Two things depend on what the reference runs on, and are fixed here: valences are summed
 * plainly one after the other, as Python does up to 3.11 (later ones compensate for rounding
 * errors, which matters to the rare text whose valences cancel out), and upper case is that of the
 * running JDK's Unicode version.
 *
 * <p>Immutable and safe for any number of threads. Scoring keeps nothing and takes time linear in
 * the text's length. All instances share one copy of the dictionaries, of a few hundred kilobytes,
 * which the first one loads.
 *
 * <pre>{@code
 * SentimentEngine engine = VaderSentiment.create();
 * SentimentScore score = engine.score("VADER is smart, handsome, and funny!");
 * score.compound(); // 0.8439
 * score.label(); // POSITIVE
 * }</pre>
 */
@AutoService(SentimentEngine.class)
public final class VaderSentiment implements SentimentEngine {
  private static final String NAME = "vader";
  private static final String VERSION = "3.3.2";

  private final VaderLexicon lexicon = VaderLexicon.standard();
  private final EmojiDescriptions emoji = EmojiDescriptions.standard();

  /** For service loading; otherwise use {@link #create()}. */
  public VaderSentiment() {}

  /** An engine, ready to score. */
  public static VaderSentiment create() {
    return new VaderSentiment();
  }

  /** {@inheritDoc} It is {@value #NAME}. */
  @Override
  public String name() {
    return NAME;
  }

  /** {@inheritDoc} It is that of the reference implementation with the same results. */
  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public String licence() {
    return "Apache-2.0 AND MIT";
  }

  @Override
  public EngineCost cost() {
    return EngineCost.LIGHT;
  }

  @Override
  public SentimentScore score(String text) {
    Objects.requireNonNull(text, "text must not be null");
    Tokens tokens = Tokens.of(emoji.describe(text), lexicon);
    if (tokens.size() == 0) {
      return SentimentScore.NONE;
    }
    double[] valences = ValenceRules.valences(tokens);
    if (tokens.firstBut() >= 0) {
      Contrast.apply(valences, tokens.firstBut());
    }
    return Polarity.of(valences, tokens);
  }
}
