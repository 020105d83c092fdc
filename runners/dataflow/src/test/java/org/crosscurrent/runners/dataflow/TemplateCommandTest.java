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
package org.crosscurrent.runners.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.crosscurrent.pipelines.cli.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TemplateCommandTest {

  @TempDir private Path directory;
  private final Transcript transcript = new Transcript();

  private int launch(FlexTemplate template, List<String> words) {
    List<String> all = new ArrayList<>(List.of(template.id()));
    all.addAll(words);
    return new CommandLine(new TemplateCommand(template)).run(all, transcript.console());
  }

  private List<String> offline(OfflineDataflow dataflow, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(dataflow.arguments(Files.writeString(directory.resolve("any.jar"), "any")));
    words.addAll(List.of(more));
    return words;
  }

  @Test
  void aBackfillIsSentOffWithoutWaitingForIt() throws Exception {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    Path input = Files.writeString(directory.resolve("posts.jsonl"), "{}\n");

    int exitCode = launch(FlexTemplate.BACKFILL, offline(dataflow, "--input=" + input));

    assertThat(exitCode).as(transcript.text()).isZero();
    assertThat(transcript.text()).contains("the job is sent off");
    assertThat(dataflow.translation().type()).isEqualTo("JOB_TYPE_BATCH");
  }

  @Test
  void anInputThatIsNotThereEndsTheLaunchWithOneSentence() throws Exception {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    Path none = directory.resolve("none");

    int exitCode = launch(FlexTemplate.BACKFILL, offline(dataflow, "--input=" + none));

    assertThat(exitCode).isEqualTo(2);
    assertThat(transcript.text())
        .isEqualToIgnoringNewLines("crosscurrent: Archive " + none + " does not exist.");
  }

  @Test
  void aMissingParameterEndsTheLaunchWithOneSentence() {
    assertThat(launch(FlexTemplate.STREAM, List.of("--project=offline"))).isEqualTo(2);
    assertThat(transcript.text())
        .isEqualToIgnoringNewLines(
            "crosscurrent: --bootstrap-servers=... is required (see --help)");
  }

  @Test
  void aPasswordEndsTheLaunchWithoutBeingShown() {
    assertThat(
            launch(
                FlexTemplate.BACKFILL,
                List.of(
                    "--input=gs://offline/archive",
                    "--jdbcUrl=jdbc:postgresql://postgres.invalid/crosscurrent",
                    "--dbPassword=hush")))
        .isEqualTo(2);
    assertThat(transcript.text()).contains("--db-password-file=gs://").doesNotContain("hush");
  }

  @Test
  void theHelpTellsEveryParameterAndNothingElse() {
    assertThat(launch(FlexTemplate.STREAM, List.of("--help"))).isZero();

    assertThat(transcript.text().lines().filter(line -> line.startsWith("  --")))
        .hasSameSizeAs(FlexTemplate.STREAM.parameters());
    assertThat(transcript.text()).contains(StreamTemplate.class.getName());
  }
}
