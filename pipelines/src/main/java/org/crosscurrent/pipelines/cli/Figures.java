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

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscurrent.pipelines.RunningJob;

/**
 * The figures of a run, from the counters of its stages.
 *
 * @param counters every counter of ours, by name, summed over the stages that have it
 * @param seconds how long the run has taken
 */
public record Figures(Map<String, Long> counters, double seconds) {

  private static final String READ = "posts_read";
  private static final String ACCEPTED_OF_PLATFORM = "posts_accepted.";

  /** Of the source, of the graph, and of the store. Its table has counters of its own. */
  private static final Pattern DEAD_LETTERS =
      Pattern.compile("(source\\.|rejected\\.)?dead_letters\\.(.+)");

  /** What a run's counters say now. */
  public static Figures of(RunningJob job, double seconds) {
    Map<String, Long> counters = new TreeMap<>(job.counters());
    counters.merge(READ, job.read(), Math::max);
    return new Figures(counters, seconds);
  }

  /** A counter, 0 if it has not counted. */
  public long get(String counter) {
    return counters.getOrDefault(counter, 0L);
  }

  /** Every payload that came in, whatever became of it. */
  public long read() {
    return get(READ) + get("gate.late") + deadLettersBeforeTheGraph();
  }

  private long deadLettersBeforeTheGraph() {
    return counters.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("source.dead_letters."))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Observations accepted, by platform. */
  public Map<String, Long> acceptedByPlatform() {
    Map<String, Long> platforms = new TreeMap<>();
    counters.forEach(
        (name, count) -> {
          if (name.startsWith(ACCEPTED_OF_PLATFORM)) {
            platforms.put(name.substring(ACCEPTED_OF_PLATFORM.length()), count);
          }
        });
    return platforms;
  }

  /** Dead letters of all reasons. */
  public long deadLetters() {
    return deadLettersByReason().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Dead letters by reason. */
  public Map<String, Long> deadLettersByReason() {
    Map<String, Long> reasons = new TreeMap<>();
    counters.forEach(
        (name, count) -> {
          Matcher letters = DEAD_LETTERS.matcher(name);
          if (count > 0 && letters.matches()) {
            reasons.merge(letters.group(2), count, Long::sum);
          }
        });
    if (get("gate.late") > 0) {
      reasons.merge("late", get("gate.late"), Long::sum);
    }
    return reasons;
  }

  /** Payloads read in a second. */
  public double postsPerSecond() {
    return seconds <= 0 ? 0 : read() / seconds;
  }

  /** One line for a person. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%,d read · %,.0f posts/s · %,d unique · %,d duplicates · %,d windows · %,d events · %,d dead"
            + " letters",
        read(),
        postsPerSecond(),
        get("dedup.unique"),
        get("dedup.duplicates"),
        get("topics.windows"),
        get("events.started"),
        deadLetters());
  }

  /**
   * How long the reading will still take at the speed so far, as an end of {@link #line}; empty
   * where that cannot be told.
   *
   * @param expected about how many payloads there are
   */
  String timeLeft(OptionalLong expected) {
    return timeLeft(read(), expected);
  }

  /** The same of something else that is read. */
  String timeLeft(long read, OptionalLong expected) {
    if (expected.isEmpty() || expected.getAsLong() == 0 || read == 0 || seconds <= 0) {
      return "";
    }
    long total = Math.max(expected.getAsLong(), read);
    Duration left = Duration.ofSeconds(Math.round((total - read) * seconds / read));
    return String.format(
        Locale.ROOT,
        " · about %d%% read · %d:%02d:%02d left",
        100 * read / total,
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }
}
