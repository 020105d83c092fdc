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

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

/**
 * Reads the native payloads of one platform. Found by {@link java.util.ServiceLoader}, or given to
 * {@link NormalizePosts#withMappers}; one instance serves all threads, so it keeps no state.
 *
 * <p>A mapper never throws on account of a payload: it gives what the payload says to the {@link
 * Output}, or rejects it there with the field and the reason. It reads no clock and draws no random
 * number: the same payload always gives the same posts.
 */
public interface PlatformMapper extends Serializable {

  /** Lower-case name of the platform whose payloads it reads, such as {@code reddit}. */
  String platform();

  /**
   * Reads one payload.
   *
   * @param raw the envelope; its {@code observedAt} is absent in native dumps, where the creation
   *     time of each post stands in for it
   * @param out takes any number of posts, deletions and rejections: a payload that lists many posts
   *     is rejected for its bad ones and gives the good ones all the same
   */
  void map(RawPost raw, Output out);

  /**
   * Takes what a payload says, and adds what is the same for every platform: the full id, the
   * envelope's collection and {@code observedAt}, the payload digest and the content hash. It also
   * cleans title and text with {@link org.crosscurrent.text.CleanText} and refuses absurd times.
   */
  interface Output {

    /**
     * Starts a post. The mapper sets at least the kind, and gives the builder to {@link #post}.
     *
     * @param nativeId the platform's own id, without the platform
     * @param createdAt when the platform says that it was created
     */
    Post.Builder start(String nativeId, Instant createdAt);

    /** A post was read; {@code post} comes from {@link #start}. */
    void post(Post.Builder post);

    /**
     * The platform takes a post back.
     *
     * @param nativeId the platform's own id, without the platform
     * @param at when the payload says so; it stands in for {@code observedAt} where the envelope
     *     has none
     */
    void deletion(String nativeId, @Nullable Instant at);

    /**
     * The payload, or a part of it, is sound but says nothing about a post, such as a like without
     * a counter.
     *
     * @param what a stable word for the kind of it, never taken from the payload: it becomes part
     *     of a counter's name
     */
    void ignored(String what);

    /**
     * The payload, or a part of it, cannot be used.
     *
     * @param reason why
     * @param message one sentence that names the field; it must not quote the text of users
     */
    void rejected(DeadLetterReason reason, String message);

    /**
     * The structure of the payload, or of a payload within it, as the mapping of its shape saw it.
     * Mappers that are code need not tell it.
     */
    default void sighted(ShapeSighting sighting) {}
  }
}
