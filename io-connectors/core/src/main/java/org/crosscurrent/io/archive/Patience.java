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
package org.crosscurrent.io.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;
import org.crosscurrent.metrics.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what failed for a passing reason: pauses double from the first one up to thirty seconds,
 * and all attempts together take no longer than the limit. After it the last failure is thrown.
 * Each repetition is logged, and counted as {@code archive.retries}.
 */
final class Patience implements Serializable {

  /**
   * Five minutes: most troubles of S3 are over by then, and Flink's limit of ten minutes for a
   * checkpoint is not. A stream that gives up is started again by Flink, and is as patient again.
   */
  static final Patience USUAL = new Patience(1_000, 300_000);

  /** None at all. */
  static final Patience NONE = new Patience(1, 0);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final long NANOS_A_MILLI = 1_000_000;

  /** Something that can be repeated. */
  interface Attempt<R> {
    R run() throws IOException;
  }

  private final long firstPauseMillis;
  private final long limitMillis;
  private final Counter retries = Metric.ARCHIVE_RETRIES.counter();

  Patience(long firstPauseMillis, long limitMillis) {
    this.firstPauseMillis = firstPauseMillis;
    this.limitMillis = limitMillis;
  }

  /**
   * The result of the first attempt that succeeds.
   *
   * @param file named in the log
   * @throws IOException the failure that does not pass, or the last one before the limit
   */
  <R> R call(String file, Attempt<R> attempt) throws IOException {
    long start = System.nanoTime();
    long pause = firstPauseMillis;
    // A metric is shown from its first update on, and this one is missed most when it is 0.
    retries.inc(0);
    while (true) {
      try {
        return attempt.run();
      } catch (StoreFailureException e) {
        long spent = (System.nanoTime() - start) / NANOS_A_MILLI;
        if (!e.isPassing() || spent + pause > limitMillis) {
          throw e;
        }
        LOG.warn("{}: {}; next attempt in {} ms", file, e.getMessage(), pause);
      }
      retries.inc();
      sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the archive");
    }
  }
}
