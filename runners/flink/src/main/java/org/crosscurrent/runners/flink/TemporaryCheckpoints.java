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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/**
 * A directory for the checkpoints of a stream that was given none. It goes with the process: what
 * it is good for is that a task which fails goes on from the last checkpoint. In memory, Flink
 * refuses a state of more than 5 MiB.
 */
final class TemporaryCheckpoints {

  private TemporaryCheckpoints() {}

  static Path create() {
    try {
      Path directory = Files.createTempDirectory("crosscurrent-checkpoints-");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> delete(directory), "delete temporary checkpoints"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "There is no room for checkpoints: " + e.getMessage() + ".", e);
    }
  }

  /** Passes over what the ending job deletes at the same time. */
  private static void delete(Path directory) {
    try {
      FileUtils.deleteDirectory(directory.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
