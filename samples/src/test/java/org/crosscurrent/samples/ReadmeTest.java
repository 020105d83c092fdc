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
package org.crosscurrent.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path SAMPLES = Path.of("src/main/java/org/crosscurrent/samples");
  private static final Pattern QUOTE =
      Pattern.compile("<!-- sample: (\\w+)#(\\w+) -->\\n```java\\n(.*?)```\\n", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> aCodeBlockIsTheRegionOfTheSampleThatItNames() throws IOException {
    return quotes().stream()
        .map(
            quote ->
                DynamicTest.dynamicTest(
                    quote.group(1) + "#" + quote.group(2),
                    () ->
                        assertThat(quote.group(3))
                            .isEqualTo(region(quote.group(1), quote.group(2)))));
  }

  @Test
  void everyJavaBlockNamesASample() throws IOException {
    assertThat(quotes()).hasSizeGreaterThan(1);
    assertThat(quotes()).hasSize(readme().split("```java").length - 1);
  }

  @Test
  void everyRegionIsClosed() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : files.toList()) {
        assertThat(names(file, "tag")).as(file.toString()).isEqualTo(names(file, "end"));
      }
    }
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"), UTF_8);
  }

  private static List<MatchResult> quotes() throws IOException {
    return QUOTE.matcher(readme()).results().toList();
  }

  private static List<String> names(Path file, String mark) throws IOException {
    return Pattern.compile("// " + mark + "::(\\w+)\\n")
        .matcher(Files.readString(file, UTF_8))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** The lines between the marks, without the indentation that they share. */
  private static String region(String sample, String name) throws IOException {
    List<String> lines = Files.readAllLines(SAMPLES.resolve(sample + ".java"), UTF_8);
    List<String> region = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.strip().equals("// end::" + name)) {
        return String.join("\n", region).stripIndent() + "\n";
      }
      if (inside) {
        region.add(line);
      }
      inside |= line.strip().equals("// tag::" + name);
    }
    throw new AssertionError(sample + " has no region " + name);
  }
}
