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

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.text.CleanText;
import org.crosscurrent.text.ContentHash;
import org.crosscurrent.text.Sha256;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * What one payload said so far. Holds it back until the mapper is done, so that an exception of
 * whatever comes behind is never taken for one of the mapper.
 */
final class PayloadReading implements PlatformMapper.Output {

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration CLOCK_SLACK = Duration.standardDays(1);

  /** Longer ids fit no index of any store. */
  private static final int MAX_ID_LENGTH = 1000;

  private final RawPost raw;
  private final List<Post> posts = new ArrayList<>(1);
  private final List<Deletion> deletions = new ArrayList<>(0);
  private final List<String> ignored = new ArrayList<>(0);
  private final List<ShapeSighting> sightings = new ArrayList<>(1);
  private @Nullable DeadLetterReason reason;
  private @Nullable String message;
  private int furtherRejections;
  private @Nullable Long digest;

  PayloadReading(RawPost raw) {
    this.raw = raw;
  }

  @Override
  public Post.Builder start(String nativeId, Instant createdAt) {
    Instant observedAt = raw.getObservedAt();
    return Post.builder()
        .setId(raw.getPlatform() + ":" + nativeId)
        .setPlatform(raw.getPlatform())
        .setKind(PostKind.POST)
        .setCreatedAt(createdAt)
        .setObservedAt(observedAt == null ? createdAt : observedAt)
        .setCollection(raw.getCollection())
        .setPayloadDigest(payloadDigest());
  }

  @Override
  public void post(Post.Builder builder) {
    Post read = builder.build();
    if (isTooLong(read.getId())) {
      return;
    }
    String problem = problemOfTime(read.getCreatedAt());
    if (problem != null) {
      rejected(DeadLetterReason.MALFORMED, problem);
      return;
    }
    String title = CleanText.of(read.getTitle());
    String text = CleanText.of(read.getText());
    posts.add(
        builder.setTitle(title).setText(text).setContentHash(ContentHash.of(title, text)).build());
  }

  @Override
  public void deletion(String nativeId, @Nullable Instant at) {
    if (isTooLong(nativeId)) {
      return;
    }
    Instant observedAt = raw.getObservedAt() == null ? at : raw.getObservedAt();
    if (observedAt == null) {
      rejected(
          DeadLetterReason.MISSING_FIELD,
          "observedAt of a deletion is missing, in the envelope and in the payload");
      return;
    }
    deletions.add(
        Deletion.builder()
            .setPostId(raw.getPlatform() + ":" + nativeId)
            .setPlatform(raw.getPlatform())
            .setObservedAt(observedAt)
            .build());
  }

  @Override
  public void ignored(String what) {
    ignored.add(what);
  }

  @Override
  public void sighted(ShapeSighting sighting) {
    sightings.add(sighting);
  }

  @Override
  public void rejected(DeadLetterReason rejection, String sentence) {
    if (reason == null) {
      reason = rejection;
      message = sentence;
    } else {
      furtherRejections++;
    }
  }

  /** Passes on what was read; a payload that said nothing at all is ignored as {@code empty}. */
  void giveTo(PostNormalizer.Results results) {
    posts.forEach(results::post);
    deletions.forEach(results::deletion);
    ignored.forEach(results::ignored);
    sightings.forEach(results::sighted);
    if (reason != null && message != null) {
      results.rejected(
          reason,
          furtherRejections == 0 ? message : message + " (and " + furtherRejections + " more)");
    } else if (posts.isEmpty() && deletions.isEmpty() && ignored.isEmpty()) {
      results.ignored("empty");
    }
  }

  private boolean isTooLong(String id) {
    if (id.length() <= MAX_ID_LENGTH) {
      return false;
    }
    rejected(DeadLetterReason.MALFORMED, "the id has more than " + MAX_ID_LENGTH + " characters");
    return true;
  }

  private @Nullable String problemOfTime(Instant createdAt) {
    Instant observedAt = raw.getObservedAt();
    if (createdAt.isBefore(EARLIEST)) {
      return "createdAt " + createdAt + " is before 1990";
    }
    if (observedAt == null) {
      return createdAt.isBefore(LATEST) ? null : "createdAt " + createdAt + " is after 2100";
    }
    return createdAt.isAfter(observedAt.plus(CLOCK_SLACK))
        ? "createdAt " + createdAt + " is more than a day after observedAt " + observedAt
        : null;
  }

  private long payloadDigest() {
    if (digest == null) {
      digest = Sha256.prefixOf(raw.getPayload());
    }
    return digest;
  }
}
