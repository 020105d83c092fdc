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

import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;

/**
 * Reads the native payloads of one platform. Found by {@link java.util.ServiceLoader}; one instance
 * serves all threads, so it keeps no state.
 *
 * <p>A mapper never throws on account of a payload: it gives what the payload says to the {@link
 * Output}, or rejects it there with the field and the reason. It reads no clock and draws no random
 * number: the same payload always gives the same posts.
 */
public interface PlatformMapper {

  /** Lower-case name of the platform whose payloads it reads, such as {@code reddit}. */
  String platform();

  /**
   * Reads one payload.
   *
   * @param raw the envelope; its {@code observedAt} is absent in native dumps, where the creation
   *     time of each post stands in for it
   * @param out takes any number of posts and deletions, or one rejection
   */
  void map(RawPost raw, Output out);

  /** Takes what a payload says. */
  interface Output {

    /** A post was read. */
    void post(Post post);

    /** The platform takes a post back. */
    void deletion(Deletion deletion);

    /**
     * The payload is sound but says nothing about a post, such as a like without a counter.
     *
     * @param what a stable word for the kind of it, which becomes part of a counter's name
     */
    void ignored(String what);

    /**
     * The payload cannot be used.
     *
     * @param reason why
     * @param message one sentence that names the field; it must not quote the text of users
     */
    void rejected(DeadLetterReason reason, String message);
  }
}
