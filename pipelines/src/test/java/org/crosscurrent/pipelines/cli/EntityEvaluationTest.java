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
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityEvaluationTest {

  private static final String HEADER = "id\ttext\tentities";

  @TempDir Path folder;
  private final Transcript transcript = new Transcript();

  @Test
  void namesAreCountedByPlaceAndType() throws IOException {
    JsonNode summary =
        evaluate(
            List.of(),
            HEADER,
            "1\tGermany buys from Nvidia Corp\tGermany|location; Nvidia Corp|organization",
            "2\tTypeScript by Ann, not by Ann\tTypeScript|organization; Ann|person; Ann|person",
            "3\tnothing on YouTube\t",
            "4\tnothing\t");

    assertThat(summary.path("engine").asText()).startsWith("gazetteer/");
    assertThat(summary.path("n").asInt()).isEqualTo(4);
    check(summary.path("exact"), 5, 4, 1);
    check(summary.path("overlap"), 5, 4, 2);
    check(summary.path("any_type"), 5, 4, 3);
    assertThat(summary.path("overlap").path("precision").asDouble()).isEqualTo(0.5);
    assertThat(summary.path("overlap").path("recall").asDouble()).isEqualTo(0.4);
    assertThat(summary.path("overlap").path("f1").asDouble()).isEqualTo(0.4444);
    check(summary.path("overlap_by_type").path("organization"), 2, 1, 1);
    check(summary.path("overlap_by_type").path("person"), 2, 0, 0);
    assertThat(summary.path("texts_without_names").asInt()).isEqualTo(2);
    assertThat(summary.path("of_these_with_finds").asInt()).isEqualTo(1);
  }

  /** So that a change of the gazetteer or of its rules cannot make it worse unseen. */
  @Test
  void theGazetteerFindsWhatItIsDocumentedToFindInTheLabelledPosts()
      throws IOException, URISyntaxException {
    Path posts = Path.of(getClass().getResource("entities.tsv").toURI());

    JsonNode summary = summary(posts, List.of("--engine=gazetteer"));

    assertThat(summary.path("n").asInt()).isEqualTo(200);
    assertThat(summary.path("texts_without_names").asInt()).isGreaterThanOrEqualTo(60);
    assertThat(summary.path("any_type").path("precision").asDouble()).isGreaterThan(PRECISION);
    assertThat(summary.path("any_type").path("recall").asDouble()).isGreaterThan(RECALL);
  }

  private static final double PRECISION = 0.9;
  private static final double RECALL = 0.4;

  @Test
  void aWrongOptionOrFileIsTold() {
    assertThatThrownBy(() -> evaluate(List.of("--engine=oracle"), HEADER))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--engine")
        .hasMessageContaining("gazetteer");
    assertThatThrownBy(() -> evaluate(List.of("--engine=gazetteer?names=/no/such"), HEADER))
        .isInstanceOf(UsageException.class)
        .hasMessage("--engine: the file of names /no/such cannot be read");
    assertThatThrownBy(() -> evaluate(List.of(), "text\tlabel", "a\tb"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no column 'entities'");
    assertThatThrownBy(() -> evaluate(List.of(), HEADER, "1\ta\ta|team"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--input, line 2: an entity is written name|type");
    assertThatThrownBy(() -> evaluate(List.of(), HEADER, "1\ta\t", "2\ta\ta|misc; a|misc"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--input, line 3: entity 2 is not in the text");
  }

  private static void check(JsonNode figures, int labelled, int found, int right) {
    assertThat(figures.path("labelled").asInt()).isEqualTo(labelled);
    assertThat(figures.path("found").asInt()).isEqualTo(found);
    assertThat(figures.path("right").asInt()).isEqualTo(right);
  }

  private JsonNode evaluate(List<String> options, String... lines) throws IOException {
    return summary(Files.write(folder.resolve("labelled.tsv"), List.of(lines)), options);
  }

  private JsonNode summary(Path input, List<String> options) throws IOException {
    Path summary = folder.resolve("summary.json");
    List<String> arguments =
        new ArrayList<>(List.of("entities", "--input=" + input, "--summary=" + summary));
    arguments.addAll(options);
    assertThat(new EvaluateCommand().run(arguments, transcript.console(false))).isZero();
    return new ObjectMapper().readTree(summary.toFile());
  }
}
