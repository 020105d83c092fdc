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
package org.crosscurrent.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class TopicTallyTest {

  @Test
  void postsAuthorsAndSumsAreAddedUp() {
    TopicWindow window =
        window(
            Sighting.of("reddit:1").at(9).author("ann").score(5).compound(0.5).signal(),
            Sighting.of("reddit:2").at(3).author("bob").score(-2).compound(-0.1234).signal(),
            Sighting.of("reddit:3").at(6).author("ann").signal());
    assertThat(window.getPosts()).isEqualTo(3);
    assertThat(window.getAuthors()).isEqualTo(2);
    assertThat(window.getScoreSum()).isEqualTo(3);
    assertThat(window.getSentimentSum()).isEqualTo(3766);
    assertThat(window.getSentimentCount()).isEqualTo(2);
    assertThat(window.meanSentiment()).isEqualTo(0.1883);
    assertThat(window.getFirstObservedAt()).isEqualTo(Sighting.BASE.plus(3000));
    assertThat(window.getInputs()).isEqualTo(3);
  }

  @Test
  void thePeakIsTheHighestTrendingScore() {
    assertThat(
            window(
                    Sighting.of("reddit:1").trending(0.2).signal(),
                    Sighting.of("reddit:2").trending(0.7).signal(),
                    Sighting.of("reddit:3").signal())
                .getPeakTrending())
        .isEqualTo(0.7);
  }

  @Test
  void theTopThreeAreTheHighestScoredAndTiesGoToTheSmallerId() {
    assertThat(
            window(
                    Sighting.of("reddit:d").score(7).signal(),
                    Sighting.of("reddit:c").score(7).signal(),
                    Sighting.of("reddit:a").score(9).signal(),
                    Sighting.of("reddit:b").score(7).signal(),
                    Sighting.of("reddit:e").score(1).signal())
                .getTopPosts())
        .containsExactly("reddit:a", "reddit:b", "reddit:c");
  }

  @Test
  void duplicatesAndWithdrawnPostsAreAbsorbedButNotCounted() {
    TopicWindow window =
        window(
            Sighting.of("reddit:1").at(60).score(5).signal(),
            uncounted(Sighting.of("reddit:2").at(1).score(50), Standing.DUPLICATE),
            uncounted(Sighting.of("reddit:3").at(2).score(50), Standing.WITHDRAWN));
    assertThat(window.getPosts()).isOne();
    assertThat(window.getScoreSum()).isEqualTo(5);
    assertThat(window.getTopPosts()).containsExactly("reddit:1");
    assertThat(window.getInputs()).isEqualTo(9);
    assertThat(window.getFirstObservedAt()).isEqualTo(Sighting.BASE.plus(60_000));
  }

  @Test
  void aWindowOfWhichNothingCountsHasNoPosts() {
    TopicWindow window =
        window(uncounted(Sighting.of("reddit:1").at(5).author("ann"), Standing.WITHDRAWN));
    assertThat(window.getPosts()).isZero();
    assertThat(window.getAuthors()).isZero();
    assertThat(window.getTopPosts()).isEmpty();
    assertThat(window.getInputs()).isEqualTo(4);
    assertThat(window.getFirstObservedAt()).isEqualTo(Sighting.BASE.plus(5000));
  }

  @Test
  void theHighestGenerationStays() {
    assertThat(
            window(
                    Sighting.of("reddit:1").signal().toBuilder().setGeneration(2).build(),
                    Sighting.of("reddit:2").signal())
                .getGeneration())
        .isEqualTo(2);
  }

  @Test
  void everyOrderAndGroupingGivesTheSame() {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      signals.add(
          Sighting.of("reddit:" + i)
              .at(i * 7 % 30)
              .author("a" + i % 5)
              .score(i % 4)
              .compound(i / 100.0)
              .trending(i / 30.0)
              .signal());
    }
    TopicWindow expected = window(signals.toArray(Signal[]::new));
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      Collections.shuffle(signals, random);
      TopicTally left = tally(signals.subList(0, random.nextInt(30)));
      int size = (int) left.posts;
      left.add(tally(signals.subList(size, 30)));
      assertThat(describe(left)).isEqualTo(expected);
    }
  }

  private static Signal uncounted(Sighting sighting, Standing standing) {
    return sighting.signal().toBuilder().setObservations(4).setStanding(standing).build();
  }

  private static TopicTally tally(List<Signal> signals) {
    TopicTally sum = new TopicTally();
    signals.forEach(signal -> sum.add(TopicTally.of(signal, true)));
    return sum;
  }

  private static TopicWindow window(Signal... signals) {
    return describe(tally(List.of(signals)));
  }

  private static TopicWindow describe(TopicTally tally) {
    return tally.toWindow(
        "ai", "reddit", Sighting.BASE, Sighting.BASE.plus(Duration.standardMinutes(15)));
  }
}
