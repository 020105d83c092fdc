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

import java.util.Arrays;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.coders.PostCoder;
import org.crosscurrent.text.ContentHash;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** Posts that are made by hand. */
final class Fixture {

  static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private Fixture() {}

  /** A post, seen so many seconds after noon. */
  static Post post(String platform, String id, long second, String text) {
    Instant time = NOON.plus(Duration.standardSeconds(second));
    return Post.builder()
        .setId(platform + ":" + id)
        .setPlatform(platform)
        .setKind(PostKind.POST)
        .setText(text)
        .setAuthor(Author.builder().setId(platform + ":author-of-" + id).build())
        .setCreatedAt(time)
        .setObservedAt(time)
        .setContentHash(ContentHash.of("", text))
        .setCollection("api")
        .build();
  }

  static PCollection<Post> in(Pipeline pipeline, Post... posts) {
    return pipeline.apply(
        "Posts",
        Create.timestamped(
                Arrays.stream(posts)
                    .map(post -> TimestampedValue.of(post, post.getObservedAt()))
                    .toList())
            .withCoder(PostCoder.of()));
  }
}
