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
package org.crosscurrent.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.crosscurrent.pipelines.cli.UsageException;

/** The authors' own VADER, in a Python of its own. */
final class ReferenceVader {

  private static final String PROGRAM = "reference_vader.py";
  private static final int NOT_FOUND = 3;

  private final String python;
  private final String source;

  /**
   * Says how to start it.
   *
   * @param python the interpreter
   * @param source folder that holds the package; absent if Python finds it by itself
   */
  ReferenceVader(String python, String source) {
    this.python = python;
    this.source = source;
  }

  /** What it gave for some texts, and what that took. */
  record Answer(String pythonVersion, double cpuSeconds, double seconds, double[] compounds) {}

  /**
   * Scores texts.
   *
   * @param folder for files in between
   * @throws UsageException if there is no such Python, or it has no VADER; one sentence
   */
  Answer score(List<String> texts, Path folder) throws IOException, InterruptedException {
    Path program = folder.resolve(PROGRAM);
    try (InputStream in = ReferenceVader.class.getResourceAsStream(PROGRAM)) {
      Files.write(program, Objects.requireNonNull(in).readAllBytes());
    }
    Path input = folder.resolve("texts.base64");
    Base64.Encoder encoder = Base64.getEncoder();
    Files.write(
        input,
        texts.stream()
            .map(text -> encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8)))
            .toList());
    Path output = folder.resolve("scores.txt");
    Path errors = folder.resolve("errors.txt");
    int exit = start(program, input, output, errors).waitFor();
    if (exit == NOT_FOUND) {
      throw new UsageException(
          "the reference VADER is not there ("
              + Files.readString(output).strip()
              + "): install it with '"
              + python
              + " -m pip install vaderSentiment', or clone"
              + " https://github.com/cjhutto/vaderSentiment and give --vader-source=FOLDER");
    }
    if (exit != 0) {
      throw new UsageException(
          python + " ended with code " + exit + ": " + lastLine(Files.readAllLines(errors)));
    }
    return read(Files.readAllLines(output));
  }

  private Process start(Path program, Path input, Path output, Path errors) {
    ProcessBuilder builder =
        new ProcessBuilder(python, program.toString(), input.toString())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    if (source != null) {
      if (!Files.isDirectory(Path.of(source, "vaderSentiment"))) {
        throw new UsageException(
            "--vader-source=" + source + " holds no folder named vaderSentiment");
      }
      builder.environment().put("PYTHONPATH", Path.of(source).toAbsolutePath().toString());
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UsageException(
          "there is no Python to run the reference VADER with: install one, or name it with"
              + " --python="
              + python,
          e);
    }
  }

  private static String lastLine(List<String> lines) {
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }

  private static Answer read(List<String> lines) {
    String[] head = lines.get(0).split(" ");
    return new Answer(
        head[0],
        Double.parseDouble(head[1]),
        Double.parseDouble(head[2]),
        lines.stream().skip(1).mapToDouble(Double::parseDouble).toArray());
  }
}
