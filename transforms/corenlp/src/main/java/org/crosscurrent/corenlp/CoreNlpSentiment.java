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
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.RuntimeInterruptedException;
import java.util.List;
import java.util.Objects;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;

/**
 * Sentiment of English text by Stanford CoreNLP's recursive model.
 *
 * <p>Each sentence is parsed, and the model gives the probabilities of five classes at the root of
 * its tree. Over the sentences they are averaged, each weighted by its number of tokens. {@code
 * compound} is the mean of -1, -0.5, 0, 0.5 and 1 under these probabilities; the shares are the
 * probabilities of the two negative, the neutral and the two positive classes. A sentence of whose
 * words the model knows less than three in ten, such as one in another language, is neutral.
 *
 * <p>Before CoreNLP sees a post, addresses and handles are taken out, hashtags lose their sign and
 * are parted at their capitals, and emoji and emoticons become {@code good} or {@code bad} as VADER
 * rates them. See {@code docs/quality.md} for speed, memory and quality, as measured.
 *
 * <p>Safe for any number of threads; all instances in a JVM share one copy of each model, for as
 * long as the JVM runs. The settings:
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>{@code parser}</td><td>{@code shift-reduce} (default) or {@code pcfg}</td></tr>
 * <tr><td>{@code max-sentence-tokens}</td><td>5 to 200, {@value Settings#SENTENCE_TOKENS} if not told;
 * longer sentences are scored in parts of about the same length</td></tr>
 * <tr><td>{@code max-characters}</td><td>100 to 100000, {@value Settings#CHARACTERS} if not told; what is
 * behind them is not read</td></tr>
 * </table>
 */
@AutoService(SentimentEngine.class)
public final class CoreNlpSentiment implements SentimentEngine {

  private final Settings settings;

  /** The engine with its defaults; it loads its models when it is first used or warmed up. */
  public CoreNlpSentiment() {
    this(Settings.DEFAULTS);
  }

  private CoreNlpSentiment(Settings settings) {
    this.settings = settings;
  }

  /** With settings that were read. */
  static CoreNlpSentiment of(Settings settings) {
    return new CoreNlpSentiment(settings);
  }

  @Override
  public String name() {
    return "corenlp";
  }

  @Override
  public String version() {
    return Settings.CORENLP + "+" + settings.text();
  }

  @Override
  public String licence() {
    return "GPL-3.0-or-later";
  }

  @Override
  public EngineCost cost() {
    return EngineCost.HEAVY;
  }

  @Override
  public CoreNlpSentiment configured(EngineSpec spec) {
    spec.requireSettings(Settings.SENTIMENT);
    return of(Settings.of(spec));
  }

  @Override
  public void warmUp() {
    settings.parser().load();
    score("It is ready, and it works well.");
  }

  /**
   * {@inheritDoc}
   *
   * @throws EngineException if a model is missing, or the thread was interrupted, which it then
   *     still is
   */
  @Override
  public SentimentScore score(String text) {
    Objects.requireNonNull(text, "text must not be null");
    PostText post = PostText.of(text, settings.characters(), PostWords.FOR_SENTIMENT);
    double[] sum = new double[RecursiveModel.CLASSES];
    int tokens = 0;
    for (List<CoreLabel> sentence : Sentences.of(post.plain(), settings.sentenceTokens())) {
      Interruption.check();
      double[] probabilities = probabilities(sentence);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += probabilities[i] * sentence.size();
      }
      tokens += sentence.size();
    }
    return tokens == 0 ? new SentimentScore(0, 0, 0, 0) : score(sum, tokens);
  }

  private double[] probabilities(List<CoreLabel> sentence) {
    RecursiveModel model = RecursiveModel.get();
    if (!model.knowsEnoughOf(sentence)) {
      return new double[] {0, 0, 1, 0, 0};
    }
    try {
      return model.probabilities(settings.parser().parse(sentence));
    } catch (RuntimeInterruptedException e) {
      throw Interruption.seen();
    }
  }

  private static SentimentScore score(double[] sum, int tokens) {
    double compound = (sum[4] - sum[0] + (sum[3] - sum[1]) / 2) / tokens;
    return new SentimentScore(
        Math.max(-1, Math.min(1, compound)),
        Math.min(1, (sum[3] + sum[4]) / tokens),
        Math.min(1, sum[2] / tokens),
        Math.min(1, (sum[0] + sum[1]) / tokens));
  }
}
