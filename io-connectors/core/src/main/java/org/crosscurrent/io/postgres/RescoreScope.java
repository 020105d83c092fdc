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
package org.crosscurrent.io.postgres;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscurrent.velocity.Velocity;
import org.joda.time.Instant;

/**
 * Which rows of a store are scored anew, by which engines, and as which generation.
 *
 * @param fromMillis the first time at which posts in the range can have been first observed; the
 *     beginning of a topic window
 * @param toMillis the time before which they were; the end of a topic window
 * @param generation of the rows that are written; -1 where each row keeps its own
 * @param engines name and version of the engine of each task, such as {@code sentiment}
 * @param failedOnly whether only what an engine has failed on is scored
 */
public record RescoreScope(
    long fromMillis, long toMillis, int generation, Map<String, String> engines, boolean failedOnly)
    implements Serializable {

  /** The generation that says that each row keeps its own. */
  public static final int KEEP = -1;

  /** Length of a topic window. */
  public static final long WINDOW_MILLIS = 15L * 60 * 1000;

  /** Length of the window of a divergence. */
  public static final long HOUR_MILLIS = 60L * 60 * 1000;

  /** How long a post is remembered that is not seen. */
  static final long MEMORY_MILLIS = Velocity.MEMORY_MILLIS;

  /** Whether a post first observed then is in the range. */
  public boolean contains(long firstObservedAt) {
    return firstObservedAt >= fromMillis && firstObservedAt < toMillis;
  }

  /** Whether the window of a divergence shares time with the range. */
  public boolean touchesHour(Instant windowStart) {
    long start = windowStart.getMillis();
    return start + HOUR_MILLIS > fromMillis && start < toMillis;
  }

  /** The generation of a row that had another one before. */
  public int generationOver(int before) {
    return generation == KEEP ? before : generation;
  }

  /** The condition on {@code signals s} that a row in the range is still to be scored. */
  String pending() {
    return failedOnly
        ? each(" OR ", task -> marked(task) + " AND " + unlike(task))
        : "(s.generation < "
            + generation
            + " OR s.generation = "
            + generation
            + " AND "
            + each(
                " OR ", task -> marked(task) + " OR s.content_hash IS NOT NULL AND " + unlike(task))
            + ")";
  }

  /** The condition on {@code signals s} that a row in the range was scored by another engine. */
  String scoredByOthers() {
    return each(" OR ", task -> "s." + task + "_engine <> " + Sql.quoted(engines.get(task)));
  }

  private String marked(String task) {
    return Sql.quoted(task) + " = ANY (s.failed)";
  }

  private String unlike(String task) {
    return "s." + task + "_engine IS DISTINCT FROM " + Sql.quoted(engines.get(task));
  }

  private String each(String joint, java.util.function.UnaryOperator<String> condition) {
    return engines.keySet().stream()
        .sorted(Comparator.naturalOrder())
        .map(task -> "(" + condition.apply(task) + ")")
        .collect(Collectors.joining(joint, "(", ")"));
  }

  /** The least whole number that is not below a quotient. */
  static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
