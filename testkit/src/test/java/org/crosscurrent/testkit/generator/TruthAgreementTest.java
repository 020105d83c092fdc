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
package org.crosscurrent.testkit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.TopicExtractor;
import org.junit.jupiter.api.Test;

/** The library reads the generated payloads as the truth says that they are meant. */
class TruthAgreementTest {

  private final PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
  private final TopicExtractor topics = new TopicExtractor(Gazetteer.builtIn(), 8);

  @Test
  void theLibraryReadsEveryRecordAsItIsMeant() {
    PostGenerator generator =
        PostGenerator.builder()
            .seed(23)
            .duration(Duration.ofHours(28))
            .postsPerSecond(0.25)
            .shares(Shares.defaults().withBroken(0.05).withReposts(0.1))
            .build();
    for (GeneratedPost generated : generator) {
      Reading reading = new Reading();
      normalizer.normalize(generated.raw(), reading);
      switch (generated.truth().kind()) {
        case BROKEN -> assertThat(reading.reasons).containsExactly(generated.truth().reason());
        case DELETION -> checkDeletion(generated, reading);
        case OBSERVATION -> checkPost(generated, reading);
      }
    }
  }

  private static void checkDeletion(GeneratedPost generated, Reading reading) {
    assertThat(reading.deletions).as(generated.shape().name()).hasSize(1);
    Deletion deletion = reading.deletions.get(0);
    assertThat(deletion.getPostId()).isEqualTo(generated.truth().postId());
    assertThat(deletion.getObservedAt().getMillis())
        .isEqualTo(generated.observedAt().toEpochMilli());
  }

  private void checkPost(GeneratedPost generated, Reading reading) {
    TruthEntry truth = generated.truth();
    assertThat(reading.posts).as(generated.shape().name()).hasSize(1);
    Post post = reading.posts.get(0);
    assertThat(post.getId()).isEqualTo(truth.postId());
    assertThat(post.getPlatform()).isEqualTo(truth.platform());
    assertThat(post.getObservedAt().getMillis()).isEqualTo(truth.observedAt().toEpochMilli());
    assertThat(post.getCreatedAt().isBefore(post.getObservedAt())).isTrue();
    assertThat(post.getAuthor()).isNotNull();
    assertThat(post.getAuthor().getId()).isEqualTo(truth.author());
    assertThat(post.getCounts().getScore()).isEqualTo(truth.score());
    assertThat(post.getContentHash()).isEqualTo(PlainContentHash.of(truth.content()));
    assertThat(topics.extract(post.fullText(), post.getHashtags())).isEqualTo(truth.topics());
  }

  /** What one payload said. */
  private static final class Reading implements PostNormalizer.Results {
    private final List<Post> posts = new ArrayList<>();
    private final List<Deletion> deletions = new ArrayList<>();
    private final List<DeadLetterReason> reasons = new ArrayList<>();

    @Override
    public void post(Post post) {
      posts.add(post);
    }

    @Override
    public void deletion(Deletion deletion) {
      deletions.add(deletion);
    }

    @Override
    public void ignored(String what) {
      throw new AssertionError("ignored as " + what);
    }

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      reasons.add(reason);
    }
  }
}
