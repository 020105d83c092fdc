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

import java.io.EOFException;
import java.util.List;
import org.crosscurrent.pipelines.JobFailedException;
import org.crosscurrent.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private final Transcript transcript = new Transcript();

  @Test
  void withoutACommandItTellsWhatThereIsAndRefuses() {
    assertThat(run()).isEqualTo(2);
    assertThat(transcript.results()).first().asString().startsWith("Usage: ./crosscurrent COMMAND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpListsEveryCommandInOneLine(String help) {
    assertThat(run(help)).isZero();
    for (String name :
        List.of("backfill", "evaluate", "explain", "mapping", "replay", "stream", "test")) {
      assertThat(transcript.results()).anyMatch(line -> line.startsWith("  " + name + " "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"backfill", "stream", "replay", "evaluate", "explain"})
  void helpOfACommandListsItsOptionsWithTheirDefaults(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(transcript.results())
        .first()
        .asString()
        .startsWith("Usage: ./crosscurrent " + command + " ");
    assertThat(transcript.results().stream().filter(line -> line.startsWith("  --")))
        .isNotEmpty()
        .anyMatch(line -> line.endsWith("(required)") || line.contains("(default "));
  }

  @Test
  void helpTellsHowAnOptionIsWrittenAndWhatItIsWhenNotGiven() {
    run("stream", "--help");
    assertThat(transcript.results())
        .anyMatch(line -> line.matches("  --max-disorder +Disorder .*\\(default 30\\)"))
        .anyMatch(line -> line.matches("  --bootstrap-servers +.*\\(required\\)"))
        .anyMatch(line -> line.matches("  --db-user +Database user \\(default postgres\\)"));
  }

  @Test
  void aFailedJobIsToldByTheSentenceThatNamesWhatFailed() {
    StoreException ours =
        new StoreException(
            StoreException.Reason.UNREACHABLE, "No server at x.", new EOFException("end"));
    JobFailedException failure =
        new JobFailedException(
            "the job failed: end (EOFException)", new IllegalStateException("layer", ours));
    assertThat(CommandLine.sentence(failure)).isEqualTo("No server at x.");
  }

  @Test
  void aFailedJobIsToldByItsRunnerWhereNothingOfOursFailed() {
    JobFailedException failure =
        new JobFailedException("the job failed: no memory", new IllegalStateException("layer"));
    assertThat(CommandLine.sentence(failure)).isEqualTo("the job failed: no memory");
    assertThat(CommandLine.sentence(new JobFailedException("the job failed", null)))
        .isEqualTo("the job failed");
  }

  @Test
  void whatNobodyForesawIsOneSentenceAndExitCodeOne() {
    Command broken =
        new Command() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public String summary() {
            return "Breaks.";
          }

          @Override
          public int run(List<String> arguments, Console console) {
            throw new IllegalStateException("in the middle");
          }
        };
    int exitCode =
        CommandLine.ofPipelines().with(broken).run(List.of("broken"), transcript.console(false));
    assertThat(exitCode).isEqualTo(1);
    assertThat(transcript.messages().lines())
        .containsExactly(
            "crosscurrent: broken failed unexpectedly (IllegalStateException); the log has the"
                + " rest");
  }

  private int run(String... arguments) {
    return CommandLine.ofPipelines().run(List.of(arguments), transcript.console(false));
  }
}
