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
package org.crosscurrent.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.toxicity.HeldOut;
import org.crosscurrent.toxicity.ToxicityEngine;
import org.crosscurrent.toxicity.ToxicityScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToxicityEvaluationTest {

  private static final String HEADER = "text\tlabel";

  @TempDir Path folder;
  private final Transcript transcript = new Transcript();

  /** Gives a text the label that is its first word. */
  private static final class FirstWord implements ToxicityEngine {
    @Override
    public String name() {
      return "first-word";
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
      return List.of("bad", "good");
    }

    @Override
    public ToxicityScore score(String text) {
      String label = text.split(" ")[0];
      return new ToxicityScore(label, label.equals("bad"), Map.of(label, 1.0));
    }
  }

  @Test
  void labelsAreComparedWithThoseOfPeople() {
    Map<String, Object> figures =
        ToxicityEvaluation.figures(
            new FirstWord(),
            List.of(
                new ToxicityEvaluation.Row("bad", "bad weather"),
                new ToxicityEvaluation.Row("bad", "good weather"),
                new ToxicityEvaluation.Row("good", "good soup"),
                new ToxicityEvaluation.Row("good", "good bread")));
    assertThat(figures)
        .containsEntry("n", 4)
        .containsEntry("accuracy", 0.75)
        .containsEntry("macro_f1", 0.7333)
        .containsEntry("weighted_f1", 0.7333)
        .containsEntry("f1_by_label", Map.of("bad", 0.6667, "good", 0.8))
        .containsEntry(
            "confusion_matrix",
            Map.of("bad", Map.of("bad", 1, "good", 1), "good", Map.of("bad", 0, "good", 2)))
        .containsEntry("flagged_by_label", Map.of("bad", 1, "good", 0));
  }

  @Test
  void onlyTextsThatTrainingHoldsOutAreTakenUnlessAllAreAskedFor() throws IOException {
    List<String> texts =
        IntStream.range(0, 40).mapToObj(i -> "soup of the kind " + (char) ('a' + i)).toList();
    String[] lines =
        Stream.concat(Stream.of(HEADER), texts.stream().map(text -> text + "\tneither"))
            .toArray(String[]::new);
    long heldOut = texts.stream().filter(HeldOut::contains).count();

    assertThat(evaluate(List.of(), lines).path("n").asLong()).isEqualTo(heldOut).isBetween(1L, 39L);
    JsonNode all = evaluate(List.of("--part=all"), lines);
    assertThat(all.path("n").asInt()).isEqualTo(40);
    assertThat(all.path("engine").asText()).startsWith("linear/1-");
    assertThat(all.path("texts_per_cpu_second").asLong()).isPositive();
    assertThat(transcript.results()).contains("part = all");
  }

  @Test
  void entitiesOfTheFileAreDecodedBeforeATextIsScored() throws IOException {
    JsonNode summary =
        evaluate(
            List.of("--part=all"), HEADER, "what the &#102;&#117;&#99;&#107; is this\toffensive");
    assertThat(summary.path("f1_by_label").path("offensive").asDouble()).isEqualTo(1);
  }

  @Test
  void aWrongOptionOrFileIsTold() {
    refuses(List.of("--engine=kind"), "--engine: there is no toxicity engine 'kind'", HEADER);
    refuses(List.of("--engine=linear?threshold=2"), "at most 1", HEADER);
    refuses(List.of("--engine=linear:/none.model"), "no such file", HEADER);
    refuses(List.of("--part=some"), "--part must be held-out or all, not some", HEADER);
    refuses(List.of(), "no column 'label'", "text\tlanguage");
    refuses(List.of(), "line 3 has a label", HEADER, "a\tneither", "b\tnice");
  }

  private void refuses(List<String> options, String sentence, String... lines) {
    assertThatThrownBy(() -> evaluate(options, lines))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(sentence);
  }

  private JsonNode evaluate(List<String> options, String... lines) throws IOException {
    Path input = Files.write(folder.resolve("labelled.tsv"), List.of(lines));
    Path summary = folder.resolve("summary.json");
    List<String> arguments =
        new ArrayList<>(List.of("toxicity", "--input=" + input, "--summary=" + summary));
    arguments.addAll(options);
    assertThat(new EvaluateCommand().run(arguments, transcript.console(false))).isZero();
    return new ObjectMapper().readTree(summary.toFile());
  }
}
