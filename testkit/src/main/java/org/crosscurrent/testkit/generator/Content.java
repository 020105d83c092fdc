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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Title and text of a post in pieces. The title is empty where the platform has none. */
record Content(List<Segment> title, List<Segment> body) {

  /** Hashtags that are a name's: their topic is the one of that name. */
  private static final Map<String, String> NAMES =
      Map.of(
          "rustlang", "rust",
          "postgres", "postgresql",
          "tourdefrance", "tour de france",
          "premierleague", "premier league",
          "worldcup", "world cup",
          "f1", "formula 1",
          "formula1", "formula 1");

  static final Content EMPTY = new Content(List.of(), List.of());

  String shownTitle() {
    return shown(title);
  }

  String shownBody() {
    return shown(body);
  }

  /** Title, line break and text, or the only one of them that there is. */
  String shown() {
    if (title.isEmpty()) {
      return shownBody();
    }
    return body.isEmpty() ? shownTitle() : shownTitle() + "\n" + shownBody();
  }

  static String shown(List<Segment> segments) {
    if (segments.size() == 1) {
      return segments.get(0).shown();
    }
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      text.append(segment.shown());
    }
    return text.toString();
  }

  /** The hashtags as they are written, in order, each once. */
  List<String> hashtags() {
    List<String> tags = new ArrayList<>(3);
    for (List<Segment> part : List.of(title, body)) {
      for (Segment segment : part) {
        if (segment.kind() == Segment.Kind.HASHTAG && !tags.contains(segment.text())) {
          tags.add(segment.text());
        }
      }
    }
    return tags;
  }

  List<String> topics() {
    List<String> topics = new ArrayList<>(3);
    for (String tag : hashtags()) {
      String lower = tag.toLowerCase(Locale.ROOT);
      String topic = NAMES.getOrDefault(lower, lower);
      if (!topics.contains(topic)) {
        topics.add(topic);
      }
    }
    return List.copyOf(topics);
  }

  /** The same words as one text without a title. Read as title and text they were the same. */
  Content untitled() {
    if (title.isEmpty()) {
      return this;
    }
    if (body.isEmpty()) {
      return new Content(List.of(), title);
    }
    List<Segment> joined = new ArrayList<>(title);
    joined.add(Segment.plain("\n"));
    joined.addAll(body);
    return new Content(List.of(), List.copyOf(joined));
  }

  /** The same words under a title. */
  Content titled() {
    return title.isEmpty() ? new Content(body, List.of()) : this;
  }

  /** The same words with another address wherever there is one. */
  Content withUrl(String url) {
    return new Content(replaceUrl(title, url), replaceUrl(body, url));
  }

  private static List<Segment> replaceUrl(List<Segment> segments, String url) {
    return segments.stream()
        .map(segment -> segment.kind() == Segment.Kind.URL ? Segment.url(url) : segment)
        .toList();
  }

  /** The same title, and a text that ends with an amendment and may have lost its hashtags. */
  Content amended(String amendment, boolean withoutHashtags) {
    List<Segment> words = new ArrayList<>();
    for (Segment segment : body) {
      if (withoutHashtags && segment.kind() == Segment.Kind.HASHTAG) {
        // With the space before it.
        words.remove(words.size() - 1);
      } else {
        words.add(segment);
      }
    }
    words.add(Segment.plain(amendment));
    return new Content(title, List.copyOf(words));
  }
}
