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
package org.crosscurrent.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSentimentTest {

  private static final String LABELLED = "single_label_classification";

  @TempDir Path folder;

  private static SentimentEngine engine(String spec) {
    SentimentEngine engine = Engines.named(SentimentEngine.class, spec);
    engine.warmUp();
    return engine;
  }

  private static List<SentimentScore> alone(SentimentEngine engine, List<String> texts) {
    return texts.stream().map(engine::score).toList();
  }

  private static List<String> texts(int count) {
    Random random = new Random(17);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(ModelFolder.randomText(random, random.nextInt(24)));
    }
    return texts;
  }

  @Test
  void scoresAreTheSoftmaxOfTheModelsNumbers() {
    SentimentEngine engine = engine(ModelFolder.sentiment(folder).spec());

    SentimentScore score = engine.score("The coffee was GREAT");

    // One good token of six.
    double negative = Math.exp(-4.0 / 6);
    double neutral = Math.exp(1);
    double positive = Math.exp(8.0 / 6);
    double sum = negative + neutral + positive;
    assertThat(score.positive()).isEqualTo(positive / sum, within(0.0005));
    assertThat(score.neutral()).isEqualTo(neutral / sum, within(0.0005));
    assertThat(score.negative()).isEqualTo(negative / sum, within(0.0005));
    assertThat(score.compound()).isEqualTo(score.positive() - score.negative(), within(1e-9));
    assertThat(engine.score("awful coffee").compound()).isNegative();
    assertThat(engine.score("love love love").compound())
        .isGreaterThan(engine.score("love the day").compound());
  }

  @Test
  void eachTextScoresInABatchWhatItScoresAlone() {
    byte[] model = ModelFolder.random(3).toBytes();
    ModelFolder files = ModelFolder.of(folder, ModelFolder.SENTIMENT, LABELLED, model);
    SentimentEngine engine = engine(files.spec("batch=16"));
    // So many that some would be rounded otherwise, if those near the middle were left as they are.
    List<String> texts = texts(4_000);

    List<SentimentScore> alone = alone(engine, texts);

    assertThat(engine.batchSize()).isEqualTo(16);
    assertThat(alone.stream().distinct().count()).isGreaterThan(1_000);
    assertThat(engine.scoreAll(texts)).isEqualTo(alone);
    Collections.reverse(texts);
    List<SentimentScore> reversed = new ArrayList<>(engine.scoreAll(texts));
    Collections.reverse(reversed);
    assertThat(reversed).isEqualTo(alone);
  }

  @Test
  void aModelThatMixesTheTextsOfABatchIsAskedAboutEachAlone() {
    byte[] model = ModelFolder.forSentiment().mixingTexts().toBytes();
    SentimentEngine engine =
        engine(ModelFolder.of(folder, ModelFolder.SENTIMENT, LABELLED, model).spec());
    List<String> texts = texts(40);

    assertThat(engine.batchSize()).isEqualTo(1);
    assertThat(engine.scoreAll(texts)).isEqualTo(alone(engine, texts));
  }

  @Test
  void aModelThatTakesOneTextOfAFixedLengthIsFilledUpAndAskedAboutEachAlone() {
    byte[] model = ModelFolder.forSentiment().takingOneOf(8).toBytes();
    SentimentEngine fixed =
        engine(ModelFolder.of(folder.resolve("a"), ModelFolder.SENTIMENT, LABELLED, model).spec());
    SentimentEngine free = engine(ModelFolder.sentiment(folder.resolve("b")).spec("max-tokens=8"));
    List<String> texts = texts(40);

    assertThat(fixed.batchSize()).isEqualTo(1);
    assertThat(fixed.scoreAll(texts)).isEqualTo(free.scoreAll(texts));
  }

  @Test
  void typesOfTokensAreGivenToAModelThatWantsThem() {
    byte[] model = ModelFolder.forSentiment().takingTypes().toBytes();
    SentimentEngine typed =
        engine(ModelFolder.of(folder.resolve("a"), ModelFolder.SENTIMENT, LABELLED, model).spec());
    SentimentEngine untyped = engine(ModelFolder.sentiment(folder.resolve("b")).spec());
    List<String> texts = texts(40);

    assertThat(typed.scoreAll(texts)).isEqualTo(untyped.scoreAll(texts));
  }

  @Test
  void whatIsBeyondTheLimitOfTokensIsCutOff() {
    String spec = ModelFolder.sentiment(folder).spec("max-tokens=6");
    SentimentEngine engine = engine(spec);

    assertThat(engine.score("good day the coffee")).isEqualTo(engine.score("good day the tram"));
    assertThat(engine.score("good day the coffee awful awful awful awful"))
        .isEqualTo(engine.score("good day the coffee"));
    assertThat(engine.score("good day the awful"))
        .isNotEqualTo(engine.score("good day the coffee"));
  }

  @Test
  void anyTextIsScored() {
    SentimentEngine engine = engine(ModelFolder.sentiment(folder).spec());
    SentimentScore none = new SentimentScore(0, 0, 0, 0);
    char half = 0xD83D;
    List<String> hostile =
        List.of(
            "",
            " \n\t\u00A0",
            "\u0000",
            "good \uD83D\uDE00\uD83D\uDC4D\uD83C\uDFFD",
            "good " + half,
            half + " good",
            "good \u0000 day",
            "x".repeat(100_000),
            "good ".repeat(20_000),
            "\uD83D\uDE00".repeat(50_000),
            "\u202Egood\u202C \u0301\u0301\u0301",
            "[CLS] [SEP] good [PAD]");

    List<SentimentScore> scores = engine.scoreAll(hostile);

    assertThat(scores).isEqualTo(alone(engine, hostile));
    assertThat(scores.get(0)).isEqualTo(none);
    assertThat(scores.get(2)).isEqualTo(none);
    assertThat(scores.get(6)).isEqualTo(engine.score("good day"));
    assertThat(scores.get(8).compound()).isGreaterThan(0.9);
    assertThat(engine.scoreAll(List.of())).isEmpty();
  }

  @Test
  void manyThreadsScoreAtOnce() throws Exception {
    SentimentEngine engine = engine(ModelFolder.sentiment(folder).spec("threads=2"));
    List<String> texts = texts(200);
    List<SentimentScore> expected = alone(engine, texts);

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<SentimentScore>>> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        all.add(threads.submit(() -> engine.scoreAll(texts)));
      }
      for (Future<List<SentimentScore>> each : all) {
        assertThat(each.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void starsSayWhichWayTheyPoint() {
    List<String> stars = List.of("1 star", "2 stars", "3 stars", "4 stars", "5 stars");
    float[][] weights = {{-4, -4, 0, 4, 6}, {6, 4, 0, -4, -4}};
    byte[] model = ModelFolder.withWeights(weights).toBytes();
    SentimentEngine engine = engine(ModelFolder.of(folder, stars, LABELLED, model).spec());

    SentimentScore good = engine.score("great day");

    assertThat(good.compound()).isPositive();
    assertThat(good.positive() + good.neutral() + good.negative()).isEqualTo(1, within(0.002));
    assertThat(engine.score("bad day").compound()).isNegative();
  }

  @Test
  void settingsSayWhatNamesOfLabelsDoNot() {
    List<String> numbered = List.of("LABEL_0", "LABEL_1", "LABEL_2");
    byte[] model = ModelFolder.forSentiment().toBytes();
    ModelFolder files = ModelFolder.of(folder, numbered, LABELLED, model);

    SentimentEngine engine = engine(files.spec("positive=LABEL_2", "negative=LABEL_0"));
    SentimentEngine upsideDown = engine(files.spec("positive=LABEL_0", "negative=LABEL_2"));

    SentimentScore score = engine.score("love the day");
    assertThat(score.compound()).isPositive();
    assertThat(upsideDown.score("love the day").compound()).isEqualTo(-score.compound());
    assertThat(upsideDown.version()).isNotEqualTo(engine.version());
  }

  @Test
  void theVersionTellsTheModelAndWhatItsScoresDependOn() {
    ModelFolder files = ModelFolder.sentiment(folder);
    String version = Engines.named(SentimentEngine.class, files.spec()).version();

    assertThat(version).matches(files.sha256().substring(0, 12) + "-[0-9a-f]{8}");
    assertThat(Engines.named(SentimentEngine.class, files.spec("threads=2", "batch=3")).version())
        .isEqualTo(version);
    assertThat(Engines.named(SentimentEngine.class, files.spec("max-tokens=64")).version())
        .isNotEqualTo(version);
    ModelFolder other =
        ModelFolder.sentiment(folder.resolve("other"))
            .put("config.json", ModelFolder.config(ModelFolder.SENTIMENT, "") + " ");
    assertThat(Engines.named(SentimentEngine.class, other.spec()).version())
        .startsWith(version.substring(0, 13))
        .isNotEqualTo(version);
  }

  @Test
  void theEngineTellsWhatItIs() {
    SentimentEngine plain =
        Engines.all(SentimentEngine.class).stream()
            .filter(engine -> engine.name().equals("onnx"))
            .findFirst()
            .orElseThrow();
    ModelFolder files = ModelFolder.sentiment(folder);
    SentimentEngine engine =
        engine(files.spec("batch=8", "licence=cc-by-4.0", "sha256=" + files.sha256()));

    assertThat(plain.version()).matches("onnxruntime-[0-9.]+\\+tokenizers-[0-9.]+");
    assertThat(plain.licence()).isEqualTo("Apache-2.0 AND MIT AND LicenseRef-model");
    assertThat(engine.licence()).isEqualTo("Apache-2.0 AND MIT AND cc-by-4.0");
    assertThat(engine.cost()).isEqualTo(EngineCost.HEAVY);
    assertThat(engine.batchSize()).isEqualTo(8);
    assertThat(engine.id()).isEqualTo("onnx/" + engine.version());
  }

  @Test
  void manyEnginesShareOneModel() {
    String spec = ModelFolder.sentiment(folder).spec();
    List<SentimentEngine> engines = IntStream.range(0, 4).mapToObj(i -> engine(spec)).toList();

    // Files that are gone do not matter to those who come later.
    new ModelFolder(folder).delete("model.onnx").delete("tokenizer.json").delete("config.json");

    assertThat(engine(spec).score("good day")).isEqualTo(engines.get(0).score("good day"));
  }
}
