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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.normalize.NormalizePosts;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.generator.SocialPlatform;
import org.crosscurrent.testkit.generator.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormaliseOneDumpTest {

  @TempDir private Path folder;

  @Test
  void everyLineBecomesAPostAndABrokenOneADeadLetterWithItsBytes() throws Exception {
    PostGenerator generator = generator();
    Truth truth = new Truth();
    truth.addAll(generator);
    GeneratorFiles.writeNative(generator.iterator(), folder, ".jsonl");
    Path dump = folder.resolve("hackernews.jsonl");
    Files.writeString(dump, "{\"id\":\n", StandardOpenOption.APPEND);

    Pipeline pipeline = Pipeline.create();
    NormalizePosts.Result result = NormaliseOneDump.build(pipeline, dump.toString(), "hackernews");

    Set<String> expected = new TreeSet<>(truth.uniquePosts());
    PAssert.that(result.posts())
        .satisfies(
            posts -> {
              Set<String> ids = new TreeSet<>();
              posts.forEach(post -> ids.add(post.getId()));
              assertThat(ids).isEqualTo(expected).hasSize(40);
              return null;
            });
    PAssert.thatSingleton(result.deadLetters())
        .satisfies(
            letter -> {
              assertThat(letter.getReason()).isEqualTo(DeadLetterReason.MALFORMED);
              assertThat(new String(letter.getPayload(), StandardCharsets.UTF_8))
                  .isEqualTo("{\"id\":");
              return null;
            });
    pipeline.run();
  }

  @Test
  void runFromACommandLineItWritesALineForEachPost() throws Exception {
    GeneratorFiles.writeNative(generator().iterator(), folder, ".jsonl");

    NormaliseOneDump.main(
        new String[] {
          folder.resolve("hackernews.jsonl").toString(),
          "hackernews",
          folder.resolve("out/posts").toString()
        });

    long lines = 0;
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      for (Path file : files.toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    assertThat(lines).isEqualTo(40);
  }

  private static PostGenerator generator() {
    return PostGenerator.builder()
        .seed(3)
        .posts(40)
        .platforms(SocialPlatform.HACKERNEWS)
        .shares(Shares.none())
        .burstEvery(Duration.ZERO)
        .build();
  }
}
