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
package org.crosscurrent.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.mapping.GoldenJson;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.mapping.ShapeInfo;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PlatformMapper;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shape of this module has payloads of its own in a folder of its name, and each of them
 * gives what the file beside it tells. {@code CASE.xml} is read as a payload of the shape's first
 * platform, {@code CASE@PLATFORM.xml} as one of another.
 */
class FeedFixturesTest {

  static final Path ROOT = Path.of("src/test/resources/org/crosscurrent/feeds");
  private static final Path FILES = Path.of("src/main/resources/org/crosscurrent/feeds/shapes");
  private static final boolean WRITE = "write".equals(System.getProperty("crosscurrent.golden"));

  /** Cases whose payloads have fields that their mapping does not know, to show that it tells. */
  private static final String DRIFT = "drift";

  /** All files of this module, those included whose platforms are still read by code. */
  private static final Mappings MAPPINGS = Mappings.of(files());

  static final PostNormalizer NORMALIZER = PostNormalizer.of(MAPPINGS.mappers());

  private static final Map<String, ShapeInfo> SHAPES =
      MAPPINGS.shapes().stream()
          .collect(Collectors.toMap(ShapeInfo::shape, info -> info, (a, b) -> a, TreeMap::new));

  private static List<MappingFile> files() {
    List<MappingFile> files = new ArrayList<>();
    for (String name : fileNames()) {
      try {
        files.add(new MappingFile(name, Files.readString(FILES.resolve(name))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static List<String> fileNames() {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
    RecordedResults results = read(platformOf(name), Files.readAllBytes(ROOT.resolve(name)));
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

  /** A platform has one reader: files wait until no code reads theirs. */
  @Test
  void theIndexNamesEveryFileWhosePlatformNoCodeReads() throws IOException {
    Set<String> byCode = new TreeSet<>();
    ServiceLoader.load(PlatformMapper.class).forEach(mapper -> byCode.add(mapper.platform()));
    List<String> names =
        fileNames().stream()
            .filter(
                name -> {
                  ShapeInfo shape = SHAPES.get(name.substring(0, name.lastIndexOf('.')));
                  return shape == null || shape.platforms().stream().noneMatch(byCode::contains);
                })
            .toList();
    if (WRITE) {
      Files.write(FILES.resolve("index"), names);
    }
    assertThat(Files.readAllLines(FILES.resolve("index"))).isEqualTo(names);
  }

  static RecordedResults read(String platform, byte[] payload) {
    return RecordedResults.of(
        NORMALIZER, RawPost.of(platform, "rss", RecordedResults.OBSERVED_AT, payload));
  }

  static String platformOf(String name) {
    int at = name.indexOf('@');
    return at > 0
        ? name.substring(at + 1, name.lastIndexOf('.'))
        : SHAPES.get(name.substring(0, name.indexOf('/'))).platforms().get(0);
  }

  private static String caseOf(String name) {
    String file = name.substring(name.indexOf('/') + 1, name.lastIndexOf('.'));
    return file.indexOf('@') < 0 ? file : file.substring(0, file.indexOf('@'));
  }
}
