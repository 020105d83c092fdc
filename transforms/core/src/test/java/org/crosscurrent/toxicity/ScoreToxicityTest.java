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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Toxicity;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ScoreToxicityTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void labelFlagAndRoundedProbabilitiesAreSetInTheEnginesOrder() {
    Toxicity toxicity = ScoreToxicity.score(signal("you idiot"), new IdiotEngine()).getToxicity();

    assertThat(toxicity.getLabel()).isEqualTo("offensive");
    assertThat(toxicity.isToxic()).isTrue();
    assertThat(toxicity.getEngine()).isEqualTo("idiot/1");
    assertThat(toxicity.getProbabilities())
        .containsExactly(Map.entry("offensive", 0.6667), Map.entry("neither", 0.3333));
  }

  @Test
  void aPostWithoutTextHasNoToxicity() {
    assertThat(ScoreToxicity.score(signal(" "), new IdiotEngine()).getToxicity()).isNull();
  }

  @Test
  void aPipelineFlagsAndLosesNothing() {
    PCollection<Signal> scored =
        pipeline
            .apply("Read", Create.of(signal("you idiot"), signal("good morning"), signal("")))
            .apply(
                "ScoreToxicity",
                ScoreToxicity.with(IdiotEngine::new)
                    .withTimeLimit(Duration.standardMinutes(2))
                    .withBreaker(5, Duration.standardSeconds(1)));

    PAssert.that(
            scored.apply(
                "Flags",
                MapElements.into(TypeDescriptors.strings())
                    .via(s -> s.getPost().getText() + ":" + s.flaggedToxic())))
        .containsInAnyOrder("you idiot:true", "good morning:false", ":false");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void anEngineThatIsNotThereIsRefusedAtOnce() {
    assertThatThrownBy(() -> ScoreToxicity.withEngine("oracle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no toxicity engine 'oracle' on the class path");
  }

  private static Signal signal(String text) {
    return Signal.of(
        Post.builder()
            .setId("reddit:" + text)
            .setPlatform("reddit")
            .setKind(PostKind.POST)
            .setText(text)
            .setCreatedAt(NOON)
            .setObservedAt(NOON)
            .setCollection("api")
            .build());
  }

  private static final class IdiotEngine implements ToxicityEngine {
    @Override
    public String name() {
      return "idiot";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public String licence() {
      return "Apache-2.0";
    }

    @Override
    public EngineCost cost() {
      return EngineCost.LIGHT;
    }

    @Override
    public List<String> labels() {
      return List.of("offensive", "neither");
    }

    @Override
    public ToxicityScore score(String text) {
      boolean toxic = text.contains("idiot");
      Map<String, Double> probabilities = new LinkedHashMap<>();
      probabilities.put("offensive", toxic ? 2 / 3.0 : 0);
      probabilities.put("neither", toxic ? 1 / 3.0 : 1);
      return new ToxicityScore(toxic ? "offensive" : "neither", toxic, probabilities);
    }
  }
}
