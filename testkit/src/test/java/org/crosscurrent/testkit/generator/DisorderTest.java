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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.crosscurrent.testkit.generator.Disorder.Arrivals;
import org.junit.jupiter.api.Test;

class DisorderTest {

  private static List<GeneratedPost> posts(long seed) {
    return PostGenerator.builder().seed(seed).posts(300).postsPerSecond(1).build().stream()
        .toList();
  }

  @Property(tries = 60)
  void recordsInTimeKeepTheBoundAndOthersBreakIt(
      @ForAll @IntRange(max = 600) int seconds,
      @ForAll long seed,
      @ForAll @DoubleRange(max = 0.3) double share) {
    Duration bound = Duration.ofSeconds(seconds);
    List<GeneratedPost> posts = posts(seed);
    Arrivals arrivals = Disorder.within(bound, seed).withTooLate(share).of(posts);

    Set<GeneratedPost> late = Collections.newSetFromMap(new IdentityHashMap<>());
    late.addAll(arrivals.tooLate());
    Instant newest = Instant.MIN;
    for (GeneratedPost post : arrivals.order()) {
      boolean tooLate =
          !newest.equals(Instant.MIN) && post.observedAt().isBefore(newest.minus(bound));
      assertThat(tooLate).isEqualTo(late.contains(post));
      newest = post.observedAt().isAfter(newest) ? post.observedAt() : newest;
    }
    assertThat(arrivals.order()).hasSameSizeAs(posts).containsAll(new HashSet<>(posts));
    List<GeneratedPost> parts = new ArrayList<>(arrivals.inTime());
    parts.addAll(arrivals.tooLate());
    assertThat(parts).containsExactlyInAnyOrderElementsOf(posts);
  }

  @Test
  void shufflesAndHoldsBackAboutTheShareAskedFor() {
    List<GeneratedPost> posts =
        PostGenerator.builder().posts(5_000).postsPerSecond(5).build().stream().toList();
    Arrivals arrivals = Disorder.within(Duration.ofSeconds(30), 1).withTooLate(0.05).of(posts);
    assertThat(arrivals.order()).isNotEqualTo(posts);
    assertThat(arrivals.tooLate().size() / (double) posts.size()).isBetween(0.035, 0.065);
  }

  @Test
  void theSameSeedGivesTheSameOrderAndAnotherSeedAnother() {
    List<GeneratedPost> posts = posts(1);
    Disorder disorder = Disorder.within(Duration.ofSeconds(30), 1).withTooLate(0.1);
    assertThat(disorder.of(posts)).isEqualTo(disorder.of(posts));
    assertThat(Disorder.within(Duration.ofSeconds(30), 2).of(posts).order())
        .isNotEqualTo(Disorder.within(Duration.ofSeconds(30), 3).of(posts).order());
  }

  @Test
  void withoutDisorderTheOrderStays() {
    List<GeneratedPost> posts = posts(1);
    assertThat(Disorder.within(Duration.ZERO, 1).of(posts).order()).isEqualTo(posts);
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> Disorder.within(Duration.ofSeconds(-1), 1))
        .hasMessageContaining("PT-1S");
    assertThatThrownBy(() -> Disorder.within(Duration.ZERO, 1).withTooLate(2))
        .hasMessageContaining("2.0");
  }
}
