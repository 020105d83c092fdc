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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.crosscurrent.pipelines.cli.Console;

/**
 * One command line that was run in this process.
 *
 * @param exitCode how it ended
 * @param results the lines of what was asked for
 * @param messages all other lines
 */
record Run(int exitCode, List<String> results, List<String> messages) {

  static Run of(String... arguments) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(results, true, UTF_8), new PrintStream(messages, true, UTF_8), false);
    int exitCode = Main.commands().run(List.of(arguments), console);
    return new Run(exitCode, lines(results), lines(messages));
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).lines().toList();
  }
}
