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

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.engine.Enrichment;
import org.crosscurrent.engine.TellFailures;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.joda.time.Duration;

/**
 * Sets the sentiment of each signal from the title and the text of its post.
 *
 * <p>A post without text (a bare image, say) has no sentiment: it stays absent, so that it does not
 * pull a topic's mean towards 0. Text that the engine knows nothing about is neutral. A sentiment
 * that was there before is replaced. All four numbers are rounded to four decimals, so that rows do
 * not depend on how a platform adds floating-point numbers.
 *
 * <p>Each score is a function of its input and the engine alone: no state, no clock, no order;
 * windows and timestamps stay as they are. The engine is built and warmed up once per JVM, however
 * many threads and copies of this transform use it, when the first of them is set up, and is let go
 * of (closed, if it is {@link AutoCloseable}) with the last. If it gains by batches, up to one
 * batch of signals waits within a bundle.
 *
 * <p>What the engine cannot score fails the bundle, unless {@link #withErrorHandler} is used: then
 * the signal goes on without a sentiment and with {@value #TASK} among {@link Signal#getFailed}.
 * How a failure is told from a score, and when an engine is left alone, is with {@link
 * org.crosscurrent.engine.GuardedEngine}.
 *
 * <pre>{@code
 * PCollection<Signal> scored = signals.apply("ScoreSentiment", ScoreSentiment.withVader());
 * }</pre>
 */
public final class ScoreSentiment extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  /** The name of the task in {@link Signal#getFailed} and in metrics. */
  public static final String TASK = "sentiment";

  private static final long serialVersionUID = 1L;

  private static final double DECIMALS = 10_000;

  private final Enrichment<SentimentScore> enrichment;

  private ScoreSentiment(Enrichment<SentimentScore> enrichment) {
    this.enrichment = enrichment;
  }

  /** Scores by VADER's published rules. */
  public static ScoreSentiment withVader() {
    return with(VaderSentiment::create);
  }

  /**
   * Scores by an engine on the class path.
   *
   * @param spec as {@link org.crosscurrent.engine.EngineSpec} has it, such as {@code vader}
   * @throws IllegalArgumentException if there is none, or it has no such settings; one sentence
   */
  public static ScoreSentiment withEngine(String spec) {
    Engines.named(SentimentEngine.class, spec);
    return with(() -> Engines.named(SentimentEngine.class, spec));
  }

  /**
   * Scores by an engine of one's own.
   *
   * @param engine makes the engine, once in each JVM; two suppliers that serialise to the same
   *     bytes share one engine. It is serialised with the pipeline, so it should carry little
   */
  public static ScoreSentiment with(SerializableSupplier<SentimentEngine> engine) {
    return new ScoreSentiment(Enrichment.of(TASK, ScoreSentiment::set, engine));
  }

  /** Another time for each text than 5 s; {@code LIGHT} engines have no time limit. */
  public ScoreSentiment withTimeLimit(Duration limit) {
    return new ScoreSentiment(enrichment.withTimeLimit(limit));
  }

  /** Leaves the engine alone after so many failures in a row, but for a text every now and then. */
  public ScoreSentiment withBreaker(int failures, Duration probe) {
    return new ScoreSentiment(enrichment.withBreaker(failures, probe));
  }

  /**
   * Sends a record of each signal that the engine cannot score to the handler, instead of failing.
   * The record has the signal as its coder's bytes, and the engine's id in its description.
   */
  public ScoreSentiment withErrorHandler(ErrorHandler<BadRecord, ?> errorHandler) {
    return new ScoreSentiment(enrichment.withErrorHandler(errorHandler));
  }

  /** Leaves each failure with its signal, for {@link TellFailures} behind it. */
  public ScoreSentiment withMarkedFailures() {
    return new ScoreSentiment(enrichment.withMarkedFailures());
  }

  /** What this transform does to one signal, for use outside of a pipeline. */
  public static Signal score(Signal signal, SentimentEngine engine) {
    return Enrichment.enrich(TASK, ScoreSentiment::set, signal, engine, engine.id());
  }

  private static Signal set(Signal signal, @Nullable SentimentScore score, String engine) {
    return signal.toBuilder().setSentiment(score == null ? null : sentiment(score, engine)).build();
  }

  private static Sentiment sentiment(SentimentScore score, String engine) {
    return Sentiment.builder()
        .setCompound(round(score.compound()))
        .setPositive(round(score.positive()))
        .setNeutral(round(score.neutral()))
        .setNegative(round(score.negative()))
        .setEngine(engine)
        .build();
  }

  private static double round(double number) {
    return Math.round(number * DECIMALS) / DECIMALS;
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> signals) {
    return enrichment.applyTo(signals, "Score");
  }
}
