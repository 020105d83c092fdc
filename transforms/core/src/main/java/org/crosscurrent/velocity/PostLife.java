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
package org.crosscurrent.velocity;

import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.joda.time.Instant;

/**
 * What is remembered of a post between two observations. A life begins with the first observation
 * and ends with a deletion, or when the post is not seen for longer than {@link
 * Velocity#MEMORY_MILLIS}; an observation after that begins a new one.
 *
 * @param firstAt event time of the first observation, in milliseconds
 * @param firstHash content hash of the first observation
 * @param lastAt event time of the last event, in milliseconds
 * @param score the score then
 * @param comments the comments then
 * @param observations how many observations and deletions there were, those of the life before
 *     included while they are remembered: it versions what is said of the post, and a version must
 *     not fall when an earlier deletion turns up
 * @param gone whether the last event was a deletion
 */
record PostLife(
    long firstAt,
    @Nullable String firstHash,
    long lastAt,
    @Nullable Long score,
    @Nullable Long comments,
    int observations,
    boolean gone) {

  /** One event later: the life after it, and the signal that it gives. */
  record Step(PostLife life, @Nullable Signal signal) {}

  static Step after(@Nullable PostLife before, PostEvent event) {
    PostLife remembered = before == null || before.isForgotten(event.at()) ? null : before;
    PostLife alive = remembered == null || remembered.gone ? null : remembered;
    int absorbed = remembered == null ? 0 : remembered.observations;
    Signal signal = event.signal();
    return signal == null
        ? takenBack(alive, Objects.requireNonNull(event.deletion()), absorbed + 1)
        : observed(alive, signal, event, absorbed + Math.max(1, event.digests().length));
  }

  private boolean isForgotten(long at) {
    return at - lastAt > Velocity.MEMORY_MILLIS;
  }

  private static Step observed(
      @Nullable PostLife alive, Signal signal, PostEvent event, int observations) {
    Post post = signal.getPost();
    Counts counts = post.getCounts();
    long at = event.at();
    if (alive == null) {
      PostLife life =
          new PostLife(
              at,
              post.getContentHash(),
              at,
              counts.getScore(),
              counts.getComments(),
              observations,
              false);
      return new Step(life, life.stamp(signal, 0, 0));
    }
    PostLife life =
        new PostLife(
            alive.firstAt,
            alive.firstHash,
            at,
            counts.getScore(),
            counts.getComments(),
            observations,
            false);
    return new Step(
        life,
        life.stamp(
            signal,
            Velocity.between(alive.lastAt, alive.score, at, counts.getScore()),
            Velocity.between(alive.lastAt, alive.comments, at, counts.getComments())));
  }

  private Signal stamp(Signal signal, double scoreVelocity, double commentVelocity) {
    return signal.toBuilder()
        .setFirstObservedAt(Instant.ofEpochMilli(firstAt))
        .setFirstContentHash(firstHash)
        .setObservations(observations)
        .setScoreVelocity(scoreVelocity)
        .setCommentVelocity(commentVelocity)
        .build();
  }

  private static Step takenBack(@Nullable PostLife alive, Deletion deletion, int observations) {
    long at = deletion.getObservedAt().getMillis();
    if (alive == null) {
      return new Step(new PostLife(at, null, at, null, null, observations, true), null);
    }
    Post post =
        Post.builder()
            .setId(deletion.getPostId())
            .setPlatform(deletion.getPlatform())
            .setKind(PostKind.POST)
            .setCreatedAt(deletion.getObservedAt())
            .setObservedAt(deletion.getObservedAt())
            .setCollection("")
            .build();
    PostLife life =
        new PostLife(alive.firstAt, alive.firstHash, at, null, null, observations, true);
    Signal withdrawn =
        life.stamp(Signal.of(post), 0, 0).toBuilder().setStanding(Standing.WITHDRAWN).build();
    return new Step(life, withdrawn);
  }
}
