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
 * @param platform may be null for a post that is gone
 * @param data a JSON object in UTF-8, in one line; never changed
 */
record FeedEvent(
    long id,
    String name,
    String platform,
    List<String> topics,
    boolean trending,
    boolean toxic,
    byte[] data) {
  static final String SIGNAL = "signal";
  static final String DELETED = "deleted";

  boolean isDeletion() {
    return name.equals(DELETED);
  }
}
