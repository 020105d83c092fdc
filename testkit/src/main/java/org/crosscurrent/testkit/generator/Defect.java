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

import java.util.Arrays;
import java.util.List;
import org.crosscurrent.model.DeadLetterReason;

/** A way in which a payload is unusable, and the reason by which it must end. */
enum Defect {
  /** It ends in the middle. */
  TRUNCATED(DeadLetterReason.MALFORMED),
  /** A text in it is not UTF-8. */
  NOT_UTF8(DeadLetterReason.MALFORMED),
  /** Nothing in it tells its id. */
  MISSING_ID(DeadLetterReason.MISSING_FIELD),
  /** It was created a thousand years from now. */
  ABSURD_TIME(DeadLetterReason.MALFORMED),
  /** Its envelope names a platform that nobody reads. */
  UNKNOWN_PLATFORM(DeadLetterReason.UNSUPPORTED_PLATFORM);

  /** A private-use character that marks the place for broken bytes. */
  private static final String MARK = "\uE000";

  private static final byte[] MARK_BYTES = {(byte) 0xEE, (byte) 0x80, (byte) 0x80};
  private static final byte[] NO_UTF8 = {(byte) 0xFE, (byte) 0xFF, (byte) 0xC0};
  private static final long FAR_MILLIS = 1000L * 365 * 86_400_000L;

  private final DeadLetterReason reason;

  Defect(DeadLetterReason reason) {
    this.reason = reason;
  }

  DeadLetterReason reason() {
    return reason;
  }

  /** What must be wrong with the post before it is written. */
  PostState spoil(PostState post) {
    PostState spoiled = post;
    if (this == ABSURD_TIME) {
      spoiled =
          new PostState(
              post.firstShape,
              post.number,
              post.author,
              post.language,
              post.createdMillis + FAR_MILLIS);
      spoiled.nativeId = post.nativeId;
      spoiled.postId = post.postId;
      spoiled.theme = post.theme;
      spoiled.content = post.content;
      spoiled.community = post.community;
      spoiled.parentId = post.parentId;
    } else if (this == MISSING_ID) {
      spoiled.nativeId = null;
    } else if (this == NOT_UTF8) {
      Segment mark = Segment.plain(MARK);
      spoiled.content =
          post.content.title().isEmpty()
              ? new Content(List.of(), List.of(mark))
              : new Content(List.of(mark), List.of());
    }
    return spoiled;
  }

  /** What must be wrong with its bytes. */
  byte[] damage(byte[] payload, Rng rng) {
    if (this == TRUNCATED) {
      return Arrays.copyOf(payload, 1 + rng.below(payload.length - 1));
    }
    if (this == NOT_UTF8) {
      byte[] damaged = payload.clone();
      for (int i = 0; i + MARK_BYTES.length <= damaged.length; i++) {
        if (Arrays.equals(damaged, i, i + 3, MARK_BYTES, 0, 3)) {
          System.arraycopy(NO_UTF8, 0, damaged, i, 3);
        }
      }
      return damaged;
    }
    return payload;
  }
}
