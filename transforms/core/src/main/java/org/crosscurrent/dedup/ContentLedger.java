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
package org.crosscurrent.dedup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The posts with one content: the canonical one, and those whose window is still open. Immutable.
 *
 * <p>A post is first decided on, when the watermark has passed its first observation, and then
 * given out, when its window has ended. Both are due at a time to which the watermark is held:
 * {@link #nextDue}.
 */
final class ContentLedger {

  static final ContentLedger EMPTY = new ContentLedger(null, 0, List.of());

  /** Two candidates that compare as equal are the same life of the same post. */
  private static final Comparator<Candidate> IN_ORDER =
      Comparator.comparingLong(Candidate::firstAt).thenComparing(Candidate::postId);

  private final @Nullable String canonicalId;
  private final long canonicalAt;
  private final List<Candidate> open;

  ContentLedger(@Nullable String canonicalId, long canonicalAt, List<Candidate> open) {
    this.canonicalId = canonicalId;
    this.canonicalAt = canonicalAt;
    this.open = open;
  }

  @Nullable String canonicalId() {
    return canonicalId;
  }

  long canonicalAt() {
    return canonicalAt;
  }

  /** In order of their first observation. */
  List<Candidate> open() {
    return open;
  }

  ContentLedger with(Candidate candidate) {
    List<Candidate> changed = new ArrayList<>(open.size() + 1);
    changed.addAll(open);
    int place = Collections.binarySearch(open, candidate, IN_ORDER);
    if (place >= 0) {
      changed.set(place, open.get(place).merge(candidate));
    } else {
      changed.add(-place - 1, candidate);
    }
    return new ContentLedger(canonicalId, canonicalAt, changed);
  }

  /**
   * The earliest time at which something is due, in milliseconds; absent if nothing is open.
   *
   * <p>Nobody waits for the verdict on the first post of a content that nobody has: all there is to
   * tell is told when its window ends, or when another post needs to know. Most contents have one
   * post, which is thereby looked at once, not twice.
   */
  @Nullable Long nextDue(ContentRule rule) {
    Long next = null;
    boolean vacant = canonicalId == null;
    for (Candidate candidate : open) {
      long due = vacant ? closesAt(candidate, rule) : dueAt(candidate, rule);
      next = next == null || due < next ? Long.valueOf(due) : next;
      vacant = false;
    }
    return next;
  }

  private static long dueAt(Candidate candidate, ContentRule rule) {
    return candidate.verdict() == null ? candidate.seenAt() : closesAt(candidate, rule);
  }

  private static long closesAt(Candidate candidate, ContentRule rule) {
    return Math.max(candidate.seenAt(), rule.windowEnd(candidate.firstAt()) - 1);
  }

  /** What is due at a time, done. */
  record Settlement(ContentLedger ledger, List<Candidate> duplicates, List<Candidate> closed) {}

  /**
   * Does what is due.
   *
   * @param at the time up to which, in milliseconds
   * @param decides whether posts of this key are compared at all; without a content none is
   */
  Settlement settle(long at, ContentRule rule, boolean decides) {
    String canonical = canonicalId;
    long since = canonicalAt;
    List<Candidate> rest = new ArrayList<>(open.size());
    List<Candidate> duplicates = new ArrayList<>();
    List<Candidate> closed = new ArrayList<>();
    for (Candidate candidate : open) {
      Candidate current = candidate;
      if (current.verdict() == null && current.seenAt() <= at) {
        boolean begins =
            canonical == null || current.firstAt() - since >= rule.memoryMillis() || !decides;
        if (begins) {
          canonical = current.postId();
          since = current.firstAt();
        }
        boolean repeats = !begins && !current.postId().equals(canonical);
        current =
            current.decided(repeats ? Candidate.Verdict.DUPLICATE : Candidate.Verdict.CANONICAL);
        if (repeats) {
          duplicates.add(current);
        }
      }
      boolean ended = current.verdict() != null && dueAt(current, rule) <= at;
      (ended ? closed : rest).add(current);
    }
    return new Settlement(new ContentLedger(canonical, since, rest), duplicates, closed);
  }

  /** From when on nothing of this need be remembered, in milliseconds. */
  long expiresAt(ContentRule rule) {
    return canonicalAt + rule.memoryMillis() + 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContentLedger ledger
        && Objects.equals(canonicalId, ledger.canonicalId)
        && canonicalAt == ledger.canonicalAt
        && open.equals(ledger.open);
  }

  @Override
  public int hashCode() {
    return Objects.hash(canonicalId, canonicalAt, open);
  }
}
