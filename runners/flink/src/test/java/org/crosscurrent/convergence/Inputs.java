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
package org.crosscurrent.convergence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.crosscurrent.testkit.generator.Disorder;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.generator.Truth;

/**
 * One world: about three hours of six platforms, with copies, redeliveries, growing counters,
 * edits, deletions and broken input, and the truth about it.
 */
final class Inputs {

  static final Duration MAX_DISORDER = Duration.ofSeconds(30);

  private static final long SEED = 20260302;

  private final Disorder.Arrivals arrivals =
      Disorder.within(MAX_DISORDER, SEED)
          .withTooLate(0.02)
          .of(
              PostGenerator.builder()
                  .seed(SEED)
                  .start(Instant.parse("2026-03-02T10:00:00Z"))
                  .duration(Duration.ofHours(3))
                  .postsPerSecond(0.08)
                  .burstEvery(Duration.ofMinutes(40))
                  .shares(
                      Shares.none()
                          .withCopies(0.08)
                          .withReposts(0.05)
                          .withReobserved(0.3)
                          .withEdited(0.05)
                          .withDeleted(0.05)
                          .withBroken(0.03)
                          .withRedelivered(0.05))
                  .build()
                  .stream()
                  .toList());

  /** Everything in time and, between it, what comes too late: for one partition. */
  List<GeneratedPost> withTooLate() {
    return arrivals.order();
  }

  /** What comes too late. */
  List<GeneratedPost> tooLate() {
    return arrivals.tooLate();
  }

  /** Everything in time: the set of inputs, in one order. */
  List<GeneratedPost> inTime() {
    return arrivals.inTime();
  }

  /** The set of inputs in another order, in which nothing is too late. */
  List<GeneratedPost> shuffled(long seed) {
    List<GeneratedPost> byClock =
        arrivals.inTime().stream().sorted(Comparator.comparing(GeneratedPost::observedAt)).toList();
    return Disorder.within(MAX_DISORDER, seed).of(byClock).order();
  }

  Truth truth() {
    Truth truth = new Truth();
    truth.addAll(arrivals.inTime());
    return truth;
  }
}
