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

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.model.RawPost;

/** Writes payloads, puts them into envelopes, and notes what they say. */
final class Envelopes {

  private final Map<SocialPlatform, NativePayloads> payloads = new EnumMap<>(SocialPlatform.class);
  private final JsonText json = new JsonText();

  Envelopes() {
    for (SocialPlatform platform : SocialPlatform.values()) {
      payloads.put(platform, NativePayloads.of(platform));
    }
  }

  /** A sighting of a post, or its deletion, as the shape says. */
  GeneratedPost observation(Shape shape, PostState post, long observedMillis) {
    byte[] payload = write(shape, post, observedMillis);
    String platform = post.platform.label();
    boolean deletion = shape.deletion();
    TruthEntry truth =
        new TruthEntry(
            deletion ? TruthEntry.Kind.DELETION : TruthEntry.Kind.OBSERVATION,
            platform,
            post.postId,
            Instant.ofEpochMilli(observedMillis),
            deletion ? null : author(post),
            deletion ? "" : post.content.shown(),
            deletion ? List.of() : post.content.topics(),
            !deletion && post.tellsScore(shape) ? post.score : null,
            null);
    return new GeneratedPost(raw(platform, shape, observedMillis, payload), shape, truth);
  }

  /** A record that is of no use. */
  GeneratedPost broken(
      Defect defect, String platform, PostState post, long observedMillis, Rng rng) {
    Shape shape = post.firstShape;
    byte[] payload = defect.damage(write(shape, defect.spoil(post), observedMillis), rng);
    TruthEntry truth =
        new TruthEntry(
            TruthEntry.Kind.BROKEN,
            platform,
            null,
            Instant.ofEpochMilli(observedMillis),
            null,
            "",
            List.of(),
            null,
            defect.reason());
    return new GeneratedPost(raw(platform, shape, observedMillis, payload), shape, truth);
  }

  private byte[] write(Shape shape, PostState post, long observedMillis) {
    json.clear();
    payloads.get(shape.platform()).write(shape, post, observedMillis, json);
    return json.bytes();
  }

  private static RawPost raw(String platform, Shape shape, long observedMillis, byte[] payload) {
    return RawPost.of(
        platform, shape.collection(), new org.joda.time.Instant(observedMillis), payload);
  }

  private static String author(PostState post) {
    String handle =
        switch (post.platform) {
          case BLUESKY, YOUTUBE -> post.author.key();
          case MASTODON -> post.author.address();
          case REDDIT, HACKERNEWS, X -> post.author.handle();
        };
    return post.platform.label() + ":" + handle;
  }
}
