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
package org.crosscurrent.api.push;

import java.util.List;

/**
 * One row of the feed, rendered.
 *
 * @param id its place in the feed
 * @param name of the event: signal or deleted
 * @param postId of the post that it is about; null where it is about none
 * @param platform may be null for a post that is gone
 * @param data a JSON object in UTF-8, in one line; never changed
 */
record FeedEvent(
    long id,
    String name,
    String postId,
    String platform,
    List<String> topics,
    boolean trending,
    boolean toxic,
    byte[] data) {
  static final String SIGNAL = "signal";
  static final String DELETED = "deleted";

  /** What is told to nobody: the post has been deleted since, which is told at its own place. */
  static final String WITHDRAWN = "withdrawn";

  private static final byte[] NOTHING = {'{', '}'};

  /** One that is about the stream and not about a post. */
  static FeedEvent ofStream(long id, String name, byte[] data) {
    return new FeedEvent(id, name, null, null, List.of(), false, false, data);
  }

  /** One that is about the stream, and says all by its name. */
  static FeedEvent ofStream(long id, String name) {
    return ofStream(id, name, NOTHING);
  }

  FeedEvent withdrawn() {
    return ofStream(id, WITHDRAWN);
  }

  boolean isWithdrawn() {
    return name.equals(WITHDRAWN);
  }

  boolean isDeletion() {
    return name.equals(DELETED);
  }
}
