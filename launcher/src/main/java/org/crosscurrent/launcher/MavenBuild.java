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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * A run of the Maven wrapper, whose log goes to a file, and of which the terminal shows what it is
 * at.
 *
 * @param root the folder of the wrapper
 * @param log where its log goes
 */
record MavenBuild(Path root, Path log) {

  private static final long LOOK_MILLIS = 250;

  /** A file that is not a terminal gets a line of progress so often. */
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final int MOST_ERRORS = 5;

  static MavenBuild in(Workplace workplace, String name) throws IOException {
    Files.createDirectories(workplace.home());
    return new MavenBuild(workplace.root(), workplace.home().resolve("build-" + name + ".log"));
  }

  /**
   * Builds a module, and copies all that it needs at run time into a folder; its own jar stays in
   * its target folder.
   *
   * @throws UsageException if it cannot be built; one sentence
   */
  void copyJars(String module, Path folder, Console console)
      throws IOException, InterruptedException {
    run(
        List.of(
            "-Dstyle.color=never",
            "-pl",
            module,
            "-am",
            "-DskipTests",
            "-Dcrosscurrent.skipBundles=true",
            "-DincludeScope=runtime",
            "-DoutputDirectory=" + folder,
            "package",
            "dependency:copy-dependencies"),
        module,
        console);
  }

  private void run(List<String> arguments, String module, Console console)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("mvnw").toString()));
    command.addAll(arguments);
    Process maven = process(command).start();
    try {
      MavenLog said = new MavenLog(log);
      long told = System.nanoTime() - PROGRESS_NANOS;
      while (!maven.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        if (console.isTerminal() || now - told >= PROGRESS_NANOS) {
          Optional<String> step = said.newStep();
          step.ifPresent(console::progress);
          told = step.isPresent() ? now : told;
        }
      }
    } finally {
      maven.destroy();
    }
    if (maven.exitValue() != 0) {
      errors().forEach(console::message);
      throw new UsageException("the build of " + module + " failed; its log is " + log);
    }
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private List<String> errors() throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith("[ERROR] "))
        .limit(MOST_ERRORS)
        .toList();
  }
}
