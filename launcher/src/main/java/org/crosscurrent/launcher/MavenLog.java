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
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven is at, by a log that grows. */
final class MavenLog {

  /** What is worth a line: a module, a transfer that has begun, how far it is. */
  private static final Pattern STEP =
      Pattern.compile(
          "\\[INFO\\] (?<module>Building (?!jar)[^\\[\\r\\n]+)"
              + "|Downloading from \\S+: \\S*/(?<file>\\S+)"
              + "|Progress \\([0-9]+\\): (?<progress>[^\\r\\n]+)");

  private final Path file;
  private long read;
  private String transfer = "";

  MavenLog(Path file) {
    this.file = file;
  }

  /** The last step of those that have come since it was asked before. */
  Optional<String> newStep() throws IOException {
    Matcher steps = STEP.matcher(news());
    String last = null;
    while (steps.find()) {
      last = step(steps);
    }
    return Optional.ofNullable(last);
  }

  private String step(Matcher steps) {
    if (steps.group("module") != null) {
      return steps.group("module").strip();
    }
    if (steps.group("file") != null) {
      transfer = "Downloading " + steps.group("file");
      return transfer;
    }
    return transfer + " " + steps.group("progress").strip();
  }

  private String news() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(read);
      byte[] bytes = new byte[(int) (log.length() - read)];
      log.readFully(bytes);
      read += bytes.length;
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
