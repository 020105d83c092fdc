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
package org.crosscurrent.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Sighting;

/** Posts and keys of these tests. */
final class Posts {

  static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

  private Posts() {}

  static PostPseudonymiser pseudonymiser() {
    return new PostPseudonymiser(
        KEY, Set.of(PseudonymiseAuthors.DEFAULT_OPEN_COMMUNITIES.split(",")));
  }

  static Post pseudonymised(Post post) {
    return pseudonymiser().pseudonymise(post);
  }

  static Post of(String id, @Nullable String handle, @Nullable String name, String text) {
    Post.Builder post = Sighting.of(id).content(text).post().toBuilder();
    if (handle != null) {
      String platform = id.substring(0, id.indexOf(':'));
      post.setAuthor(
          Author.builder().setId(platform + ":" + handle).setName(name).setFollowers(7L).build());
    }
    return post.build();
  }

  static Post mentioning(Post post, String... handles) {
    return post.toBuilder().setMentions(List.of(handles)).build();
  }

  /** What stands behind the platform in an id. */
  static String pseudonymOf(String id) {
    return id.substring(id.indexOf(':') + 1);
  }
}
