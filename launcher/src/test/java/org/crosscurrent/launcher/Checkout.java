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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.crosscurrent.pipelines.cli.Console;

/**
 * A folder that looks like the sources, in which Maven has been run for the launcher. Its wrapper
 * is a script that does in a moment what the real one does.
 */
final class Checkout implements AutoCloseable {

  private static final String HOME = "crosscurrent.home";

  private final Path root;

  /** The commands that need the sources find these. */
  Checkout(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(workplace().lib());
    Files.createDirectories(workplace().home());
    Files.createFile(workplace().stamp());
    wrapper("exit 0");
    System.setProperty(HOME, workplace().home().toString());
  }

  Workplace workplace() {
    return new Workplace(root);
  }

  Path root() {
    return root;
  }

  /** A module, whose build leaves its own jar and brings these others. */
  void module(String path, String jar, String... others) throws IOException {
    Files.createDirectories(root.resolve(path).resolve("target"));
    Files.writeString(root.resolve(path).resolve("pom.xml"), "<project/>");
    Files.writeString(root.resolve(path).resolve("target").resolve(jar), jar);
    Files.writeString(
        root.resolve(path).resolve("target").resolve(jar.replace(".jar", "-tests.jar")), jar);
    wrapper(
        "for argument in \"$@\"; do",
        "  [[ \"$argument\" == -DoutputDirectory=* ]] && folder=\"${argument#*=}\"",
        "done",
        "echo '[INFO] Building " + path + " 1'",
        Arrays.stream(others)
            .map(name -> "echo x > \"$folder/" + name + "\"")
            .collect(Collectors.joining("\n")));
  }

  /** A build that fails. */
  void breakTheBuild() throws IOException {
    wrapper("echo '[INFO] Building'", "echo '[ERROR] COMPILATION ERROR'", "exit 1");
  }

  /** A jar that every command has. */
  void launcherHas(String jar) throws IOException {
    Files.createFile(workplace().lib().resolve(jar));
  }

  /** As after a build of the launcher, later than all else. */
  void buildTheLauncherAnew() throws IOException {
    Files.setLastModifiedTime(workplace().stamp(), FileTime.from(Instant.now().plusSeconds(60)));
  }

  private void wrapper(String... lines) throws IOException {
    Path file = root.resolve("mvnw");
    Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A console that nobody reads. */
  static Console silence() {
    return new Console(
        new java.io.PrintStream(java.io.OutputStream.nullOutputStream()),
        new java.io.PrintStream(java.io.OutputStream.nullOutputStream()),
        false);
  }

  @Override
  public void close() {
    System.clearProperty(HOME);
  }
}
