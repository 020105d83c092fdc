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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;

/**
 * The events of one post: those that are settled, folded into a {@link PostLife}, and those that
 * the watermark has not passed yet, in order. Immutable.
 */
final class PostTimeline {

  static final PostTimeline EMPTY = new PostTimeline(null, List.of());

  private final @Nullable PostLife life;
  private final List<PostEvent> pending;

  PostTimeline(@Nullable PostLife life, List<PostEvent> pending) {
    this.life = life;
    this.pending = pending;
  }

  @Nullable PostLife life() {
    return life;
  }

  List<PostEvent> pending() {
    return pending;
  }

  /**
   * With one more event.
   *
   * @return this very timeline, if the event is known already, or is not later than what is settled
   */
  PostTimeline with(PostEvent event) {
    if (isSettled(event)) {
      return this;
    }
    int at = pending.size();
    while (at > 0 && pending.get(at - 1).compareTo(event) > 0) {
      at--;
    }
    if (at > 0 && pending.get(at - 1).compareTo(event) == 0) {
      PostEvent known = pending.get(at - 1);
      PostEvent merged = known.merge(event);
      return merged == known ? this : replace(at - 1, merged);
    }
    List<PostEvent> longer = new ArrayList<>(pending.size() + 1);
    longer.addAll(pending);
    longer.add(at, event);
    return new PostTimeline(life, longer);
  }

  /** Whether the fold has gone past the time of the event. */
  boolean isSettled(PostEvent event) {
    return life != null && event.at() <= life.lastAt();
  }

  private PostTimeline replace(int index, PostEvent event) {
    List<PostEvent> changed = new ArrayList<>(pending);
    changed.set(index, event);
    return new PostTimeline(life, changed);
  }

  /** The latest state of the post, as far as is known now; absent if it is gone. */
  @Nullable Signal latest() {
    PostLife current = life;
    Signal latest = null;
    for (PostEvent event : pending) {
      PostLife.Step step = PostLife.after(current, event);
      current = step.life();
      latest = step.signal();
    }
    return latest == null || latest.getStanding() == Standing.WITHDRAWN ? null : latest;
  }

  /** Time of the first event that is not settled, in milliseconds; absent if all are. */
  @Nullable Long firstPendingAt() {
    return pending.isEmpty() ? null : pending.get(0).at();
  }

  /** The fold over the first pending event. */
  Settled settleFirst() {
    PostLife.Step step = PostLife.after(life, pending.get(0));
    List<PostEvent> rest = List.copyOf(pending.subList(1, pending.size()));
    return new Settled(new PostTimeline(step.life(), rest), step.signal());
  }

  /** What settling one event gives. */
  record Settled(PostTimeline timeline, @Nullable Signal signal) {}

  /** From when on nothing of this need be remembered, in milliseconds. */
  long expiresAt() {
    return Objects.requireNonNull(life).lastAt() + Velocity.MEMORY_MILLIS + 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PostTimeline timeline
        && Objects.equals(life, timeline.life)
        && pending.equals(timeline.pending);
  }

  @Override
  public int hashCode() {
    return Objects.hash(life, pending);
  }
}
