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
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Trending;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;
import org.crosscurrent.velocity.Velocity;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the scores with outputs that another system recorded, in the file that the system
 * property {@code crosscurrent.vectors} names; does nothing without it.
 */
@EnabledIfSystemProperty(named = RecordedVectorsTest.FILE, matches = ".+")
class RecordedVectorsTest {

  static final String FILE = "crosscurrent.vectors";

  private static final double ROUNDING = 5e-5;

  /** Velocities that a note calls wrong, by name, and what holds here instead. */
  private static final Map<String, String> WRONG_VELOCITIES =
      Map.of(
          "same_instant_replay_burst",
          "its times are when observations were processed, here they are when they were made",
          "clock_goes_backwards",
          "observations are compared in the order of their times, so none precedes the one before");

  private final TrendingScorer scorer = TrendingScorer.withDefaults();
  private final SentimentEngine vader = VaderSentiment.create();

  @TestFactory
  Stream<DynamicTest> trendingScoresAreTheRecordedOnes() throws IOException {
    return each("trending", this::checkTrending);
  }

  @TestFactory
  Stream<DynamicTest> velocitiesAreTheRecordedOnes() throws IOException {
    return each("velocity", this::checkVelocity);
  }

  @TestFactory
  Stream<DynamicTest> normalisedScoresWithoutHistoryAreTheRecordedOnes() throws IOException {
    return each("normalised_score", this::checkNormalisedScore);
  }

  @TestFactory
  Stream<DynamicTest> sentimentLabelsAreTheRecordedOnes() throws IOException {
    return each("sentiment", this::checkSentiment);
  }

  private void checkTrending(JsonNode vector) {
    JsonNode input = vector.get("input");
    long comments = input.path("comment_count").asLong(input.path("num_comments").asLong());

    Trending trending =
        scorer.scoreNormalised(
            input.path("platform").asText(),
            input.path("score_velocity").asDouble(),
            input.path("sentiment").asDouble(),
            comments,
            input.path("normalised_score").asDouble());

    assertThat(trending.getScore()).isEqualTo(vector.get("trending_score").asDouble());
    assertThat(trending.isTrending()).isEqualTo(vector.get("is_trending").asBoolean());
  }

  private void checkVelocity(JsonNode vector) {
    String name = vector.get("name").asText();
    if (WRONG_VELOCITIES.containsKey(name)) {
      assertThat(vector.has("note")).as("only what a note calls wrong is left out").isTrue();
      Assumptions.abort(name + ": " + WRONG_VELOCITIES.get(name));
    }
    JsonNode before = null;
    for (int i = 0; i < vector.get("observations").size(); i++) {
      JsonNode observation = vector.get("observations").get(i);
      JsonNode expected = vector.get("outputs_score_vel_comment_vel").get(i);
      assertThat(velocity(before, observation, "raw_score")).isEqualTo(expected.get(0).asDouble());
      assertThat(velocity(before, observation, "comment_count"))
          .isEqualTo(expected.get(1).asDouble());
      before = observation;
    }
  }

  private static double velocity(@Nullable JsonNode before, JsonNode now, String counter) {
    Long countBefore = before == null ? null : before.get(counter).asLong();
    long t0 = millis(before == null ? now : before);
    return Velocity.between(t0, countBefore, millis(now), now.get(counter).asLong());
  }

  private static long millis(JsonNode observation) {
    return Math.round(observation.get("t").asDouble() * 1000);
  }

  private void checkNormalisedScore(JsonNode vector) {
    double baseline = Baselines.defaults().of(vector.get("platform").asText());
    double recorded = vector.get("baseline").asDouble();
    JsonNode history = vector.get("history");
    Assumptions.assumeTrue(
        recorded == baseline || (history.isArray() && history.isEmpty()),
        vector.get("name").asText() + ": baselines here do not learn from what came before");
    assertThat(baseline).isEqualTo(recorded);
    assertThat(NormalisedScore.of(vector.get("raw_score").asLong(), baseline))
        .isCloseTo(vector.get("normalised_score").asDouble(), within(ROUNDING));
  }

  private void checkSentiment(JsonNode vector) {
    double compound =
        vector.has("text")
            ? vader.score(vector.get("text").asText()).compound()
            : vector.get("forced_compound").asDouble();
    Sentiment sentiment =
        Sentiment.builder()
            .setCompound(compound)
            .setPositive(0)
            .setNeutral(1)
            .setNegative(0)
            .setEngine("vader")
            .build();

    assertThat(sentiment.label()).isEqualTo(vector.get("label").asText());
    if (vector.has("compound")) {
      assertThat(compound).isCloseTo(vector.get("compound").asDouble(), within(ROUNDING));
    }
  }

  private static Stream<DynamicTest> each(String section, Consumer<JsonNode> check)
      throws IOException {
    JsonNode vectors = new ObjectMapper().readTree(new File(System.getProperty(FILE))).get(section);
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : vectors) {
      tests.add(DynamicTest.dynamicTest(vector.toString(), () -> check.accept(vector)));
    }
    return tests.stream();
  }
}
