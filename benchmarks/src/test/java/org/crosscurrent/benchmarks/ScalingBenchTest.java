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
package org.crosscurrent.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crosscurrent.benchmarks.ScalingBench.Point;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.TopicExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingBenchTest {

  @TempDir Path folder;

  @Test
  void theSlopeIsOneForWhatGrowsInProportionAndTwoForItsSquare() {
    assertThat(ScalingBench.slope(List.of(new Point(1, 3), new Point(4, 12), new Point(16, 48))))
        .isCloseTo(1, within(1e-9));
    assertThat(ScalingBench.slope(List.of(new Point(1, 3), new Point(10, 300))))
        .isCloseTo(2, within(1e-9));
    assertThat(ScalingBench.slope(List.of(new Point(1, 3), new Point(10, 3)))).isZero();
  }

  @Test
  void theInputHasTheKeysThatItPromises() throws Exception {
    Keys keys = new Keys();
    PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();

    long lines =
        new KeyedInput(2000, 500, 20, 10)
            .write(folder.resolve("keyed.jsonl"))
            .forEach(raw -> normalizer.normalize(raw, keys));

    assertThat(lines).isEqualTo(2000);
    assertThat(keys.observations).isEqualTo(2000);
    assertThat(keys.posts).hasSize(500);
    assertThat(keys.authors).hasSize(20);
    assertThat(keys.topics).hasSize(10);
    assertThat(keys.hashes).hasSize(500);
  }

  private static final class Keys implements PostNormalizer.Results {
    private final TopicExtractor extractor =
        new TopicExtractor(Gazetteer.builtIn(), ExtractTopics.DEFAULT_MAX_TOPICS);
    private final Set<String> posts = new HashSet<>();
    private final Set<String> authors = new HashSet<>();
    private final Set<String> topics = new HashSet<>();
    private final Set<String> hashes = new HashSet<>();
    private int observations;

    @Override
    public void post(Post post) {
      observations++;
      posts.add(post.getId());
      authors.add(post.getAuthor().getId());
      hashes.add(post.getContentHash());
      topics.addAll(ExtractTopics.extract(Signal.of(post), extractor).getTopics());
    }

    @Override
    public void deletion(Deletion deletion) {}

    @Override
    public void ignored(String what) {}

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      throw new AssertionError(message);
    }
  }
}
