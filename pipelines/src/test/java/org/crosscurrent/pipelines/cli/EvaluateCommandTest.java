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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir Path folder;
  private final Transcript transcript = new Transcript();

  @Test
  void scoresAreComparedWithThoseOfPeopleAndOfTheReference() throws IOException {
    JsonNode summary =
        evaluate(
            "human_mean\tcompound\ttext", "3.1\t0.4404\tgood", "-2.5\t-0.5423\tbad", "0\t0\tstone");
    assertThat(summary.path("n").asInt()).isEqualTo(3);
    assertThat(summary.path("pearson").asDouble()).isBetween(0.98, 1.0);
    assertThat(summary.path("within_1e4").asInt()).isEqualTo(3);
    assertThat(summary.path("max_abs_diff").asDouble()).isLessThan(1e-4);
    assertThat(transcript.results()).first().isEqualTo("n = 3");
  }

  @Test
  void columnsAreFoundByTheirNamesInAnyOrder() throws IOException {
    JsonNode summary = evaluate("text\tmore\tcompound", "good\tx\t0.4404", "bad\ty\t0.9");
    assertThat(summary.path("within_1e4").asInt()).isEqualTo(1);
    assertThat(summary.path("max_abs_diff").asDouble()).isGreaterThan(1);
    assertThat(summary.has("pearson")).isFalse();
  }

  @Test
  void aCellThatIsNoNumberIsNamedByItsLine() {
    assertThatThrownBy(() -> evaluate("compound\ttext", "0.1\ta", "much\tb"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("column 1");
  }

  private JsonNode evaluate(String... lines) throws IOException {
    Path input = Files.write(folder.resolve("labelled.tsv"), List.of(lines));
    Path summary = folder.resolve("summary.json");
    int exitCode =
        new EvaluateCommand()
            .run(
                List.of("sentiment", "--input=" + input, "--summary=" + summary),
                transcript.console(false));
    assertThat(exitCode).isZero();
    return new ObjectMapper().readTree(summary.toFile());
  }
}
