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

import java.io.Serializable;
import org.joda.time.Duration;

/**
 * How far an engine may go with a text before it counts as failed, and when it is left alone. Time,
 * memory and length bind {@link EngineCost#MEDIUM} and {@link EngineCost#HEAVY} engines only, the
 * breaker every engine.
 *
 * @param time for one text, and for one batch as well
 * @param allocation bytes that may be allocated for one text, garbage included
 * @param length chars; of a longer text the engine is given the beginning
 * @param abandoned calls that may hang at a time in a JVM
 * @param failures in a row that open the breaker
 * @param probe between two texts that are let through an open breaker
 */
public record EngineLimits(
    Duration time, long allocation, int length, int abandoned, int failures, Duration probe)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final EngineLimits DEFAULTS =
      new EngineLimits(
          Duration.standardSeconds(5), 4L << 30, 100_000, 8, 10, Duration.standardSeconds(5));

  /**
   * Checks its values.
   *
   * @throws IllegalArgumentException if one is not above 0
   */
  public EngineLimits {
    requirePositive("time limit of an engine in milliseconds", time.getMillis());
    requirePositive("allocation limit of an engine in bytes", allocation);
    requirePositive("length limit of an engine in chars", length);
    requirePositive("number of calls of an engine that may hang", abandoned);
    requirePositive("number of failures that open the breaker of an engine", failures);
    requirePositive("time between two probes of an engine in milliseconds", probe.getMillis());
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("the " + name + " must be above 0, but was " + value);
    }
  }

  /**
   * 5 s, 4 GiB and 100,000 chars a text; 8 calls that hang; 10 failures in a row; a probe every 5
   * s.
   */
  public static EngineLimits defaults() {
    return DEFAULTS;
  }

  /** With another time limit. */
  public EngineLimits withTime(Duration limit) {
    return new EngineLimits(limit, allocation, length, abandoned, failures, probe);
  }

  /** With another limit of bytes. */
  public EngineLimits withAllocation(long bytes) {
    return new EngineLimits(time, bytes, length, abandoned, failures, probe);
  }

  /**
   * With another limit of chars. What a longer text scores depends on it, so it is to be the same
   * in every run.
   */
  public EngineLimits withLength(int chars) {
    return new EngineLimits(time, allocation, chars, abandoned, failures, probe);
  }

  /** With another number of calls that may hang. */
  public EngineLimits withAbandoned(int calls) {
    return new EngineLimits(time, allocation, length, calls, failures, probe);
  }

  /** With a breaker that opens after so many failures in a row and is probed so often. */
  public EngineLimits withBreaker(int failuresInRow, Duration probeEvery) {
    return new EngineLimits(time, allocation, length, abandoned, failuresInRow, probeEvery);
  }
}
