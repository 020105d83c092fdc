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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.crosscurrent.pipelines.AddedEngines;
import org.junit.jupiter.api.Test;

/** The folder of jars that the root script runs. */
class LibraryFolderIT {

  private static final Path LIB = Path.of("target/lib");

  @Test
  void hasNothingInItOfTheEnginesThatAreAdded() throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(LIB)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    assertThat(jars).hasSizeGreaterThan(100);
    for (Path jar : jars) {
      AddedEngines.assertNothingOfThemIn(jar);
    }
  }
}
