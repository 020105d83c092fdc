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

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.cli.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class VaderBenchTest {

  @TempDir Path folder;

  private String pythonThat(String... does) throws Exception {
    Path script = folder.resolve("python-for-test");
    Files.write(script, List.of(String.join("\n", "#!/bin/sh", String.join("\n", does))));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  @Test
  void itSaysHowToGetAReferenceThatIsNotThere() throws Exception {
    String python = pythonThat("echo \"No module named 'vaderSentiment'\"", "exit 3");

    assertThatThrownBy(() -> new ReferenceVader(python, null).score(List.of("fine"), folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("No module named 'vaderSentiment'")
        .hasMessageContaining("-m pip install vaderSentiment");
  }

  @Test
  void itSaysThatThereIsNoPython() {
    assertThatThrownBy(
            () -> new ReferenceVader("no-such-python", null).score(List.of("fine"), folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--python=no-such-python");
  }

  @Test
  void theSourceMustHoldThePackage() {
    assertThatThrownBy(
            () -> new ReferenceVader("python3", folder.toString()).score(List.of(""), folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds no folder named vaderSentiment");
  }

  @Test
  void theAnswerIsReadAsItWasPrinted() throws Exception {
    String python = pythonThat("echo '3.11.7 0.5 0.75'", "echo 0.4404", "echo -0.1");

    ReferenceVader.Answer answer =
        new ReferenceVader(python, null).score(List.of("good", "meh"), folder);
    Map<String, Object> summary =
        VaderBench.summarise(new double[] {0.4404, -0.2}, new CpuClock.Taken(0.002, 0.001), answer);

    assertThat(summary)
        .containsEntry("reference_python", "3.11.7")
        .containsEntry("reference_texts_per_cpu_second", 4L)
        .containsEntry("texts_per_cpu_second", 8000L)
        .containsEntry("speed_ratio", 2000.0)
        .containsEntry("same_compound", 1)
        .containsEntry("max_abs_diff", 0.1);
  }
}
