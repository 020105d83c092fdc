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

import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.Trending;

/**
 * One post with a content, as long as the window of its first observation lasts.
 *
 * @param postId its id
 * @param firstAt event time of its first observation, in milliseconds
 * @param seenAt the earliest event time of it that has come so far: {@code firstAt}, as soon as the
 *     watermark is there
 * @param verdict absent until the watermark has passed {@code seenAt}
 * @param latest its latest observation; absent if only its deletion has come so far
 * @param peak the highest trending score of its observations
 * @param withdrawn whether it was deleted
 */
record Candidate(
    String postId,
    long firstAt,
    long seenAt,
    @Nullable Verdict verdict,
    @Nullable Signal latest,
    double peak,
    boolean withdrawn) {

  /** What was decided on a candidate. The order is part of the coder: append only. */
  enum Verdict {
    CANONICAL,
    DUPLICATE
  }

  static Candidate of(Signal signal) {
    long at = signal.getPost().getObservedAt().getMillis();
    boolean withdrawn = signal.getStanding() == Standing.WITHDRAWN;
    return new Candidate(
        signal.getPost().getId(),
        signal.getFirstObservedAt().getMillis(),
        at,
        null,
        withdrawn ? null : signal,
        peakOf(signal),
        withdrawn);
  }

  /** With what another observation of the same post adds; in whatever order they come. */
  Candidate merge(Candidate other) {
    boolean otherIsLater =
        latest == null
            || other.latest != null
                && other.latest.getPost().getObservedAt().isAfter(latest.getPost().getObservedAt());
    return new Candidate(
        postId,
        firstAt,
        Math.min(seenAt, other.seenAt),
        verdict,
        otherIsLater ? other.latest : latest,
        Math.max(peak, other.peak),
        withdrawn || other.withdrawn);
  }

  Candidate decided(Verdict decision) {
    return new Candidate(postId, firstAt, seenAt, decision, latest, peak, withdrawn);
  }

  /** The post as it stood when its window ended; absent if it was only seen as deleted. */
  @Nullable Signal outcome() {
    if (latest == null) {
      return null;
    }
    Signal.Builder outcome = latest.toBuilder().setStanding(standing());
    Trending trending = latest.getTrending();
    if (trending != null && trending.getScore() < peak) {
      outcome.setTrending(trending.toBuilder().setScore(peak).build());
    }
    return withdrawn
        ? outcome.setObservations(latest.getObservations() + 1).build()
        : outcome.build();
  }

  private Standing standing() {
    if (withdrawn) {
      return Standing.WITHDRAWN;
    }
    return Objects.requireNonNull(verdict) == Verdict.DUPLICATE
        ? Standing.DUPLICATE
        : Standing.UNIQUE;
  }

  private static double peakOf(Signal signal) {
    Trending trending = signal.getTrending();
    return trending == null ? 0 : trending.getScore();
  }
}
