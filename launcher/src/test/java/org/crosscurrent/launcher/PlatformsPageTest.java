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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscurrent.pipelines.cli.CommandLine;
import org.crosscurrent.pipelines.cli.Console;
import org.junit.jupiter.api.Test;

class PlatformsPageTest {

  private static final Path PAGE = Path.of("../docs/platforms.md");

  @Test
  void thePageIsWhatTheMappingsSay() throws IOException {
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void thereAreMoreThanSixtyCombinations() throws IOException {
    long rows = page().lines().filter(line -> line.matches("\\|.*\\| `.*")).count();
    assertThat(rows).isGreaterThan(60);
  }

  private static String page() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, UTF_8);
    int exit =
        CommandLine.ofPipelines()
            .run(
                List.of("mapping", "list", "--markdown"),
                new Console(
                    printed, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), false));
    assertThat(exit).isZero();
    return out.toString(UTF_8);
  }
}
