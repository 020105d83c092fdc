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

/** What characters are to the scanners of this package. */
final class Chars {

  /** The full-width at sign of East Asian keyboards. */
  private static final char WIDE_AT = 0xFF20;

  private Chars() {}

  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
  }

  /** Combining marks, which belong to the letter before them. */
  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Whether a number goes on here: scripts without spaces put words right beside numbers. */
  static boolean continues(String text, int index) {
    if (index < 0 || index >= text.length()) {
      return false;
    }
    char c = text.charAt(index);
    return c < 128 ? c == '_' || Character.isLetterOrDigit(c) : Character.isDigit(c);
  }

  /** A decimal digit of any script. */
  static boolean isDigit(String text, int index) {
    return index >= 0 && index < text.length() && Character.digit(text.charAt(index), 10) >= 0;
  }

  static boolean isAt(char c) {
    return c == '@' || c == WIDE_AT;
  }

  static boolean isWhiteSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether an address of the web begins here, at the beginning of a word. */
  static boolean isLinkStart(String text, int index) {
    char c = text.charAt(index);
    if (c != 'h' && c != 'H' && c != 'w' && c != 'W') {
      return false;
    }
    return (index == 0 || !isWord(text.charAt(index - 1)))
        && (starts(text, index, "https://")
            || starts(text, index, "http://")
            || starts(text, index, "www."));
  }

  /** Whether this is an address of the web. */
  static boolean isLinkStartOf(String link) {
    return !link.isEmpty() && isLinkStart(link, 0);
  }

  /** Where an address that begins here ends: at white space, or at what no address holds. */
  static int linkEnd(String text, int index) {
    int end = index;
    while (end < text.length()
        && !isWhiteSpace(text.charAt(end))
        && "<>\"`{}|\\^".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Where the host of an address begins: behind the scheme and what names a user. */
  static int hostStart(String text, int start, int end) {
    int from = start;
    for (String scheme : new String[] {"https://", "http://"}) {
      from = starts(text, start, scheme) ? start + scheme.length() : from;
    }
    int host = from;
    for (int i = from; i < end && "/?#".indexOf(text.charAt(i)) < 0; i++) {
      if (text.charAt(i) == '@') {
        host = i + 1;
      }
    }
    return host;
  }

  static boolean starts(String text, int index, String with) {
    return text.regionMatches(true, index, with, 0, with.length());
  }
}
