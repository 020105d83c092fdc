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
package org.crosscurrent.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM does whose native libraries are there or not; each test runs one. */
class NativeLibrariesTest {

  @TempDir Path folder;

  private ModelFolder files;

  @BeforeEach
  void write() {
    files = ModelFolder.sentiment(folder.resolve("model"));
  }

  private String run(String... properties) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(List.of(properties));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            WarmUpProgram.class.getName(),
            files.spec()));
    int exit =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("err").toFile())
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(folder.resolve("err"))).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  @Test
  void theyComeOutOfTheJarsWithoutANetwork() throws Exception {
    Path cache = folder.resolve("cache");

    String said =
        run(
            "-DDJL_CACHE_DIR=" + cache,
            "-Dhttp.proxyHost=127.0.0.1",
            "-Dhttp.proxyPort=1",
            "-Dhttps.proxyHost=127.0.0.1",
            "-Dhttps.proxyPort=1");

    assertThat(said).startsWith("compound 0.");
    assertThat(cache.resolve("tokenizers")).isDirectory();
  }

  @Test
  void theRuntimesIsMissing() throws Exception {
    String said = run("-Donnxruntime.native.path=" + folder.resolve("none"));

    assertThat(said).startsWith("the native library of ONNX Runtime cannot be loaded on ");
    assertThat(said.strip()).doesNotContain("\n");
  }

  @Test
  void theTokenizersIsMissing() throws Exception {
    String said = run("-DRUST_LIBRARY_PATH=" + folder.resolve("none"));

    assertThat(said).startsWith("the native library of the tokenizers cannot be loaded on ");
    assertThat(said.strip()).doesNotContain("\n");
  }
}
