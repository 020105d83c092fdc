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

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.crosscurrent.pipelines.RunningJob;

/** Watches a job to its end, and tells how it goes. */
final class JobRun {

  private static final long TERMINAL_STEP_MILLIS = 1000;
  private static final long PLAIN_STEP_MILLIS = 10_000;

  private final RunningJob job;
  private final Console console;
  private final long startedNanos = System.nanoTime();
  private Optional<String> trouble = Optional.empty();
  private Figures last = new Figures(Map.of(), 0);
  private OptionalLong expected = OptionalLong.empty();
  private BiFunction<Figures, OptionalLong, String> line =
      (figures, total) -> figures.line() + figures.timeLeft(total);

  JobRun(RunningJob job, Console console) {
    this.job = job;
    this.console = console;
  }

  /** About how many payloads there are to read, where that is known. */
  JobRun expecting(OptionalLong payloads) {
    expected = payloads;
    return this;
  }

  /** Another line of progress, made of the figures and of how much there is to do. */
  JobRun telling(BiFunction<Figures, OptionalLong, String> other) {
    line = other;
    return this;
  }

  /**
   * Waits until the job ends, or the time is up; then it is stopped.
   *
   * @param seconds how long at most; 0 waits for its end
   * @return the figures at the end
   * @throws InterruptedException if somebody stops us; the job has been stopped then
   */
  Figures watch(int seconds) throws InterruptedException {
    long step = console.isTerminal() ? TERMINAL_STEP_MILLIS : PLAIN_STEP_MILLIS;
    boolean ended = false;
    try {
      while (!ended && (seconds == 0 || elapsed() < seconds)) {
        long left = seconds == 0 ? step : (long) Math.max(1, (seconds - elapsed()) * 1000);
        ended = job.waitFor(Math.min(step, left));
        refresh();
        tellTrouble();
        if (!ended && (seconds == 0 || elapsed() < seconds)) {
          console.progress(line.apply(last, expected));
        }
      }
    } catch (InterruptedException e) {
      refresh();
      job.cancel();
      throw e;
    }
    refresh();
    if (!ended) {
      job.cancel();
    }
    return last;
  }

  /** The figures so far. */
  Figures figures() {
    return last;
  }

  /** Tells of each trouble once. */
  private void tellTrouble() {
    Optional<String> now = job.trouble();
    if (now.isPresent() && !now.equals(trouble)) {
      console.message("going on from the last checkpoint after " + now.get());
    }
    trouble = now.or(() -> trouble);
  }

  /** Counters of a job that has just ended may be out of reach: then the last ones stand. */
  private void refresh() {
    Figures now = Figures.of(job, elapsed());
    last = now.read() >= last.read() ? now : new Figures(last.counters(), elapsed());
  }

  private double elapsed() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }
}
