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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyDirectoryTest {

  @Test
  void filesOfEveryDepthAreFoundAndFoldersAreNot(@TempDir Path root) throws IOException {
    Path deep = Files.writeString(Files.createDirectories(root.resolve("a/b")).resolve("x"), "x");
    Path near = Files.writeString(root.resolve("y"), "y");

    assertThat(BusyDirectory.files(root)).containsExactlyInAnyOrder(deep, near);
    assertThat(BusyDirectory.files(root.resolve("absent"))).isEmpty();
  }

  @Test
  void filesThatComeAndGoDoNotDisturbTheWalk(@TempDir Path root) throws Exception {
    Path constant = Files.writeString(root.resolve("constant"), "");
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> churn(root, ended));
    try {
      for (int i = 0; i < 3000; i++) {
        assertThat(BusyDirectory.files(root)).contains(constant);
      }
    } finally {
      ended.set(true);
      writer.join();
    }
  }

  private static void churn(Path root, AtomicBoolean ended) {
    try {
      while (!ended.get()) {
        Path folder = Files.createDirectories(root.resolve("hour"));
        Path temporary = Files.writeString(folder.resolve("part.tmp"), "");
        Files.delete(Files.move(temporary, folder.resolve("part")));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
