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
package org.crosscurrent.io.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineEstimateTest {

  @TempDir private Path root;

  @BeforeAll
  static void files() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void smallFilesAreCountedExactly() throws IOException {
    write("platform=x/a.jsonl", 100, false);
    write("platform=reddit/b.jsonl.gz", 250, true);

    assertThat(estimate(root)).isEqualTo(350);
    assertThat(
            ReadArchive.from(root.toString())
                .withPlatforms(Set.of("x"))
                .estimateLines(PipelineOptionsFactory.create()))
        .hasValue(100);
  }

  @Test
  void largeFilesAreEstimatedFromTheirBeginnings() throws IOException {
    write("plain.jsonl", 200_000, false);
    assertThat((double) estimate(root.resolve("plain.jsonl")))
        .isCloseTo(200_000, Percentage.withPercentage(10));

    write("packed.jsonl.gz", 400_000, true);
    assertThat((double) estimate(root.resolve("packed.jsonl.gz")))
        .isCloseTo(400_000, Percentage.withPercentage(10));
  }

  @Test
  void ofManyFilesAFewSayEnough() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("part-" + i + ".jsonl.gz", 500, true);
    }
    assertThat((double) estimate(root)).isCloseTo(20_000, Percentage.withPercentage(10));
  }

  @Test
  void whereThereIsNothingToReadThereIsNoEstimate() throws IOException {
    assertThat(
            ReadArchive.from(root.resolve("absent").toString())
                .estimateLines(PipelineOptionsFactory.create()))
        .isEmpty();
    write("empty.jsonl", 0, false);
    assertThat(
            ReadArchive.from(root.resolve("empty.jsonl").toString())
                .estimateLines(PipelineOptionsFactory.create()))
        .isEmpty();
    Files.write(root.resolve("broken.jsonl.gz"), "no gzip".getBytes(UTF_8));
    assertThat(
            ReadArchive.from(root.resolve("broken.jsonl.gz").toString())
                .estimateLines(PipelineOptionsFactory.create()))
        .isEmpty();
  }

  private static long estimate(Path path) {
    return ReadArchive.from(path.toString())
        .estimateLines(PipelineOptionsFactory.create())
        .orElseThrow();
  }

  /** Lines of 40 to 80 bytes that do not compress well. */
  private void write(String name, int lines, boolean packed) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Random random = new Random(7);
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = packed ? new GZIPOutputStream(plain, 1 << 16) : plain) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < lines; i++) {
        line.setLength(0);
        int length = 40 + random.nextInt(40);
        while (line.length() < length) {
          line.append(Long.toString(random.nextLong() >>> 1, 36));
        }
        out.write(line.append('\n').toString().getBytes(UTF_8));
      }
    }
  }
}
