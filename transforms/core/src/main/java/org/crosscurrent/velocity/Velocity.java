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
package org.crosscurrent.velocity;

import org.checkerframework.checker.nullness.qual.Nullable;

/** How fast a counter moves between two observations of one post. */
public final class Velocity {

  /**
   * Milliseconds after which an observation no longer serves as the one before: 25 hours. At
   * exactly that age it still does.
   */
  public static final long MEMORY_MILLIS = 25L * 60 * 60 * 1000;

  private static final long SHORTEST_MILLIS = 1000;

  private Velocity() {}

  /**
   * The change per second: {@code (count1 - count0) / max(t1 - t0, 1 s)}.
   *
   * @param t0 event time of the observation before, in milliseconds
   * @param count0 the counter then; absent gives 0
   * @param t1 event time of the later observation, in milliseconds
   * @param count1 the counter then; absent gives 0
   * @return per second; 0 where the observation before is older than {@link #MEMORY_MILLIS}
   */
  public static double between(long t0, @Nullable Long count0, long t1, @Nullable Long count1) {
    long elapsed = t1 - t0;
    if (count0 == null || count1 == null || elapsed > MEMORY_MILLIS) {
      return 0;
    }
    return (count1 - count0) * 1000.0 / Math.max(elapsed, SHORTEST_MILLIS);
  }
}
