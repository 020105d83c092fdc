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
package org.crosscurrent.normalize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.FieldKinds;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

/** Keeps what a payload said, for assertions. */
public class RecordedResults implements PostNormalizer.Results {

  /** What payloads in tests are observed at, unless they say otherwise. */
  public static final Instant OBSERVED_AT = Instant.parse("2026-01-02T00:00:00Z");

  private static final PostNormalizer ALL_PLATFORMS = PostNormalizer.ofAllPlatforms();

  private final List<Post> posts = new ArrayList<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final Set<String> unknownFields = new TreeSet<>();
  private @Nullable DeadLetterReason reason;
  private @Nullable String message;

  public static RecordedResults of(String platform, byte[] payload) {
    return of(RawPost.of(platform, "api", OBSERVED_AT, payload));
  }

  public static RecordedResults of(String platform, String payload) {
    return of(platform, payload.getBytes(StandardCharsets.UTF_8));
  }

  public static RecordedResults of(RawPost raw) {
    return of(ALL_PLATFORMS, raw);
  }

  public static RecordedResults of(PostNormalizer normalizer, RawPost raw) {
    RecordedResults results = new RecordedResults();
    normalizer.normalize(raw, results);
    return results;
  }

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
    ignored.add(what);
  }

  @Override
  public void sighted(ShapeSighting sighting) {
    sighting
        .unknown()
        .forEach(
            field ->
                unknownFields.add(
                    sighting.shape() + ": " + field.path() + " " + FieldKinds.names(field.kind())));
  }

  @Override
  public void rejected(DeadLetterReason rejection, String sentence) {
    if (reason != null) {
      throw new AssertionError("rejected twice");
    }
    reason = rejection;
    message = sentence;
  }

  public List<Post> posts() {
    return posts;
  }

  public List<Deletion> deletions() {
    return deletions;
  }

  public List<String> ignored() {
    return ignored;
  }

  /** Fields that no mapping knows, as {@code shape: path kind}. */
  public Set<String> unknownFields() {
    return unknownFields;
  }

  public @Nullable DeadLetterReason reason() {
    return reason;
  }

  public @Nullable String message() {
    return message;
  }
}
