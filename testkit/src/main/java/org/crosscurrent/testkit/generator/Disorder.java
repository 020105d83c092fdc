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
package org.crosscurrent.testkit.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders of arrival with a bounded disorder D: no record arrives after one that is newer by more
 * than D. Immutable; the same seed gives the same order.
 *
 * <pre>{@code
 * Arrivals arrivals = Disorder.within(Duration.ofSeconds(30), 7).withTooLate(0.01).of(posts);
 * }</pre>
 */
public final class Disorder {

  /**
   * Records in an order of arrival.
   *
   * @param order everything that arrives, one after the other
   * @param inTime the part of {@code order} that keeps the bound: what {@link Truth} must be told
   * @param tooLate the part of {@code order} that breaks it: each arrives after a record that is
   *     newer by more than the bound
   */
  public record Arrivals(
      List<GeneratedPost> order, List<GeneratedPost> inTime, List<GeneratedPost> tooLate) {}

  private record Keyed(long key, int index, GeneratedPost post) {}

  private final long boundMillis;
  private final long seed;
  private final double tooLateShare;

  private Disorder(long boundMillis, long seed, double tooLateShare) {
    this.boundMillis = boundMillis;
    this.seed = seed;
    this.tooLateShare = tooLateShare;
  }

  /**
   * Disorder up to a bound.
   *
   * @throws IllegalArgumentException if the bound is negative
   */
  public static Disorder within(Duration bound, long seed) {
    if (bound.isNegative()) {
      throw new IllegalArgumentException("bound was " + bound + ", but must not be negative");
    }
    return new Disorder(bound.toMillis(), seed, 0);
  }

  /**
   * Holds a share of the records back until they are too late.
   *
   * @param share 0 to 1; records at the end, which nothing newer follows, cannot be too late
   */
  public Disorder withTooLate(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share was " + share + ", but must be 0 to 1");
    }
    return new Disorder(boundMillis, seed, share);
  }

  /** An order of arrival of these records. */
  public Arrivals of(List<GeneratedPost> posts) {
    Rng rng = new Rng(Rng.mix(seed ^ 0x646973L));
    List<Keyed> inTime = new ArrayList<>(posts.size());
    List<Keyed> heldBack = new ArrayList<>();
    for (int i = 0; i < posts.size(); i++) {
      GeneratedPost post = posts.get(i);
      long time = post.observedAt().toEpochMilli();
      if (rng.chance(tooLateShare)) {
        heldBack.add(new Keyed(time + boundMillis + 1 + below(rng, boundMillis + 1), i, post));
      } else {
        inTime.add(new Keyed(time + below(rng, boundMillis + 1), i, post));
      }
    }
    long newest =
        inTime.stream().mapToLong(k -> k.post().observedAt().toEpochMilli()).max().orElse(0);
    heldBack.removeIf(
        keyed -> {
          boolean nothingNewer = inTime.isEmpty() || keyed.key() > newest;
          if (nothingNewer) {
            inTime.add(
                new Keyed(keyed.post().observedAt().toEpochMilli(), keyed.index(), keyed.post()));
          }
          return nothingNewer;
        });
    Comparator<Keyed> byKey = Comparator.comparingLong(Keyed::key).thenComparingInt(Keyed::index);
    inTime.sort(byKey);
    heldBack.sort(byKey);
    return merge(inTime, heldBack);
  }

  /** A held-back record comes right after the first one that is at least as new as its key. */
  private static Arrivals merge(List<Keyed> inTime, List<Keyed> heldBack) {
    List<GeneratedPost> order = new ArrayList<>(inTime.size() + heldBack.size());
    int held = 0;
    Instant newest = Instant.MIN;
    for (Keyed keyed : inTime) {
      GeneratedPost post = keyed.post();
      order.add(post);
      newest = post.observedAt().isAfter(newest) ? post.observedAt() : newest;
      while (held < heldBack.size() && heldBack.get(held).key() <= newest.toEpochMilli()) {
        order.add(heldBack.get(held++).post());
      }
    }
    return new Arrivals(
        List.copyOf(order),
        inTime.stream().map(Keyed::post).toList(),
        heldBack.stream().map(Keyed::post).toList());
  }

  private static long below(Rng rng, long bound) {
    return Math.floorMod(rng.next(), bound);
  }
}
