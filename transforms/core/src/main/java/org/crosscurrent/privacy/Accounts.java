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

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Post;

/**
 * The accounts that one post names: its author and whom it mentions, under their full handle and,
 * where that has a host, under the part in front of it; the name that its author shows; and its own
 * id, which leads to the author.
 */
final class Accounts {

  /** Shorter handles and names, of ASCII letters, are too often words of a language. */
  private static final int SHORTEST_WORD = 4;

  /** Shorter native ids of posts may stand for anything. */
  private static final int SHORTEST_ID = 6;

  /** Longer names are compared up to here: no text repeats them in full. */
  private static final int LONGEST_NAME = 100;

  private final String platform;
  private final Pseudonyms pseudonyms;
  private final Map<String, String> byHandle = new HashMap<>();
  private final @Nullable String author;
  private final @Nullable String name;

  Accounts(Post post, Pseudonyms pseudonyms) {
    this.platform = post.getPlatform();
    this.pseudonyms = pseudonyms;
    Author given = post.getAuthor();
    author = given == null ? null : pseudonymOf(handleOf(given, platform));
    if (given != null && author != null) {
      add(handleOf(given, platform), author);
    }
    post.getMentions().forEach(mention -> add(bare(mention), pseudonymOf(mention)));
    name = given == null || given.getName() == null ? null : nameOf(given.getName());
    if (name != null && author != null) {
      byHandle.putIfAbsent(key(name), author);
    }
    addId(post.getId());
  }

  /** Many addresses of pictures hold the native id of their post, which leads to the author. */
  private void addId(String postId) {
    String nativeId = postId.substring(postId.indexOf(':') + 1);
    if (nativeId.length() >= SHORTEST_ID) {
      byHandle.putIfAbsent(
          key(nativeId), pseudonyms.ofPost(postId).substring(postId.indexOf(':') + 1));
    }
  }

  private static @Nullable String nameOf(String shown) {
    String name = shown.strip();
    String compared = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    return isWorthSearching(compared) ? compared : null;
  }

  private void add(String handle, String pseudonym) {
    byHandle.putIfAbsent(key(handle), pseudonym);
    int host = handle.indexOf('@');
    if (host > 0) {
      byHandle.putIfAbsent(key(handle.substring(0, host)), pseudonym);
    }
  }

  private static String handleOf(Author author, String platform) {
    String id = author.getId();
    return bare(id.startsWith(platform + ":") ? id.substring(platform.length() + 1) : id);
  }

  private static String bare(String handle) {
    return !handle.isEmpty() && Chars.isAt(handle.charAt(0)) ? handle.substring(1) : handle;
  }

  private static String key(String handle) {
    return handle.toLowerCase(Locale.ROOT);
  }

  /** Of the author; absent if the post names none. */
  @Nullable String author() {
    return author;
  }

  /** The name that the author shows, if it is worth looking for. */
  @Nullable String name() {
    return name;
  }

  /** Of whoever is named as an account, with an at sign or the like in front. */
  String of(String handle) {
    String known = byHandle.get(key(handle));
    return known == null ? pseudonymOf(handle) : known;
  }

  /** Of whoever is named as an account of a given platform. */
  String of(String otherPlatform, String handle) {
    return otherPlatform.equals(platform)
        ? of(handle)
        : pseudonyms.ofAccount(otherPlatform, handle);
  }

  /** Of a handle or name that stands alone as a word; absent if it is none of this post's. */
  @Nullable String ofWord(String word) {
    return isWorthSearching(word) ? byHandle.get(key(word)) : null;
  }

  private static boolean isWorthSearching(String word) {
    return word.length() >= SHORTEST_WORD
        || word.length() > 1 && word.chars().anyMatch(c -> c > 127);
  }

  private String pseudonymOf(String handle) {
    return pseudonyms.ofAccount(platform, bare(handle));
  }
}
