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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;

/**
 * An engine at work for an evaluation: all texts of a file on one thread, with progress, and then
 * its speed. A text on which it fails has no result, and is counted.
 *
 * @param <S> what it tells of a text
 */
final class EvaluatedEngine<S> {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** So long it runs before its speed is measured, and while it is; the slow ones longer. */
  private static final long RUN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long SLOW_RUN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** A file is often sorted, and a slow engine is measured by a part of it. */
  private static final long SEED = 1;

  private final Engine<S> engine;
  private final Console console;
  private int failed;

  private EvaluatedEngine(Engine<S> engine, Console console) {
    this.engine = engine;
    this.console = console;
  }

  /**
   * The engine of a spec, not warmed up.
   *
   * @throws UsageException if there is none, or it has no such settings; one sentence
   */
  static <S, E extends Engine<S>> EvaluatedEngine<S> named(
      Class<E> task, String spec, Console console) {
    try {
      return new EvaluatedEngine<>(Engines.named(task, spec), console);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--engine: " + e.getMessage(), e);
    }
  }

  /**
   * Loads what it needs.
   *
   * @throws UsageException if that is missing; one sentence
   */
  void warmUp() {
    if (engine.cost() != EngineCost.LIGHT) {
      console.message("loading " + engine.name() + " ...");
    }
    try {
      engine.warmUp();
    } catch (EngineException e) {
      throw new UsageException("--engine: " + e.getMessage(), e);
    }
  }

  Engine<S> engine() {
    return engine;
  }

  /** On how many texts it has failed. */
  int failed() {
    return failed;
  }

  /**
   * What it tells of each text, in their order; null where it failed.
   *
   * @throws UsageException if it fails on every text
   */
  List<@Nullable S> scoreAll(List<String> texts) {
    List<@Nullable S> scores = new ArrayList<>(texts.size());
    long start = System.nanoTime();
    long told = start;
    for (List<String> batch : batches(texts)) {
      scores.addAll(scoresOf(batch));
      long now = System.nanoTime();
      if (now - told >= PROGRESS_NANOS) {
        told = now;
        console.progress(
            String.format(
                "%,d of %,d texts \u00B7 %d s",
                scores.size(), texts.size(), TimeUnit.NANOSECONDS.toSeconds(now - start)));
      }
    }
    if (failed > 0 && failed == texts.size()) {
      throw new UsageException("the engine " + engine.id() + " failed on every text");
    }
    return scores;
  }

  /** A batch in which one text makes it fail is given to it text by text. */
  private List<@Nullable S> scoresOf(List<String> batch) {
    if (batch.size() > 1) {
      try {
        return engine.scoreAll(batch);
      } catch (RuntimeException e) {
        console.message("a batch is done again text by text: " + e.getMessage());
      }
    }
    List<@Nullable S> scores = new ArrayList<>(batch.size());
    for (String text : batch) {
      scores.add(scoreOf(text));
    }
    return scores;
  }

  private @Nullable S scoreOf(String text) {
    try {
      return engine.score(text);
    } catch (RuntimeException e) {
      if (failed++ == 0) {
        console.message("the engine failed on a text: " + e.getMessage());
      }
      return null;
    }
  }

  /**
   * Texts by the second of this thread's CPU, once the code is compiled. Texts come in a fixed
   * mixed order; an engine that works on threads of its own is not seen at its work.
   *
   * @param texts on which it does not fail
   * @param seconds how long it is measured; 1 if absent, and 10 of an engine that is not light
   */
  long textsPerCpuSecond(List<String> texts, @Nullable Integer seconds) {
    if (texts.isEmpty()) {
      return 0;
    }
    List<String> mixed = new ArrayList<>(texts);
    Collections.shuffle(mixed, new Random(SEED));
    List<List<String>> batches = batches(mixed);
    measure(batches, RUN_NANOS);
    long nanos = engine.cost() == EngineCost.LIGHT ? RUN_NANOS : SLOW_RUN_NANOS;
    return Math.round(
        measure(batches, seconds == null ? nanos : TimeUnit.SECONDS.toNanos(seconds)));
  }

  private double measure(List<List<String>> batches, long nanos) {
    long start = THREADS.getCurrentThreadCpuTime();
    long taken = 0;
    long told = 0;
    for (int i = 0; taken < nanos; i = (i + 1) % batches.size()) {
      List<String> batch = batches.get(i);
      engine.scoreAll(batch);
      told += batch.size();
      taken = THREADS.getCurrentThreadCpuTime() - start;
    }
    return told * 1e9 / taken;
  }

  private List<List<String>> batches(List<String> texts) {
    int size = Math.max(engine.batchSize(), 1);
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += size) {
      batches.add(texts.subList(from, Math.min(from + size, texts.size())));
    }
    return batches;
  }
}
