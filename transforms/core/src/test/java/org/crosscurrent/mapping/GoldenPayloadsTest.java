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
package org.crosscurrent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every native payload beside this test gives what its expected file says. */
class GoldenPayloadsTest {

  private static final Path ROOT = Path.of("src/test/resources/org/crosscurrent/normalize");
  private static final boolean WRITE = "write".equals(System.getProperty("crosscurrent.golden"));

  static List<String> payloads() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> ROOT.relativize(file).toString())
          .filter(name -> name.endsWith(".json") && !name.endsWith(".expected.json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void givesWhatIsExpected(String name) throws IOException {
    Path payload = ROOT.resolve(name);
    Path expected = ROOT.resolve(name.replace(".json", ".expected.json"));
    String platform = name.substring(0, name.indexOf('/'));
    String actual = GoldenJson.of(RecordedResults.of(platform, Files.readAllBytes(payload)));
    if (WRITE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  @Test
  void theTableNamesEveryPayloadAndNoOther() throws IOException {
    TreeSet<String> named =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| ") && line.contains(".json |"))
            .map(line -> line.split("\\|")[1].strip())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).containsExactlyElementsOf(payloads());
  }
}
