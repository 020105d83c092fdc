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
package org.crosscurrent.runners.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged jar, run as a user would run it: with nothing beside it. */
class FlinkBundleIT {

  private static final Path BUNDLE = Path.of(System.getProperty("crosscurrent.bundle"));

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void theBundleStartsAndTellsItsCommands() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                BUNDLE.toString(),
                "--help")
            .directory(BUNDLE.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("backfill", "stream").doesNotContain("SLF4J");
  }

  @Test
  void theBundleBringsItsRunnerAndNoSignatures() throws IOException {
    try (JarFile jar = new JarFile(BUNDLE.toFile())) {
      assertThat(jar.getEntry("META-INF/services/org.crosscurrent.pipelines.JobLauncher"))
          .isNotNull();
      assertThat(jar.isMultiRelease()).isTrue();
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
    }
  }
}
