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

import java.util.Arrays;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Signal;

/**
 * What happened to a post at one instant: it was observed, or it was taken back. Where several
 * payloads of one instant differ, the one with the greatest digest counts, and the digests of all
 * are kept, so that a redelivery is told from news.
 */
final class PostEvent {

  private final @Nullable Signal signal;
  private final @Nullable Deletion deletion;
  private final long[] digests;

  private PostEvent(@Nullable Signal signal, @Nullable Deletion deletion, long[] digests) {
    this.signal = signal;
    this.deletion = deletion;
    this.digests = digests;
  }

  static PostEvent of(Signal signal) {
    return new PostEvent(signal, null, new long[] {signal.getPost().getPayloadDigest()});
  }

  static PostEvent of(Signal signal, long[] digests) {
    return new PostEvent(signal, null, digests);
  }

  static PostEvent of(Deletion deletion) {
    return new PostEvent(null, deletion, new long[0]);
  }

  @Nullable Signal signal() {
    return signal;
  }

  @Nullable Deletion deletion() {
    return deletion;
  }

  /** Digests of all payloads of this instant, in unsigned order; empty for a deletion. */
  long[] digests() {
    return digests;
  }

  String postId() {
    return signal != null ? signal.getPost().getId() : Objects.requireNonNull(deletion).getPostId();
  }

  long at() {
    return signal != null
        ? signal.getPost().getObservedAt().getMillis()
        : Objects.requireNonNull(deletion).getObservedAt().getMillis();
  }

  /** Order within one post: by time; a deletion comes after an observation of the same instant. */
  int compareTo(PostEvent other) {
    int byTime = Long.compare(at(), other.at());
    return byTime != 0 ? byTime : Boolean.compare(deletion != null, other.deletion != null);
  }

  /**
   * Both events of one instant in one.
   *
   * @return this, if the other one is no news
   */
  PostEvent merge(PostEvent other) {
    if (signal == null || other.signal == null) {
      return this;
    }
    long[] all =
        Arrays.stream(new long[][] {digests, other.digests})
            .flatMapToLong(Arrays::stream)
            .map(digest -> digest ^ Long.MIN_VALUE)
            .distinct()
            .sorted()
            .map(digest -> digest ^ Long.MIN_VALUE)
            .toArray();
    if (all.length == digests.length) {
      return this;
    }
    boolean otherCounts =
        Long.compareUnsigned(
                other.signal.getPost().getPayloadDigest(), signal.getPost().getPayloadDigest())
            > 0;
    return new PostEvent(otherCounts ? other.signal : signal, null, all);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PostEvent event
        && Objects.equals(signal, event.signal)
        && Objects.equals(deletion, event.deletion)
        && Arrays.equals(digests, event.digests);
  }

  @Override
  public int hashCode() {
    return Objects.hash(signal, deletion, Arrays.hashCode(digests));
  }
}
