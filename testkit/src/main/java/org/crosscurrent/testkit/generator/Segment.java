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

import java.nio.charset.StandardCharsets;

/**
 * A piece of a text that each platform marks up in its own way. Spaces are part of plain pieces.
 */
record Segment(Kind kind, String text) {

  enum Kind {
    PLAIN,
    HASHTAG,
    URL,
    MENTION
  }

  static Segment plain(String text) {
    return new Segment(Kind.PLAIN, text);
  }

  /** A hashtag, given without its sign. */
  static Segment hashtag(String tag) {
    return new Segment(Kind.HASHTAG, tag);
  }

  static Segment url(String url) {
    return new Segment(Kind.URL, url);
  }

  /** A mention, given without its sign. */
  static Segment mention(String handle) {
    return new Segment(Kind.MENTION, handle);
  }

  /** As a person reads it. */
  String shown() {
    return switch (kind) {
      case HASHTAG -> "#" + text;
      case MENTION -> "@" + text;
      case PLAIN, URL -> text;
    };
  }

  int utf8Length() {
    return shown().getBytes(StandardCharsets.UTF_8).length;
  }

  int codePoints() {
    String shown = shown();
    return shown.codePointCount(0, shown.length());
  }
}
