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
package org.crosscurrent.discovery;

import java.util.SortedMap;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The windows of one phrase, by their ends in milliseconds. Immutable.
 *
 * @param past posts of the windows that were evaluated and are still looked back on
 * @param pending windows that are still to be evaluated
 */
record PhraseHistory(SortedMap<Long, Long> past, SortedMap<Long, PhraseTally> pending) {

  static final PhraseHistory EMPTY = new PhraseHistory(new TreeMap<>(), new TreeMap<>());

  /** A window that is evaluated, and what comes of it. */
  record Evaluation(PhraseHistory history, long end, PhraseTally now, long before) {}

  PhraseHistory with(long end, PhraseTally tally) {
    SortedMap<Long, PhraseTally> more = new TreeMap<>(pending);
    more.merge(end, tally, PhraseTally::plus);
    return new PhraseHistory(past, more);
  }

  /** The end of the next window to be evaluated. */
  @Nullable Long next() {
    return pending.isEmpty() ? null : pending.firstKey();
  }

  /** Evaluates the next window, of which there is one. */
  Evaluation evaluate(DiscoveryRule rule) {
    long end = pending.firstKey();
    PhraseTally now = pending.get(end);
    SortedMap<Long, Long> kept = new TreeMap<>(past.tailMap(end - rule.historyMillis()));
    long before = kept.values().stream().mapToLong(Long::longValue).sum();
    kept.merge(end, now.posts(), Long::sum);
    SortedMap<Long, PhraseTally> rest = new TreeMap<>(pending.tailMap(end + 1));
    return new Evaluation(new PhraseHistory(kept, rest), end, now, before);
  }

  /** From when on nothing of this need be remembered, if nothing is pending. */
  long expiresAt(DiscoveryRule rule) {
    return past.isEmpty() ? Long.MIN_VALUE : past.lastKey() + rule.historyMillis();
  }
}
