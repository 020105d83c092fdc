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
package org.crosscurrent.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program in a process of its own, whose output goes to a file. It ends with this JVM,
 * unless this JVM is killed.
 */
final class ChildJvm {

  private static final int LINES_OF_A_COMPLAINT = 40;
  private static final long STOP_SECONDS = 15;

  private final String name;
  private final Process process;
  private final Path output;
  private final Thread hook;
  private boolean hookRuns;

  private ChildJvm(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
    this.hook = new Thread(process::destroyForcibly, "kill " + name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a program and does not wait for it.
   *
   * @param directory where it runs, and where its output {@code <name>.out} is appended
   */
  static ChildJvm start(
      String name,
      Path directory,
      String classpath,
      List<String> jvmOptions,
      String mainClass,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classpath, mainClass));
    command.addAll(arguments);
    Path output = directory.resolve(name + ".out");
    try {
      Files.createDirectories(directory);
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      return new ChildJvm(name, process, output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Refuses to go on waiting for a process that has ended.
   *
   * @throws IllegalStateException with the end of its output
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          name + " ended with exit code " + process.exitValue() + ":\n" + endOfOutput());
    }
  }

  /** SIGKILL: the process gets no chance to do anything more. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** SIGTERM, and SIGKILL for one that does not end. */
  void stop() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    if (hookRuns) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is ending and the hook runs: it finds the process ended.
      hookRuns = true;
    }
  }

  /**
   * Waits for a process that ends by itself.
   *
   * @return what it printed
   * @throws IllegalStateException if it ended badly
   */
  String awaitGoodEnd() {
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            name + " ended with exit code " + code + ":\n" + endOfOutput());
      }
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what " + name + " printed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    } finally {
      kill();
    }
  }

  private String endOfOutput() {
    return end(output) + end(output.resolveSibling(name + ".log"));
  }

  private static String end(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try {
      List<String> lines = List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n"));
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_OF_A_COMPLAINT), lines.size()));
    } catch (IOException e) {
      return file + " cannot be read: " + e.getMessage();
    }
  }
}
