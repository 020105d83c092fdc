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
package org.crosscurrent.topics;

/** What the characters of a text are, for {@link TokenScan}. */
final class Chars {

  static final int OTHER = 0;
  static final int HIRAGANA = 1;
  static final int KATAKANA = 2;
  static final int HAN = 3;

  private static final boolean[] ASCII_WORD = new boolean[128];

  static {
    for (char c = 0; c < ASCII_WORD.length; c++) {
      ASCII_WORD[c] = Character.isLetterOrDigit(c);
    }
  }

  private Chars() {}

  static boolean startsWord(String text, int at) {
    char c = text.charAt(at);
    return c < 128 ? ASCII_WORD[c] : Character.isLetterOrDigit(text.codePointAt(at));
  }

  static boolean continuesWord(String text, int at) {
    char c = text.charAt(at);
    return c < 128 ? ASCII_WORD[c] : isWord(text.codePointAt(at));
  }

  static boolean isWordBefore(String text, int at) {
    return at > 0 && isWord(text.codePointBefore(at));
  }

  private static boolean isWord(int codePoint) {
    if (Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\u00a0' || Character.isWhitespace(c);
  }

  /** The script, as far as it tells where a word ends. */
  static int script(int codePoint) {
    if (codePoint < 0x3040) {
      return OTHER;
    }
    if (codePoint <= 0x309f) {
      return HIRAGANA;
    }
    if (codePoint <= 0x30ff) {
      return KATAKANA;
    }
    return Character.isIdeographic(codePoint) ? HAN : OTHER;
  }

  /** One step of a word's hash, the same for all its capitals. */
  static int hash(int hash, char c) {
    return 31 * hash + lower(c);
  }

  static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return c == '’' ? '\'' : Character.toLowerCase(c);
  }

  /** Whether the apostrophe begins a final {@code 's}. */
  static boolean isPossessive(String text, int apostrophe) {
    char next = text.charAt(apostrophe + 1);
    return (next == 's' || next == 'S')
        && (apostrophe + 2 >= text.length() || !continuesWord(text, apostrophe + 2));
  }

  /** Whether what stands before the apostrophe is a French or Italian article or the like. */
  static boolean isElision(String text, int from, int apostrophe) {
    char first = lower(text.charAt(from));
    return apostrophe - from == 1 && "ldjnscmt".indexOf(first) >= 0
        || apostrophe - from == 2 && first == 'q' && lower(text.charAt(from + 1)) == 'u';
  }

  /** Where the link ends that begins here; {@code at} itself where none does. */
  static int linkEnd(String text, int at) {
    char c = lower(text.charAt(at));
    boolean link =
        c == 'h'
            ? text.regionMatches(true, at, "http://", 0, 7)
                || text.regionMatches(true, at, "https://", 0, 8)
            : c == 'w' && text.regionMatches(true, at, "www.", 0, 4);
    int end = at;
    while (link
        && end < text.length()
        && !isSpace(text.charAt(end))
        && ")]>\"<”’".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Where the hashtag ends whose first character would be here. */
  static int tagEnd(String text, int from) {
    int end = from;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean joins = c == '_' || end > from && (c == '\u200c' || c == '・');
      if (!joins && !(end == from ? startsWord(text, end) : continuesWord(text, end))) {
        break;
      }
      end += joins ? 1 : Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  static boolean hasLetter(String text, int from, int to) {
    for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
      if (Character.isLetter(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }
}
