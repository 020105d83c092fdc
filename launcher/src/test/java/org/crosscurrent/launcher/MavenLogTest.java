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
package org.crosscurrent.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenLogTest {

  @TempDir Path folder;

  @Test
  void theLastStepIsToldOnce() throws IOException {
    Path file = Files.createFile(folder.resolve("log"));
    MavenLog log = new MavenLog(file);
    assertThat(log.newStep()).isEmpty();

    say(file, "[INFO] --------\n[INFO] Building Crosscurrent CoreNLP 0.1.0-SNAPSHOT      [4/5]\n");
    assertThat(log.newStep()).contains("Building Crosscurrent CoreNLP 0.1.0-SNAPSHOT");
    assertThat(log.newStep()).isEmpty();

    say(file, "Downloading from central: https://repo.example/a/b/models-4.5.jar\n");
    assertThat(log.newStep()).contains("Downloading models-4.5.jar");

    say(file, "Progress (1): 1/474 MB\rProgress (1): 12/474 MB\r");
    assertThat(log.newStep()).contains("Downloading models-4.5.jar 12/474 MB");

    say(file, "[INFO] Building jar: /somewhere/x.jar\n");
    assertThat(log.newStep()).isEmpty();
  }

  private static void say(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
