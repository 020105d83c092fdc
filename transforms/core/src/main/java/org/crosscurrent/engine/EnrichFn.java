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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.BadRecordRouter;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.TupleTag;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Signal;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** The function of {@link Enrichment}. */
final class EnrichFn<S> extends DoFn<Signal, Signal> {

  static final TupleTag<Signal> SIGNALS = new TupleTag<>("signals") {};

  private static final long serialVersionUID = 1L;

  private final String task;
  private final Enrichment.Setter<S> setter;
  private final SerializableSupplier<? extends Engine<S>> supplier;
  private final EngineLimits limits;
  private final @Nullable Coder<Signal> coderOfFailed;
  private final boolean marks;
  private final EnrichmentMetrics metrics;
  private transient @MonotonicNonNull SharedEngine<S> shared;
  private transient @MonotonicNonNull GuardedEngine<S> engine;
  private transient @MonotonicNonNull List<Waiting> waiting;
  private transient boolean first;

  /** A signal of this bundle that is not yet given out. */
  private record Waiting(
      Signal signal, String text, Instant timestamp, BoundedWindow window, PaneInfo pane) {}

  /** Where the outputs of a waiting signal go. */
  @FunctionalInterface
  private interface Exit {
    <T> void give(TupleTag<T> tag, T output, Waiting waiting);
  }

  /**
   * @param coderOfFailed null if a failure is thrown, or left with its signal
   * @param marks whether it is left with its signal
   */
  EnrichFn(
      String task,
      Enrichment.Setter<S> setter,
      SerializableSupplier<? extends Engine<S>> supplier,
      EngineLimits limits,
      @Nullable Coder<Signal> coderOfFailed,
      boolean marks) {
    this.task = task;
    this.setter = setter;
    this.supplier = supplier;
    this.limits = limits;
    this.coderOfFailed = coderOfFailed;
    this.marks = marks;
    this.metrics = new EnrichmentMetrics(task);
  }

  @Setup
  public void setup() {
    shared = SharedEngine.acquire(supplier, limits);
    engine = shared.engine();
    waiting = new ArrayList<>();
  }

  @StartBundle
  public void startBundle() {
    waiting.clear();
    first = true;
  }

  /**
   * A signal that waits for its batch comes out behind the next ones, whose timestamps may be
   * later. That makes none late: a runner keeps the watermark of a bundle until the bundle ends.
   */
  @Override
  @Deprecated
  public Duration getAllowedTimestampSkew() {
    return Duration.millis(Long.MAX_VALUE);
  }

  @ProcessElement
  public void process(
      @Element Signal signal,
      @Timestamp Instant timestamp,
      BoundedWindow window,
      PaneInfo pane,
      MultiOutputReceiver out)
      throws InterruptedException, CoderException {
    int batchSize = engine.batchSize();
    if (batchSize == 1 && waiting.isEmpty()) {
      processAlone(signal, out);
      return;
    }
    String text = signal.getPost().fullText();
    waiting.add(new Waiting(signal, text, timestamp, window, pane));
    if (waiting.size() >= batchSize) {
      giveOut(
          new Exit() {
            @Override
            public <T> void give(TupleTag<T> tag, T output, Waiting one) {
              out.get(tag).outputWindowedValue(output, one.timestamp, Set.of(one.window), one.pane);
            }
          });
    }
  }

  private void processAlone(Signal signal, MultiOutputReceiver out)
      throws InterruptedException, CoderException {
    String text = signal.getPost().fullText();
    if (text.isBlank()) {
      out.get(SIGNALS).output(without(signal));
      return;
    }
    boolean timed = first || engine.hasOwnThreads();
    long begin = timed ? System.nanoTime() : 0;
    S score = null;
    EngineFailure failure = null;
    try {
      score = engine.score(text);
    } catch (EngineFailure e) {
      failure = e;
    }
    if (timed) {
      metrics.took(System.nanoTime() - begin, 1);
      first = false;
    }
    if (failure != null) {
      if (!marks) {
        out.get(BadRecordRouter.BAD_RECORD_TAG).output(failed(signal, failure));
      }
      out.get(SIGNALS).output(afterFailure(signal, failure));
    } else {
      out.get(SIGNALS).output(scored(signal, score));
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context)
      throws InterruptedException, CoderException {
    giveOut(
        new Exit() {
          @Override
          public <T> void give(TupleTag<T> tag, T output, Waiting one) {
            context.output(tag, output, one.timestamp, one.window);
          }
        });
    metrics.flush(engine.isBroken());
  }

  private void giveOut(Exit exit) throws InterruptedException, CoderException {
    List<String> texts = new ArrayList<>(waiting.size());
    for (Waiting one : waiting) {
      if (!one.text.isBlank()) {
        texts.add(one.text);
      }
    }
    long begin = System.nanoTime();
    List<Outcome<S>> outcomes = engine.scoreAll(texts);
    if (!texts.isEmpty()) {
      metrics.took(System.nanoTime() - begin, texts.size());
    }
    int next = 0;
    for (Waiting one : waiting) {
      if (one.text.isBlank()) {
        exit.give(SIGNALS, without(one.signal), one);
      } else {
        giveOut(one, outcomes.get(next++), exit);
      }
    }
    waiting.clear();
  }

  private void giveOut(Waiting one, Outcome<S> outcome, Exit exit) throws CoderException {
    EngineFailure failure = outcome.failure();
    if (failure != null) {
      if (!marks) {
        exit.give(BadRecordRouter.BAD_RECORD_TAG, failed(one.signal, failure), one);
      }
      exit.give(SIGNALS, afterFailure(one.signal, failure), one);
    } else {
      exit.give(SIGNALS, scored(one.signal, outcome.score()), one);
    }
  }

  private Signal scored(Signal signal, S score) {
    metrics.scored();
    return FailedTasks.without(task, setter.set(signal, score, engine.id()));
  }

  private Signal without(Signal signal) {
    return FailedTasks.without(task, setter.set(signal, null, engine.id()));
  }

  private Signal afterFailure(Signal signal, EngineFailure failure) {
    Signal unscored = setter.set(signal, null, engine.id());
    if (!marks) {
      return FailedTasks.with(task, unscored);
    }
    metrics.failed(failure);
    return FailedTasks.with(
        new MarkedFailure(task, description(signal, failure), failure.toString()).text(),
        FailedTasks.without(task, unscored));
  }

  /** Counts and describes a failure. */
  private BadRecord failed(Signal signal, EngineFailure failure) throws CoderException {
    metrics.failed(failure);
    if (coderOfFailed == null) {
      throw failure;
    }
    return MarkedFailure.badRecord(
        coderOfFailed, signal, description(signal, failure), failure.toString());
  }

  private String description(Signal signal, EngineFailure failure) {
    return engine.id() + " could not score " + signal.getPost().getId() + ": " + failure.reason();
  }

  @Teardown
  public void teardown() {
    if (shared != null) {
      shared.close();
    }
  }
}
