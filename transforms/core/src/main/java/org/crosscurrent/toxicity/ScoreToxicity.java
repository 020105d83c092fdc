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
package org.crosscurrent.toxicity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.engine.Enrichment;
import org.crosscurrent.engine.TellFailures;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Toxicity;
import org.joda.time.Duration;

/**
 * Sets the toxicity of each signal from the title and the text of its post. A toxic post is
 * flagged, and goes on like any other.
 *
 * <p>A post without text has no toxicity. One that was there before is replaced. Probabilities are
 * rounded to four decimals and stay in the engine's order.
 *
 * <p>Each score is a function of its input and the engine alone: no state, no clock, no order;
 * windows and timestamps stay as they are. The engine is built and warmed up once per JVM and let
 * go of with its last user. If it gains by batches, up to one batch of signals waits within a
 * bundle.
 *
 * <p>What the engine cannot score fails the bundle, unless {@link #withErrorHandler} is used: then
 * the signal goes on without a toxicity and with {@value #TASK} among {@link Signal#getFailed}. How
 * a failure is told from a score, and when an engine is left alone, is with {@link
 * org.crosscurrent.engine.GuardedEngine}.
 *
 * <pre>{@code
 * PCollection<Signal> scored = signals.apply("ScoreToxicity", ScoreToxicity.withEngine("linear"));
 * }</pre>
 */
public final class ScoreToxicity extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  /** The name of the task in {@link Signal#getFailed} and in metrics. */
  public static final String TASK = "toxicity";

  private static final long serialVersionUID = 1L;

  private static final double DECIMALS = 10_000;

  private final Enrichment<ToxicityScore> enrichment;

  private ScoreToxicity(Enrichment<ToxicityScore> enrichment) {
    this.enrichment = enrichment;
  }

  /**
   * Scores by an engine on the class path.
   *
   * @param spec as {@link org.crosscurrent.engine.EngineSpec} has it, such as {@code linear}
   * @throws IllegalArgumentException if there is none, or it has no such settings; one sentence
   */
  public static ScoreToxicity withEngine(String spec) {
    Engines.named(ToxicityEngine.class, spec);
    return with(() -> Engines.named(ToxicityEngine.class, spec));
  }

  /**
   * Scores by an engine of one's own.
   *
   * @param engine makes the engine, once in each JVM; two suppliers that serialise to the same
   *     bytes share one engine. It is serialised with the pipeline, so it should carry little
   */
  public static ScoreToxicity with(SerializableSupplier<ToxicityEngine> engine) {
    return new ScoreToxicity(Enrichment.of(TASK, ScoreToxicity::set, engine));
  }

  /** Another time for each text than 5 s; {@code LIGHT} engines have no time limit. */
  public ScoreToxicity withTimeLimit(Duration limit) {
    return new ScoreToxicity(enrichment.withTimeLimit(limit));
  }

  /** Leaves the engine alone after so many failures in a row, but for a text every now and then. */
  public ScoreToxicity withBreaker(int failures, Duration probe) {
    return new ScoreToxicity(enrichment.withBreaker(failures, probe));
  }

  /**
   * Sends a record of each signal that the engine cannot score to the handler, instead of failing.
   * The record has the signal as its coder's bytes, and the engine's id in its description.
   */
  public ScoreToxicity withErrorHandler(ErrorHandler<BadRecord, ?> errorHandler) {
    return new ScoreToxicity(enrichment.withErrorHandler(errorHandler));
  }

  /** Leaves each failure with its signal, for {@link TellFailures} behind it. */
  public ScoreToxicity withMarkedFailures() {
    return new ScoreToxicity(enrichment.withMarkedFailures());
  }

  /** What this transform does to one signal, for use outside of a pipeline. */
  public static Signal score(Signal signal, ToxicityEngine engine) {
    return Enrichment.enrich(TASK, ScoreToxicity::set, signal, engine, engine.id());
  }

  private static Signal set(Signal signal, @Nullable ToxicityScore score, String engine) {
    return signal.toBuilder().setToxicity(score == null ? null : toxicity(score, engine)).build();
  }

  private static Toxicity toxicity(ToxicityScore score, String engine) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    score
        .probabilities()
        .forEach(
            (label, share) -> probabilities.put(label, Math.round(share * DECIMALS) / DECIMALS));
    return Toxicity.builder()
        .setLabel(score.label())
        .setToxic(score.toxic())
        .setProbabilities(Collections.unmodifiableMap(probabilities))
        .setEngine(engine)
        .build();
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> signals) {
    return enrichment.applyTo(signals, "Score");
  }
}
