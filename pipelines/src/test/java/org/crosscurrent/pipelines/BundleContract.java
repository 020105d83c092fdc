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
package org.crosscurrent.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for the packaged jar of every runner, run as a user would run it: with nothing beside
 * it. The system property {@code crosscurrent.bundle} tells where the jar is.
 */
public abstract class BundleContract {

  /** The packaged jar. */
  protected static final Path BUNDLE = Path.of(System.getProperty("crosscurrent.bundle"));

  /** Runs this JDK in the jar's folder to a good end, and returns all that it says. */
  protected static String java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(BUNDLE.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theBundleStartsAndTellsItsCommands() throws Exception {
    assertThat(java("-jar", BUNDLE.toString(), "--help"))
        .contains("backfill", "stream")
        .doesNotContain("SLF4J");
  }

  @Test
  void theBundleBringsItsRunnerAndNoSignatures() throws IOException {
    try (JarFile jar = new JarFile(BUNDLE.toFile())) {
      assertThat(jar.getEntry("META-INF/services/" + JobLauncher.class.getName())).isNotNull();
      assertThat(jar.isMultiRelease()).isTrue();
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
    }
  }

  @Test
  void nothingOfTheEnginesThatAreAddedIsInTheBundle() throws IOException {
    AddedEngines.assertNothingOfThemIn(BUNDLE);
  }
}
