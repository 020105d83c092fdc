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
package org.crosscurrent.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

  @TempDir Path folder;

  private static String run(String... arguments) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(new BenchCommand().run(List.of(arguments), new Console(out, out, false))).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theHelpListsTheTasks() throws Exception {
    assertThat(run("--help"))
        .contains("pipeline", "normalise", "store", "latency", "vader", "scaling", "live")
        .contains("toxicity", "state", "capacity", "soak");
  }

  @ParameterizedTest
  @CsvSource({
    "pipeline, --posts",
    "vader, --vader-source",
    "toxicity, --toxicity-engine",
    "scaling, --posts",
    "live, --warm-up-seconds",
    "state, --keys",
    "capacity, --posts-per-second",
    "soak, --minutes"
  })
  void everyTaskTellsItsOwnOptions(String task, String option) throws Exception {
    assertThat(run(task, "--help")).contains("bench " + task).contains(option);
  }

  /** Of one task alone: Beam wants all options of a process to agree, and tasks run alone. */
  @ParameterizedTest
  @CsvSource({
    "--peak-factor=-2, '--peak-factor must be 0 or more, not -2.0'",
    "--posts-per-second=-1, '--posts-per-second must be 0 or more, not -1.0'",
    "--cores-per-machine=0, '--cores-per-machine must be 1 or more, not 0'"
  })
  void numbersThatMakeNoSenseAreRefusedAtOnce(String option, String sentence) {
    assertThatThrownBy(() -> run("capacity", option))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  @Test
  void whatIsNoTaskIsRefused() {
    assertThatThrownBy(() -> run("fast"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("bench knows pipeline, ")
        .hasMessageContaining("not fast");
    assertThatThrownBy(() -> run("--posts=3"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("bench needs a task: pipeline, ");
  }

  @Test
  void aTaskPrintsItsFiguresAndKeepsThem() throws Exception {
    Path summary = folder.resolve("summary.json");

    String printed = run("capacity", "--posts-per-second=1000", "--summary=" + summary);

    assertThat(printed).contains("average_posts_per_second = 1000");
    assertThat(Files.readString(summary)).contains("\"average_posts_per_second\" : 1000");
  }
}
