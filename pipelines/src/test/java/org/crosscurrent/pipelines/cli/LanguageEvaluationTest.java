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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageEvaluationTest {

  private static final String[] LINES = {
    "text\tlanguage",
    "das hat jemand auf Deutsch über das Wetter geschrieben\tde",
    "this is what somebody wrote in English about the weather\tfr",
    "short words\ten",
    "det er ikke så lett å vite hva som skjedde på fjellet i går\tno"
  };

  @TempDir Path folder;
  private final Transcript transcript = new Transcript();

  @Test
  void textsAreCountedByWhetherTheirLanguageWasFound() throws IOException {
    JsonNode summary = evaluate(List.of("--min-characters=20"), LINES);
    assertThat(summary.path("engine").asText()).startsWith("fast/");
    assertThat(summary.path("n").asInt()).isEqualTo(4);
    assertThat(summary.path("undetermined").asInt()).isEqualTo(1);
    assertThat(summary.path("accuracy").asDouble()).isEqualTo(0.5);
    assertThat(summary.path("precision").asDouble()).isEqualTo(0.6667);
    assertThat(summary.path("texts_per_cpu_second").asLong()).isPositive();
    assertThat(summary.path("accuracy_by_language").path("de").asDouble()).isEqualTo(1);
    assertThat(summary.path("accuracy_by_language").path("fr").asDouble()).isZero();
    assertThat(transcript.results()).contains("n = 4");
  }

  @Test
  void aWrongOptionOrFileIsTold() {
    assertThatThrownBy(() -> evaluate(List.of("--engine=slow"), LINES))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--engine")
        .hasMessageContaining("accurate, fast");
    assertThatThrownBy(() -> evaluate(List.of(), "text\tlabel", "a\tb"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no column 'language'");
    assertThatThrownBy(() -> evaluate(List.of(), "text\tlanguage", "a"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("line 2");
  }

  private JsonNode evaluate(List<String> options, String... lines) throws IOException {
    Path input = Files.write(folder.resolve("labelled.tsv"), List.of(lines));
    Path summary = folder.resolve("summary.json");
    List<String> arguments =
        new ArrayList<>(List.of("language", "--input=" + input, "--summary=" + summary));
    arguments.addAll(options);
    assertThat(new EvaluateCommand().run(arguments, transcript.console(false))).isZero();
    return new ObjectMapper().readTree(summary.toFile());
  }
}
