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
package org.crosscurrent.text;

/**
 * Where addresses begin and end in plain text. Written by hand instead of with a regular
 * expression, because the meaning of {@code \b} differs between releases of Java and hashes must
 * not.
 */
final class Urls {

  private Urls() {}

  /** Whether a character has Unicode's White_Space property; all of these lie in the BMP. */
  static boolean isWhiteSpace(char c) {
    if (c <= 0x20) {
      return c == ' ' || c >= '\t' && c <= '\r';
    }
    if (c < 0x1680) {
      return c == 0x85 || c == 0xA0;
    }
    return c >= 0x2000 && c <= 0x200A
        || c == 0x1680
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** Whether a code point is part of a word: a letter, a digit or an underscore. */
  static boolean isWord(int codePoint) {
    return codePoint == '_' || Character.isLetterOrDigit(codePoint);
  }

  /** Whether the character at {@code index} could begin an address: cheap, and often false. */
  static boolean mayStart(char c) {
    return c == 'h' || c == 'H' || c == 'w' || c == 'W';
  }

  /**
   * Whether {@code https?://} or {@code www.} in any case begins at {@code index}, at the beginning
   * of a word and with at least one character that is no white space behind it.
   */
  static boolean startsAt(String text, int index) {
    if (index + 1 >= text.length() || !mayFollow(text.charAt(index), text.charAt(index + 1))) {
      return false;
    }
    int body = bodyStart(text, index);
    return body >= 0
        && body < text.length()
        && !isWhiteSpace(text.charAt(body))
        && (index == 0 || !isWord(text.codePointBefore(index)));
  }

  /** Most words that begin like an address end being one at their second letter. */
  private static boolean mayFollow(char first, char second) {
    return first == 'h' || first == 'H'
        ? second == 't' || second == 'T'
        : second == 'w' || second == 'W';
  }

  /** The index of the next white space at or after {@code index}, or the length of the text. */
  static int nextWhiteSpace(String text, int index) {
    int end = index;
    while (end < text.length() && !isWhiteSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int bodyStart(String text, int index) {
    if (text.regionMatches(true, index, "www.", 0, 4)) {
      return index + 4;
    }
    if (!text.regionMatches(true, index, "http", 0, 4) || index + 4 >= text.length()) {
      return -1;
    }
    char next = text.charAt(index + 4);
    int colon = next == 's' || next == 'S' ? index + 5 : index + 4;
    return text.startsWith("://", colon) ? colon + 3 : -1;
  }
}
