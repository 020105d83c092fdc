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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Trending;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;
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

  private final TrendingScorer scorer = TrendingScorer.withDefaults();
  private final SentimentEngine vader = VaderSentiment.create();

  @TestFactory
  Stream<DynamicTest> trendingScoresAreTheRecordedOnes() throws IOException {
    return each("trending", this::checkTrending);
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

  /** Baselines here do not learn from what came before, so vectors with a history say nothing. */
  private void checkNormalisedScore(JsonNode vector) {
    if (vector.get("history").isEmpty() && vector.get("history").isArray()) {
      double baseline = Baselines.defaults().of(vector.get("platform").asText());
      assertThat(baseline).isEqualTo(vector.get("baseline").asDouble());
      assertThat(NormalisedScore.of(vector.get("raw_score").asLong(), baseline))
          .isCloseTo(vector.get("normalised_score").asDouble(), within(ROUNDING));
    }
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
