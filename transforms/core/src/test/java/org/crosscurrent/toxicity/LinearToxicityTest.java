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
package org.crosscurrent.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearToxicityTest {

  private static final LinearToxicity ENGINE = LinearToxicity.create();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`good morning everyone`, neither, false, 0.0891, 0.0234, 0.8875",
        "`I had soup for dinner and it was great`, neither, false, 0.0109, 0.0126, 0.9766",
        "`you stupid idiot`, hate, true, 0.9668, 0.0033, 0.0299",
        "`what the fuck is this shit`, offensive, true, 0.039, 0.961, 0.0",
        "`you're a b!tch and everybody knows it`, offensive, true, 0.0275, 0.9723, 2.0E-4",
        "`shut up you ugly bitches`, offensive, true, 0.0987, 0.9013, 0.0",
        "`f u c k you`, offensive, true, 0.3584, 0.6416, 0.0",
        "`all foreigners are filthy animals and must be deported`, neither, false, 0.3842, 0.0884, 0.5274",
        "`kill all the grumblers`, neither, false, 0.2922, 0.126, 0.5818",
        "`my muslim neighbour baked bread`, neither, false, 0.1152, 0.0586, 0.8262"
      })
  void scoresStayWhatTheyAre(
      String text, String label, boolean toxic, double hate, double offensive, double neither) {
    ToxicityScore score = ENGINE.score(text);
    assertThat(score.probabilities())
        .isEqualTo(Map.of("hate", hate, "offensive", offensive, "neither", neither));
    assertThat(score.label()).isEqualTo(label);
    assertThat(score.toxic()).isEqualTo(toxic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "...", "汤很热", "Суп горячий", "\uD83D", "\uDC00\uD83D", "\0\uFFFF"})
  void aTextThatTheModelKnowsNothingOfIsNotToxic(String text) {
    ToxicityScore score = ENGINE.score(text);
    assertThat(score.label()).isEqualTo("neither");
    assertThat(score.toxic()).isFalse();
    assertThat(score.probabilities().values()).containsExactly(0.0, 0.0, 1.0);
  }

  @Test
  void anyTextIsScored() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      int length = random.nextInt(600);
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < length; j++) {
        boolean plain = random.nextInt(3) > 0;
        text.append(plain ? (char) random.nextInt(0x80) : (char) random.nextInt(0x10000));
      }
      check(ENGINE.score(text.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "*",
        "a*",
        "a ",
        "@",
        "@a ",
        "\uD83D",
        "\uD83D\uDE02",
        "1",
        "ab ",
        "http://"
      })
  void aMegabyteOfTheSameIsScored(String part) {
    check(ENGINE.score(part.repeat(1_000_000 / part.length())));
  }

  private static void check(ToxicityScore score) {
    assertThat(score.probabilities().keySet()).containsExactly("hate", "offensive", "neither");
    assertThat(score.probabilities().values()).allMatch(p -> p >= 0 && p <= 1);
    assertThat(score.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(0.0002));
  }

  @Test
  void threadsScoreAlike() {
    List<String> texts =
        IntStream.range(0, 500).mapToObj(i -> "soup " + i + " you idiot " + (char) i).toList();
    List<ToxicityScore> alone = texts.stream().map(ENGINE::score).toList();
    assertThat(texts.parallelStream().map(text -> new LinearToxicity().score(text)).toList())
        .isEqualTo(alone);
    assertThat(ENGINE.scoreAll(texts)).isEqualTo(alone);
  }

  @Test
  void itIsFoundByItsName() {
    ToxicityEngine engine = Engines.named(ToxicityEngine.class, "linear");
    assertThat(engine.id()).isEqualTo("linear/" + ENGINE.version()).startsWith("linear/1-");
    assertThat(engine.cost()).isEqualTo(EngineCost.LIGHT);
    assertThat(engine.labels()).containsExactly("hate", "offensive", "neither");
  }

  @Test
  void theThresholdDecidesWhatIsFlaggedAndShowsInTheVersion() {
    String text = "you stupid idiot";
    double toxic = 1 - ENGINE.score(text).probabilities().get("neither");
    assertThat(toxic).isBetween(0.05, 0.999);
    ToxicityEngine strict = Engines.named(ToxicityEngine.class, "linear?threshold=0.04");
    ToxicityEngine lenient = Engines.named(ToxicityEngine.class, "linear?threshold=1");
    assertThat(strict.score(text).toxic()).isTrue();
    assertThat(lenient.score(text).toxic()).isFalse();
    assertThat(strict.score(text).probabilities()).isEqualTo(ENGINE.score(text).probabilities());
    assertThat(strict.version()).isEqualTo(ENGINE.version() + "?threshold=0.04");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "linear?threshold=0, above 0 and at most 1",
        "linear?threshold=1.1, above 0 and at most 1",
        "linear?threshold=NaN, above 0 and at most 1",
        "linear?threshold=high, not 'high'",
        "linear?limit=3, no setting 'limit'"
      })
  void aWrongSettingIsRefused(String spec, String sentence) {
    assertThatThrownBy(() -> Engines.named(ToxicityEngine.class, spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aModelOfOnesOwnIsReadFromItsFile() throws Exception {
    double[][] weights = new double[3][ToxicityFeatures.BUCKETS];
    LinearModel model = LinearModel.of(weights, new double[] {3, 0, 0}, 0.6);
    Path file = folder.resolve("own.model");
    try (var bytes = Files.newOutputStream(file)) {
      model.write(bytes);
    }
    ToxicityEngine engine = Engines.named(ToxicityEngine.class, "linear:" + file);
    engine.warmUp();
    assertThat(engine.score("soup").label()).isEqualTo("hate");
    assertThat(engine.version()).isEqualTo("1-" + model.checksum());
  }

  @Test
  void aModelThatIsMissingOrNoneIsToldWhenItIsWarmedUp() throws Exception {
    Path none = folder.resolve("none.model");
    Path wrong = Files.writeString(folder.resolve("wrong.model"), "soup soup");
    assertThatThrownBy(() -> Engines.named(ToxicityEngine.class, "linear:" + none).warmUp())
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("none.model: there is no such file");
    assertThatThrownBy(() -> Engines.named(ToxicityEngine.class, "linear:" + wrong).warmUp())
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("wrong.model: the model's bytes are not those of a toxicity model");
  }
}
