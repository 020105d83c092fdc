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
package org.crosscurrent.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.MapAssert;
import org.crosscurrent.model.Trending;
import org.junit.jupiter.api.Test;

class TrendingScorerTest {

  private final TrendingScorer scorer = TrendingScorer.withDefaults();

  @Test
  void aQuietPostHasNoPartsAndDoesNotTrend() {
    Trending trending = scorer.score("reddit", 0, 0, 0, 0);

    assertThat(trending.getScore()).isZero();
    assertThat(trending.isTrending()).isFalse();
    assertThat(trending.getParts()).isEmpty();
  }

  @Test
  void everyPartIsNamedInTheOrderOfItsAddition() {
    Trending trending = scorer.score("reddit", 51, -0.4, 11, 181);

    parts(trending)
        .containsExactly(
            Map.entry("score_velocity>50", 0.4),
            Map.entry("|sentiment|>0.3", 0.2),
            Map.entry("comments>10", 0.2),
            Map.entry("normalised_score>0.6", 0.2));
    assertThat(trending.getScore()).isEqualTo(1.0);
    assertThat(trending.getNormalisedScore()).isEqualTo(181 / 300.0);
  }

  @Test
  void onlyTheHighestLevelOfAStepAdds() {
    parts(scorer.score("reddit", 50, 0, 0, 0)).containsExactly(Map.entry("score_velocity>5", 0.2));
    parts(scorer.score("hackernews", 0, 0, 21, 0)).containsExactly(Map.entry("comments>20", 0.3));
    parts(scorer.score("youtube", 0, 0, 21, 0)).containsExactly(Map.entry("comments>5", 0.2));
  }

  @Test
  void aValueAtItsThresholdAddsNothing() {
    assertThat(scorer.score("reddit", 5, 0.3, 10, 180).getParts()).isEmpty();
    assertThat(scorer.score("hackernews", 99, 0.3, 5, 30).getParts()).isEmpty();
    assertThat(scorer.score("bluesky", 99, -0.1, 99, 99).getParts()).isEmpty();
  }

  @Test
  void twoTenthsAndOneTenthReachTheLimitOfThreeTenths() {
    Trending trending = scorer.score("bluesky", 0, 0.22, 0, 0);

    assertThat(trending.getScore()).isEqualTo(0.3);
    assertThat(trending.isTrending()).isTrue();
  }

  @Test
  void aBadMoodOnBlueskyTrendsWithoutTheExtraForAGoodOne() {
    assertThat(scorer.score("bluesky", 0, 0.7, 0, 0).getScore()).isEqualTo(0.7);
    assertThat(scorer.score("bluesky", 0, -0.7, 0, 0).getScore()).isEqualTo(0.6);
  }

  @Test
  void aPlatformWithoutRuleTakesTheOneOfTheOthers() {
    assertThat(scorer.score("lemmy", 6, 0, 12, 0).getScore()).isEqualTo(0.4);
  }

  @Test
  void theSumIsClampedToOne() {
    TrendingRules rules =
        TrendingRules.defaults()
            .withRule("x", TrendingRule.parse("comments>1: 0.7; score_velocity>1: 0.7"));

    Trending trending = new TrendingScorer(rules, Baselines.defaults()).score("x", 2, 0, 2, 0);

    assertThat(trending.getScore()).isEqualTo(1.0);
    assertThat(trending.getParts()).hasSize(2);
  }

  @Test
  void anOwnLimitDecidesWhatTrends() {
    TrendingRules rules = TrendingRules.builder().setLimit(0.4).build();
    TrendingScorer strict = new TrendingScorer(rules, Baselines.defaults());

    assertThat(strict.score("bluesky", 0, 0.22, 0, 0).isTrending()).isFalse();
    assertThat(strict.score("bluesky", 0, -0.4, 0, 0).isTrending()).isTrue();
  }

  @Property
  void theScoreIsTheClampedSumOfItsParts(
      @ForAll @DoubleRange(min = -100, max = 100) double velocity,
      @ForAll @DoubleRange(min = -1, max = 1) double sentiment,
      @ForAll short comments,
      @ForAll int score) {
    for (String platform : new String[] {"reddit", "hackernews", "youtube", "bluesky", "lemmy"}) {
      Trending trending = scorer.score(platform, velocity, sentiment, comments, score);
      double sum = trending.getParts().values().stream().mapToDouble(Double::doubleValue).sum();

      assertThat(Math.abs(trending.getScore() - Math.min(sum, 1))).isLessThan(1e-9);
      assertThat(trending.isTrending()).isEqualTo(sum > 0.3 - 1e-9);
      assertThat(trending.getNormalisedScore()).isBetween(0.0, 1.0);
    }
  }

  private static MapAssert<String, Double> parts(Trending trending) {
    return assertThat(trending.getParts());
  }
}
