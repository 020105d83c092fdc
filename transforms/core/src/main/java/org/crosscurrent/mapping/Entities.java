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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Post;

/** Hashtags, mentions, links and media of one post as they are found; distinct and in order. */
final class Entities {

  private final Found hashtags = new Found();
  private final Found mentions = new Found();
  private final Found links = new Found();
  private final Found media = new Found();

  /** Adds a hashtag, with or without its sign. */
  void hashtag(@Nullable String tag) {
    hashtags.addLowerCase(withoutSign(tag, '#'));
  }

  /** Adds a handle, with or without its sign. */
  void mention(@Nullable String handle) {
    mentions.addLowerCase(withoutSign(handle, '@'));
  }

  /** Adds a link, unless it is absent. */
  void link(@Nullable String address) {
    links.add(address);
  }

  /** Adds the address of an image or a video, unless it is absent. */
  void media(@Nullable String address) {
    media.add(address);
  }

  /** Adds links. */
  void links(List<String> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      links.add(addresses.get(i));
    }
  }

  boolean hasMedia() {
    return !media.list().isEmpty();
  }

  void setOn(Post.Builder post) {
    post.setHashtags(hashtags.list())
        .setMentions(mentions.list())
        .setLinks(links.list())
        .setMedia(media.list());
  }

  private static @Nullable String withoutSign(@Nullable String value, char sign) {
    return value != null && !value.isEmpty() && value.charAt(0) == sign
        ? value.substring(1)
        : value;
  }

  /** Distinct values in order; most posts have none, and pay for none. */
  private static final class Found {
    private @Nullable Set<String> values;

    void add(@Nullable String value) {
      if (value != null && !value.isBlank()) {
        if (values == null) {
          values = new LinkedHashSet<>();
        }
        values.add(value.strip());
      }
    }

    void addLowerCase(@Nullable String value) {
      add(value == null ? null : value.toLowerCase(Locale.ROOT));
    }

    List<String> list() {
      return values == null ? List.of() : List.copyOf(values);
    }
  }
}
