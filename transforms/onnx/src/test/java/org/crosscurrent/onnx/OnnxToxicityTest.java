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
import java.util.List;
import java.util.Map;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.toxicity.ToxicityEngine;
import org.crosscurrent.toxicity.ToxicityScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxToxicityTest {

  @TempDir Path folder;

  private static ToxicityEngine engine(String spec) {
    ToxicityEngine engine = Engines.named(ToxicityEngine.class, spec);
    engine.warmUp();
    return engine;
  }

  private ModelFolder oneLabelEach(String... labels) {
    float[][] weights = {{0, 0, 0}, {8, 4, -8}};
    return ModelFolder.of(
        folder,
        List.of(labels),
        "single_label_classification",
        ModelFolder.withWeights(weights).toBytes());
  }

  @Test
  void labelsThatGoTogetherAreToldEachByItself() {
    ToxicityEngine engine = engine(ModelFolder.toxicity(folder).spec());

    ToxicityScore bad = engine.score("awful hate");
    ToxicityScore good = engine.score("the day was good");

    // Two bad tokens of four: 12 / 2 - 3 and 6 / 2 - 3.
    assertThat(bad.probabilities().get("toxic")).isEqualTo(1 / (1 + Math.exp(-3)), within(0.0005));
    assertThat(bad.probabilities().get("insult")).isEqualTo(0.5, within(0.0005));
    assertThat(bad.label()).isEqualTo("toxic");
    assertThat(bad.toxic()).isTrue();
    assertThat(good.toxic()).isFalse();
    assertThat(engine.labels()).containsExactly("toxic", "insult");
    assertThat(bad.probabilities().keySet()).containsExactly("toxic", "insult");
  }

  @Test
  void theThresholdSaysFromWhichProbabilityATextIsToxic() {
    ModelFolder files = ModelFolder.toxicity(folder);
    double probability =
        engine(files.spec()).score("bad day the coffee").probabilities().get("toxic");

    assertThat(engine(files.spec("threshold=" + probability)).score("bad day the coffee").toxic())
        .isTrue();
    double above = probability + 0.001;
    assertThat(engine(files.spec("threshold=" + above)).score("bad day the coffee").toxic())
        .isFalse();
  }

  @Test
  void theNameSaysWhichLabelIsFine() {
    ToxicityEngine engine = engine(oneLabelEach("hate", "offensive", "neither").spec());

    ToxicityScore bad = engine.score("hate hate");
    ToxicityScore empty = engine.score(" ");

    assertThat(bad.label()).isEqualTo("hate");
    assertThat(bad.toxic()).isTrue();
    assertThat(bad.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isEqualTo(1, within(0.002));
    assertThat(empty)
        .isEqualTo(
            new ToxicityScore(
                "neither", false, Map.of("hate", 0.0, "offensive", 0.0, "neither", 1.0)));
  }

  @Test
  void aSettingSaysWhichLabelsAreFine() {
    ModelFolder files = oneLabelEach("LABEL_0", "LABEL_1", "LABEL_2");

    ToxicityEngine engine = engine(files.spec("fine=LABEL_1,LABEL_2"));
    ToxicityEngine other = engine(files.spec("fine=LABEL_0"));

    assertThat(engine.score("hate hate").toxic()).isTrue();
    assertThat(other.score("hate hate").toxic()).isFalse();
    assertThat(engine.version()).isNotEqualTo(other.version());
    assertThat(engine(files.spec("fine=")).score("hate hate").toxic()).isTrue();
  }

  @Test
  void aTextWithoutTokensIsNotToxicEvenIfNoLabelIsFine() {
    ToxicityScore score = engine(ModelFolder.toxicity(folder).spec()).score("");

    assertThat(score.toxic()).isFalse();
    assertThat(score.probabilities()).isEqualTo(Map.of("toxic", 0.0, "insult", 0.0));
  }

  @Test
  void namesOfFineLabelsAreKnownInTheirSpellings() {
    assertThat(
            List.of(
                "neither",
                "non-toxic",
                "Not Toxic",
                "NOT_HATE",
                "nothate",
                "no_hate_speech",
                "non_offensive",
                "neutral",
                "Normal",
                "clean",
                "OK"))
        .allMatch(LabelNames::isFine);
    assertThat(List.of("toxic", "hate", "offensive", "obscene", "LABEL_0", "nonsense", "nsfw"))
        .noneMatch(LabelNames::isFine);
  }
}
