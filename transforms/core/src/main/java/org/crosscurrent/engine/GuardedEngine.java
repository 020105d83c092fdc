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
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An engine that cannot stop its caller, whatever it does with a text.
 *
 * <p>A {@link EngineCost#LIGHT} engine is called on the caller's thread, and what it throws, errors
 * for want of stack or memory included, is a failure of the text. Any other engine is called on a
 * thread of its own. When a text takes longer than its {@link EngineLimits time limit}, or
 * allocates more than its limit, the thread is interrupted and left behind, and a fresh one takes
 * the next text. While too many such calls have not ended, the engine is not called any more, as
 * behind an open {@link CircuitBreaker}; a call that never heeds its interrupt is there until the
 * JVM ends. Calls that are under way when the limit is reached may still be added to it.
 *
 * <p>Text beyond the {@link EngineLimits length limit} is cut off, at a code point, before such an
 * engine is given it: the score of a book is that of its beginning, in each run the same.
 *
 * <p>A batch has the time limit of one text, so that a text that hangs costs the others no more
 * than that. A batch that fails is done again text by text, which tells the culprit from the
 * others. If then none of them fails, the batch was too slow as a whole, and later ones are made
 * half as large.
 *
 * <p>For any number of threads. Failures depend on clocks and memory, scores do not.
 */
public final class GuardedEngine<S> implements AutoCloseable {

  private final Engine<S> engine;
  private final String id;
  private final EngineLimits limits;
  private final CircuitBreaker breaker;
  private final @Nullable Workers workers;
  private volatile int batchSize;

  private GuardedEngine(Engine<S> engine, EngineLimits limits) {
    this.engine = engine;
    this.id = engine.id();
    this.limits = limits;
    this.breaker = new CircuitBreaker(limits.failures(), limits.probe(), System::nanoTime);
    this.workers =
        engine.cost() == EngineCost.LIGHT
            ? null
            : new Workers(id, limits.time().getMillis() * 1_000_000);
    this.batchSize = Math.max(1, engine.batchSize());
  }

  /**
   * Guards an engine.
   *
   * @param engine warmed up
   */
  public static <S> GuardedEngine<S> of(Engine<S> engine, EngineLimits limits) {
    return new GuardedEngine<>(engine, limits);
  }

  /** Name and version of the engine. */
  public String id() {
    return id;
  }

  /** How many texts {@link #scoreAll} gains by; 1 for an engine that gains by no more than one. */
  public int batchSize() {
    return batchSize;
  }

  /** Whether it is called on threads of its own. */
  public boolean hasOwnThreads() {
    return workers != null;
  }

  /** Whether texts are skipped: its breaker is open, or too many calls hang. */
  public boolean isBroken() {
    return breaker.isOpen() || hangsTooOften();
  }

  /** How many calls were left behind and have not ended. */
  public int abandonedCalls() {
    return workers == null ? 0 : workers.abandoned();
  }

  private boolean hangsTooOften() {
    return workers != null && workers.abandoned() >= limits.abandoned();
  }

  /**
   * The score of a text.
   *
   * @throws EngineFailure if there is none
   * @throws InterruptedException if the caller is interrupted while it waits
   */
  public S score(String text) throws InterruptedException {
    if (hangsTooOften()) {
      throw EngineFailure.of(
          id,
          EngineFailure.Kind.SKIPPED,
          "it was not called, since " + limits.abandoned() + " calls of it hang");
    }
    if (!breaker.allows()) {
      throw EngineFailure.of(
          id,
          EngineFailure.Kind.SKIPPED,
          "it was not called, since it failed " + limits.failures() + " times in a row");
    }
    S score;
    try {
      score = workers == null ? present(engine.score(text)) : call(workers, cut(text));
    } catch (EngineFailure failure) {
      breaker.failed();
      throw failure;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
      breaker.failed();
      throw EngineFailure.thrown(id, thrown);
    }
    breaker.succeeded();
    return score;
  }

  /**
   * What becomes of each of some texts, in their order.
   *
   * @throws InterruptedException if the caller is interrupted while it waits
   */
  public List<Outcome<S>> scoreAll(List<String> texts) throws InterruptedException {
    List<Outcome<S>> outcomes = new ArrayList<>(texts.size());
    int from = 0;
    while (from < texts.size()) {
      int to = Math.min(texts.size(), from + batchSize);
      addOutcomes(texts.subList(from, to), outcomes);
      from = to;
    }
    return outcomes;
  }

  private void addOutcomes(List<String> texts, List<Outcome<S>> outcomes)
      throws InterruptedException {
    EngineFailure ofBatch = null;
    if (texts.size() > 1 && !isBroken()) {
      try {
        together(texts).forEach(score -> outcomes.add(Outcome.scored(score)));
        breaker.succeeded();
        return;
      } catch (EngineFailure failure) {
        ofBatch = failure;
      }
    }
    boolean allSucceed = true;
    for (String text : texts) {
      Outcome<S> outcome = alone(text);
      allSucceed &= outcome.failure() == null;
      outcomes.add(outcome);
    }
    if (allSucceed && ofBatch != null && ofBatch.kind() != EngineFailure.Kind.THREW) {
      batchSize = Math.max(1, texts.size() / 2);
    }
  }

  private Outcome<S> alone(String text) throws InterruptedException {
    try {
      return Outcome.scored(score(text));
    } catch (EngineFailure failure) {
      return Outcome.failed(failure);
    }
  }

  private List<S> together(List<String> texts) throws InterruptedException {
    List<String> given = texts.stream().map(text -> workers == null ? text : cut(text)).toList();
    Callable<List<S>> call =
        () -> {
          List<S> scores = present(engine.scoreAll(given));
          if (scores.size() != given.size()) {
            throw new EngineException(
                "it told " + scores.size() + " scores of " + given.size() + " texts");
          }
          scores.forEach(GuardedEngine::present);
          return scores;
        };
    if (workers != null) {
      return workers.call(call, allocationOf(given.size()));
    }
    try {
      return call.call();
    } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
      throw EngineFailure.thrown(id, thrown);
    }
  }

  private long allocationOf(int texts) {
    return limits.allocation() > Long.MAX_VALUE / texts
        ? Long.MAX_VALUE
        : limits.allocation() * texts;
  }

  private S call(Workers threads, String text) throws InterruptedException {
    return threads.call(() -> present(engine.score(text)), limits.allocation());
  }

  private static <T> T present(@Nullable T told) {
    if (told == null) {
      throw new EngineException("it told nothing");
    }
    return told;
  }

  private String cut(String text) {
    int length = limits.length();
    if (text.length() <= length) {
      return text;
    }
    boolean betweenSurrogates =
        Character.isHighSurrogate(text.charAt(length - 1))
            && Character.isLowSurrogate(text.charAt(length));
    return text.substring(0, betweenSurrogates ? length - 1 : length);
  }

  /**
   * Ends its threads, and closes the engine if it can be closed: at once, or when the last call
   * that hangs ends, since it may still need the engine.
   *
   * @throws EngineException if the engine cannot be closed
   */
  @Override
  public void close() {
    if (workers == null) {
      closeEngine();
    } else {
      workers.close(this::closeEngine);
    }
  }

  private void closeEngine() {
    if (engine instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new EngineException("the engine " + id + " could not be closed", e);
      }
    }
  }
}
