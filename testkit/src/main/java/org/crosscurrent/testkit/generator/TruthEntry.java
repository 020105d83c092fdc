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
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetterReason;

/**
 * What one generated record says, in plain words.
 *
 * @param kind what the record is
 * @param platform as in the envelope
 * @param postId {@code platform:native_id}; absent if broken
 * @param observedAt event time
 * @param author {@code platform:handle} of the author; absent if broken or deleted
 * @param content title, line break and text as a person reads them, or the text alone where there
 *     is no title; empty for a repost without words of its own
 * @param topics hashtags, lower case, in order of appearance
 * @param score points, likes or favourites; absent where the record has none
 * @param reason why it must end in the dead letters; present if broken
 */
public record TruthEntry(
    Kind kind,
    String platform,
    @Nullable String postId,
    Instant observedAt,
    @Nullable String author,
    String content,
    List<String> topics,
    @Nullable Long score,
    @Nullable DeadLetterReason reason) {

  /** What a record is. */
  public enum Kind {
    /** A post is seen. */
    OBSERVATION,
    /** A post is gone. */
    DELETION,
    /** Nobody can use it. */
    BROKEN
  }
}
