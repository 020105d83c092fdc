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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the root script starts: a JDK stands in that says how it was started. */
class ScriptTest {

  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  @BeforeEach
  void makeACheckout() throws IOException {
    Path script = Path.of("..", "crosscurrent");
    Files.copy(script, folder.resolve("crosscurrent"));
    Files.createDirectories(folder.resolve("launcher/target/lib"));
    stamp(folder.resolve(".crosscurrent/built"), BUILT);
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        """
        #!/usr/bin/env bash
        if [[ "$1" == -version ]]; then
          echo 'openjdk version "17.0.1"' >&2
          exit
        fi
        while [[ "$1" != -cp ]]; do
          [[ "$1" == -Xmx* ]] && echo "$1"
          shift
        done
        [[ "$*" == *" engines add broken" ]] && exit 2
        echo "$*"
        """);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aCommandHasTheLaunchersJarsAlone() throws Exception {
    assertThat(script("backfill", "--input=a b"))
        .containsExactly("-Xmx2g", "-cp " + lib() + " " + main() + " backfill --input=a b");
  }

  @Test
  void anEngineThatWasAddedIsOnTheClassPathOfEveryCommand() throws Exception {
    stamp(engine("corenlp").resolve("built"), BUILT);
    stamp(engine("onnx").resolve("built"), BUILT);
    Files.createDirectories(engine(".broken.new"));
    Files.createDirectories(engine("half"));

    assertThat(script("stream"))
        .containsExactly(
            "-Xmx4g",
            "-cp "
                + String.join(":", lib(), engine("corenlp") + "/*", engine("onnx") + "/*")
                + " "
                + main()
                + " stream");
  }

  @Test
  void anEngineOfAnOlderBuildIsAddedAnewFirst() throws Exception {
    stamp(engine("onnx").resolve("built"), BUILT.minusSeconds(1));

    assertThat(script("stream"))
        .containsExactly(
            "-Xmx2g",
            "-cp " + lib() + " " + main() + " engines add onnx",
            "-Xmx2g",
            "-cp " + lib() + ":" + engine("onnx") + "/* " + main() + " stream");
  }

  @Test
  void anEngineThatDoesNotBuildAnyMoreStopsAllButItsRemoval() throws Exception {
    stamp(engine("broken").resolve("built"), BUILT.minusSeconds(1));

    assertThat(script("stream"))
        .last()
        .asString()
        .startsWith("crosscurrent: the engine broken does not fit the sources any more")
        .contains("./crosscurrent engines remove broken");
    assertThat(script("engines", "remove", "broken"))
        .containsExactly("-Xmx2g", "-cp " + lib() + " " + main() + " engines remove broken");
  }

  private List<String> script(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", folder + "/crosscurrent"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().remove("CROSSCURRENT_JAVA_OPTS");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said.lines().toList();
  }

  private String lib() throws IOException {
    return folder.toRealPath().resolve("launcher/target/lib") + "/*";
  }

  private static String main() {
    return Main.class.getName();
  }

  private Path engine(String name) throws IOException {
    return folder.toRealPath().resolve(".crosscurrent/engines").resolve(name);
  }

  private static void stamp(Path file, Instant time) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
