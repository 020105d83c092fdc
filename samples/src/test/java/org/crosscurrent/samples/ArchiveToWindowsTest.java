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

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.testkit.generator.ExpectedWindow;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.SocialPlatform;
import org.crosscurrent.testkit.generator.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveToWindowsTest {

  @TempDir private Path folder;

  @Test
  void theWindowsOfAnArchiveAreThoseThatTheRulesGive() throws Exception {
    PostGenerator generator =
        PostGenerator.builder()
            .seed(11)
            .posts(300)
            .postsPerSecond(0.2)
            .platforms(SocialPlatform.REDDIT, SocialPlatform.BLUESKY, SocialPlatform.MASTODON)
            .build();
    Truth truth = new Truth();
    truth.addAll(generator);
    GeneratorFiles.writeEnvelopes(generator.iterator(), folder.resolve("part-0.jsonl.gz"));

    Pipeline pipeline = Pipeline.create();
    var windows = ArchiveToWindows.build(pipeline, folder.toString(), Set.of());

    List<String> expected = truth.windows().stream().map(ArchiveToWindowsTest::tell).toList();
    assertThat(expected).hasSizeGreaterThan(20);
    PAssert.that(windows)
        .satisfies(
            rows -> {
              assertThat(
                      StreamSupport.stream(rows.spliterator(), false)
                          .filter(row -> row.getPosts() > 0)
                          .map(ArchiveToWindowsTest::tell))
                  .containsExactlyInAnyOrderElementsOf(expected);
              return null;
            });
    pipeline.run();
  }

  private static String tell(ExpectedWindow window) {
    return tell(
        window.windowStart().toEpochMilli(),
        window.topic(),
        window.platform(),
        window.posts(),
        window.authors(),
        window.scoreSum());
  }

  private static String tell(TopicWindow window) {
    return tell(
        window.getWindowStart().getMillis(),
        window.getTopic(),
        window.getPlatform(),
        window.getPosts(),
        window.getAuthors(),
        window.getScoreSum());
  }

  private static String tell(
      long start, String topic, String platform, long posts, long authors, long scoreSum) {
    return "%d %s on %s: %d posts, %d authors, score %d"
        .formatted(start, topic, platform, posts, authors, scoreSum);
  }
}
