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
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shape has payloads of its own in a folder of its name, and each of them gives what the file
 * beside it tells. {@code CASE.json} is read as a payload of the shape's first platform, {@code
 * CASE@PLATFORM.json} as one of another.
 */
class ShapeFixturesTest {

  static final Path ROOT = Path.of("src/test/resources/org/crosscurrent/mapping");

  /** Cases whose payloads have fields that their mapping does not know, to show that it tells. */
  private static final String DRIFT = "drift";

  private static final boolean WRITE = "write".equals(System.getProperty("crosscurrent.golden"));

  private static final Map<String, ShapeInfo> SHAPES =
      Mappings.ofLibrary().shapes().stream()
          .collect(Collectors.toMap(ShapeInfo::shape, info -> info, (a, b) -> a, TreeMap::new));

  static List<String> payloads() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ROOT.relativize(file).toString())
          .filter(name -> !name.endsWith(".expected.json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void givesWhatIsExpected(String name) throws IOException {
    Path expected = ROOT.resolve(name.substring(0, name.lastIndexOf('.')) + ".expected.json");
    RecordedResults results =
        RecordedResults.of(platformOf(name), Files.readAllBytes(ROOT.resolve(name)));
    String actual = GoldenJson.of(results);
    if (WRITE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
    if (!caseOf(name).startsWith(DRIFT)) {
      assertThat(results.unknownFields()).as("fields neither mapped nor ignored").isEmpty();
    }
  }

  @Test
  void everyShapeHasAUsualASparseAndAnOddPayload() throws IOException {
    Map<String, TreeSet<String>> cases = new TreeMap<>();
    for (String name : payloads()) {
      cases
          .computeIfAbsent(name.substring(0, name.indexOf('/')), shape -> new TreeSet<>())
          .add(caseOf(name));
    }
    for (ShapeInfo shape : SHAPES.values()) {
      if (!shape.fields().isEmpty()) {
        assertThat(cases.getOrDefault(shape.shape(), new TreeSet<>()))
            .as(shape.shape())
            .contains("usual", "sparse", "odd");
      }
    }
    assertThat(SHAPES.keySet()).containsAll(cases.keySet());
  }

  @Test
  void theIndexNamesEveryFile() throws IOException {
    Path folder = Path.of("src/main/resources/org/crosscurrent/mapping/shapes");
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .sorted()
              .toList();
    }
    if (WRITE) {
      Files.write(folder.resolve("index"), names);
    }
    assertThat(Files.readAllLines(folder.resolve("index"))).isEqualTo(names);
  }

  static String platformOf(String name) {
    int at = name.indexOf('@');
    if (at > 0) {
      return name.substring(at + 1, name.lastIndexOf('.'));
    }
    ShapeInfo shape = SHAPES.get(name.substring(0, name.indexOf('/')));
    return shape == null ? fail("no shape has the folder of " + name) : shape.platforms().get(0);
  }

  private static String caseOf(String name) {
    String file = name.substring(name.indexOf('/') + 1, name.lastIndexOf('.'));
    return file.indexOf('@') < 0 ? file : file.substring(0, file.indexOf('@'));
  }
}
