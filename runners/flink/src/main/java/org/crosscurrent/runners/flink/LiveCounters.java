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
package org.crosscurrent.runners.flink;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.apache.flink.metrics.Counter;

/**
 * The counters of one job while it runs, fed by Flink's metric system within this process.
 *
 * <p>Beam hands its metrics to a job's result only when operators end, which tells nobody how far a
 * job has come. A counter that is unregistered, because its task has ended, keeps its last value in
 * the sum.
 */
final class LiveCounters implements CounterSource {

  private static final Map<String, LiveCounters> BY_JOB = new ConcurrentHashMap<>();

  private final Map<Counter, String> active = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();

  /** The counters of the job with this id. */
  static LiveCounters ofJob(String id) {
    return BY_JOB.computeIfAbsent(id, unused -> new LiveCounters());
  }

  /** The counters of the job with this id, if anybody has asked for them or added to them. */
  static Optional<LiveCounters> ofKnownJob(String id) {
    return Optional.ofNullable(BY_JOB.get(id));
  }

  /** Forgets a job whose counters nobody will add to or ask for any more. */
  static void forget(String id) {
    BY_JOB.remove(id);
  }

  void add(Counter counter, String name) {
    active.put(counter, name);
  }

  void end(Counter counter) {
    String name = active.remove(counter);
    if (name != null) {
      ended.computeIfAbsent(name, unused -> new LongAdder()).add(counter.getCount());
    }
  }

  @Override
  public long counter(String name) {
    return sum(name::equals);
  }

  @Override
  public long elements(String step) {
    return sum(LiveCountersReporter.elementsInto(step));
  }

  /** The sum over all tasks, those that run and those that have ended, of the counters so named. */
  long sum(Predicate<String> name) {
    long sum = 0;
    for (Map.Entry<String, LongAdder> entry : ended.entrySet()) {
      if (name.test(entry.getKey())) {
        sum += entry.getValue().sum();
      }
    }
    for (Map.Entry<Counter, String> entry : active.entrySet()) {
      if (name.test(entry.getValue())) {
        sum += entry.getKey().getCount();
      }
    }
    return sum;
  }

  @Override
  public Map<String, Long> sums(String prefix) {
    Map<String, Long> sums = new TreeMap<>();
    ended.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            sums.merge(name.substring(prefix.length()), value.sum(), Long::sum);
          }
        });
    active.forEach(
        (counter, name) -> {
          if (name.startsWith(prefix)) {
            sums.merge(name.substring(prefix.length()), counter.getCount(), Long::sum);
          }
        });
    return sums;
  }
}
