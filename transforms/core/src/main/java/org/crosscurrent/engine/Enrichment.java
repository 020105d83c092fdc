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

import com.google.auto.value.AutoValue;
import java.io.Serializable;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.BadRecordRouter;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Signal;
import org.joda.time.Duration;

/**
 * What the transforms of all tasks do alike: they call an engine for the title and the text of each
 * post, guarded, and set what it tells. For those that write a transform of a task; those who use
 * one find {@code ScoreSentiment}, {@code ScoreToxicity} and {@code FindEntities}.
 *
 * <p>A post without text has no score, and has not failed. A post on which the engine fails goes on
 * without the score and with its task among {@link Signal#getFailed}, and a {@link BadRecord} of it
 * goes to the handler; without a handler the bundle fails. A score takes the task out of that list.
 *
 * <p>Where the engine gains by batches, up to one batch of signals waits within a bundle, and each
 * comes out in its turn, in its own window and at its own timestamp, at the end of the bundle at
 * the latest.
 *
 * @param <S> what the engine tells of a text
 */
@AutoValue
public abstract class Enrichment<S> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Puts what an engine tells into a signal. */
  @FunctionalInterface
  public interface Setter<S> extends Serializable {
    /**
     * The signal with the score, in place of one that was there.
     *
     * @param score absent if the post has no text, or the engine failed
     * @param engine name and version
     */
    Signal set(Signal signal, @Nullable S score, String engine);
  }

  abstract String task();

  abstract Setter<S> setter();

  abstract SerializableSupplier<? extends Engine<S>> engine();

  abstract EngineLimits limits();

  abstract @Nullable ErrorHandler<BadRecord, ?> errorHandler();

  abstract boolean marksFailures();

  /**
   * By an engine, within the default limits.
   *
   * @param task the name in {@link Signal#getFailed} and in metrics
   * @param engine makes it, once in a JVM for all that ask by a supplier of the same bytes
   */
  public static <S> Enrichment<S> of(
      String task, Setter<S> setter, SerializableSupplier<? extends Engine<S>> engine) {
    return new AutoValue_Enrichment<>(task, setter, engine, EngineLimits.defaults(), null, false);
  }

  /** Within other limits. */
  public Enrichment<S> withLimits(EngineLimits limits) {
    return new AutoValue_Enrichment<>(
        task(), setter(), engine(), limits, errorHandler(), marksFailures());
  }

  /** With another time limit for each text. */
  public Enrichment<S> withTimeLimit(Duration limit) {
    return withLimits(limits().withTime(limit));
  }

  /** With another breaker. */
  public Enrichment<S> withBreaker(int failures, Duration probe) {
    return withLimits(limits().withBreaker(failures, probe));
  }

  /** Tells the handler of failures, instead of failing. */
  public Enrichment<S> withErrorHandler(ErrorHandler<BadRecord, ?> handler) {
    return new AutoValue_Enrichment<>(task(), setter(), engine(), limits(), handler, false);
  }

  /**
   * Leaves a failure with its signal, for {@link TellFailures} behind it, instead of failing or
   * telling a handler: where several tasks follow each other, all their failures then go one way.
   * On Flink each way more that is joined later costs a batch a shuffle that waits on disk.
   */
  public Enrichment<S> withMarkedFailures() {
    return new AutoValue_Enrichment<>(task(), setter(), engine(), limits(), null, true);
  }

  /** What this does to one signal, by an engine without a guard and outside of a pipeline. */
  public static <S> Signal enrich(
      String task, Setter<S> setter, Signal signal, Engine<S> engine, String engineId) {
    String text = signal.getPost().fullText();
    S score = text.isBlank() ? null : engine.score(text);
    return FailedTasks.without(task, setter.set(signal, score, engineId));
  }

  /**
   * The signals with what the engine tells of them.
   *
   * @param name of the step
   */
  public PCollection<Signal> applyTo(PCollection<Signal> signals, String name) {
    Coder<Signal> coder = signals.getCoder();
    ErrorHandler<BadRecord, ?> handler = errorHandler();
    PCollectionTuple outputs =
        signals.apply(
            name,
            ParDo.of(
                    new EnrichFn<>(
                        task(),
                        setter(),
                        engine(),
                        limits(),
                        handler == null ? null : coder,
                        marksFailures()))
                .withOutputTags(EnrichFn.SIGNALS, TupleTagList.of(BadRecordRouter.BAD_RECORD_TAG)));
    PCollection<BadRecord> failed =
        outputs
            .get(BadRecordRouter.BAD_RECORD_TAG)
            .setCoder(BadRecord.getCoder(signals.getPipeline()));
    if (handler != null) {
      handler.addErrorCollection(failed);
    }
    return outputs.get(EnrichFn.SIGNALS).setCoder(coder);
  }
}
