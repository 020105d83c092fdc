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
package org.crosscurrent.mapping;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a post lies in the AT protocol: {@code at://repository/app.bsky.feed.post/key}.
 *
 * @param repository the DID of its author
 * @param key its record key
 */
record AtUri(String repository, String key) {

  /** The collection that posts are records of. */
  static final String POSTS = "app.bsky.feed.post";

  private static final String SCHEME = "at://";

  /** The address of a post; null where it is none. */
  static @Nullable AtUri parse(@Nullable String uri) {
    if (uri == null || !uri.startsWith(SCHEME)) {
      return null;
    }
    String[] parts = uri.substring(SCHEME.length()).split("/", -1);
    boolean post = parts.length == 3 && parts[1].equals(POSTS);
    return post && !parts[0].isEmpty() && !parts[2].isEmpty()
        ? new AtUri(parts[0], parts[2])
        : null;
  }
}
