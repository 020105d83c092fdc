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

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ScoreTrendingTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void signalsAreScoredByTheDefaultsUnlessToldOtherwise() {
    PCollection<Signal> signals =
        pipeline.apply("Read", Create.timestamped(TimestampedValue.of(movingSignal(), NOON)));

    PCollection<Signal> byDefault = signals.apply("ScoreTrending", ScoreTrending.withDefaults());
    PCollection<Signal> byOwn =
        signals.apply(
            "ScoreTrendingOwn",
            ScoreTrending.withDefaults()
                .withRules(TrendingRules.builder().setLimit(0.7).build())
                .withBaselines(Baselines.defaults().with("lemmy", 10)));

    PAssert.thatSingleton(byDefault)
        .satisfies(
            signal -> {
              assertThat(signal.getTrending().getScore()).isEqualTo(0.6);
              assertThat(signal.getTrending().getNormalisedScore()).isEqualTo(0.09);
              assertThat(signal.getTrending().getParts())
                  .containsOnlyKeys("score_velocity>5", "|sentiment|>0.3", "comments>10");
              assertThat(signal.getSentiment()).isEqualTo(movingSignal().getSentiment());
              return null;
            });
    PAssert.thatSingleton(byOwn)
        .satisfies(
            signal -> {
              assertThat(signal.getTrending().getScore()).isEqualTo(0.8);
              assertThat(signal.getTrending().isTrending()).isTrue();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void whatIsMissingCountsAsZero() {
    Signal bare = Signal.of(movingSignal().getPost().toBuilder().setCounts(Counts.none()).build());

    Signal scored = ScoreTrending.score(bare, TrendingScorer.withDefaults());

    assertThat(scored.getTrending().getScore()).isZero();
    assertThat(scored.getTrending().getNormalisedScore()).isZero();
  }

  private static Signal movingSignal() {
    Post post =
        Post.builder()
            .setId("lemmy:1")
            .setPlatform("lemmy")
            .setKind(PostKind.POST)
            .setText("It moves.")
            .setCreatedAt(NOON)
            .setObservedAt(NOON)
            .setCounts(Counts.builder().setScore(18L).setComments(11L).build())
            .setCollection("api")
            .build();
    Sentiment sentiment =
        Sentiment.builder()
            .setCompound(-0.5)
            .setPositive(0)
            .setNeutral(0.5)
            .setNegative(0.5)
            .setEngine("own/1")
            .build();
    return Signal.of(post).toBuilder().setScoreVelocity(6).setSentiment(sentiment).build();
  }
}
