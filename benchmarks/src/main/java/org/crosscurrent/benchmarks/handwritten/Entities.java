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
package org.crosscurrent.benchmarks.handwritten;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Post;
import org.crosscurrent.text.TextEntities;

/** Hashtags, mentions, links and media of one post as they are found; distinct and in order. */
final class Entities {

  private final Set<String> hashtags = new LinkedHashSet<>();
  private final Set<String> mentions = new LinkedHashSet<>();
  private final Set<String> links = new LinkedHashSet<>();
  private final Set<String> media = new LinkedHashSet<>();

  /** Adds a hashtag, with or without its sign. */
  void hashtag(@Nullable String tag) {
    addLowerCase(hashtags, withoutSign(tag, '#'));
  }

  /** Adds a handle, with or without its sign. */
  void mention(@Nullable String handle) {
    addLowerCase(mentions, withoutSign(handle, '@'));
  }

  /** Adds a link, unless it is absent. */
  void link(@Nullable String address) {
    add(links, address);
  }

  /** Adds the address of an image or a video, unless it is absent. */
  void media(@Nullable String address) {
    add(media, address);
  }

  /** Adds links. */
  void links(List<String> addresses) {
    links.addAll(addresses);
  }

  /** Adds what stands in a plain text. */
  void addAll(TextEntities found) {
    hashtags.addAll(found.hashtags());
    mentions.addAll(found.mentions());
    links.addAll(found.links());
  }

  boolean hasMedia() {
    return !media.isEmpty();
  }

  void setOn(Post.Builder post) {
    post.setHashtags(List.copyOf(hashtags))
        .setMentions(List.copyOf(mentions))
        .setLinks(List.copyOf(links))
        .setMedia(List.copyOf(media));
  }

  private static void add(Set<String> to, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      to.add(value.strip());
    }
  }

  private static void addLowerCase(Set<String> to, @Nullable String value) {
    add(to, value == null ? null : value.toLowerCase(Locale.ROOT));
  }

  private static @Nullable String withoutSign(@Nullable String value, char sign) {
    return value != null && !value.isEmpty() && value.charAt(0) == sign
        ? value.substring(1)
        : value;
  }
}
