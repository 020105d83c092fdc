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
package org.crosscurrent.language;

/**
 * A text reduced to what somebody wrote in a language: without addresses of pages and mail,
 * handles, hashtags and emoji, and with one space for each run of white space.
 */
final class ProseText {

  private static final int VARIATION_SELECTOR = 0xFE0F;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int KEYCAP = 0x20E3;

  private final String text;
  private final StringBuilder prose;

  private ProseText(String text) {
    this.text = text;
    this.prose = new StringBuilder(text.length());
  }

  static String of(String text) {
    ProseText reduced = new ProseText(text);
    int index = 0;
    while (index < text.length()) {
      index = reduced.step(index);
    }
    return reduced.prose.toString().stripTrailing();
  }

  /** Takes what stands at the index, and gives the index of what is next. */
  private int step(int index) {
    char c = text.charAt(index);
    if (isSpace(c)) {
      space();
      return index + 1;
    }
    if (c < 0x80) {
      return stepAscii(index, c);
    }
    int codePoint = text.codePointAt(index);
    if (codePoint == '＠' || codePoint == '＃') {
      return stepMark(index, codePoint == '＠');
    }
    if (isEmoji(codePoint)) {
      space();
    } else {
      prose.appendCodePoint(codePoint);
    }
    return index + Character.charCount(codePoint);
  }

  private int stepAscii(int index, char c) {
    if ((c == 'h' || c == 'H' || c == 'w' || c == 'W') && isAddress(index)) {
      return endOfToken(index);
    }
    if (c == '@' || c == '#') {
      return stepMark(index, c == '@');
    }
    prose.append(c);
    return index + 1;
  }

  /** A handle, a hashtag, the middle of a mail address, or just a sign. */
  private int stepMark(int index, boolean at) {
    boolean inWord = index > 0 && isWord(text.codePointBefore(index));
    boolean word = index + 1 < text.length() && isWord(text.codePointAt(index + 1));
    if (!word || inWord && !at) {
      prose.append(text.charAt(index));
      return index + 1;
    }
    if (inWord) {
      int start = prose.length();
      while (start > 0 && prose.charAt(start - 1) != ' ') {
        start--;
      }
      prose.setLength(start);
    }
    return at ? endOfHandle(index + 1) : endOfWord(index + 1);
  }

  /** Handles of the fediverse and of domains go on over dots, hyphens and a second at sign. */
  private int endOfHandle(int from) {
    int end = endOfWord(from);
    while (end + 1 < text.length()
        && ".-@".indexOf(text.charAt(end)) >= 0
        && isWord(text.codePointAt(end + 1))) {
      end = endOfWord(end + 1);
    }
    return end;
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < text.length() && isWord(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private int endOfToken(int from) {
    int end = from;
    while (end < text.length() && !isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean isAddress(int index) {
    return (index == 0 || !isWord(text.codePointBefore(index)))
        && (text.regionMatches(true, index, "http://", 0, 7)
            || text.regionMatches(true, index, "https://", 0, 8)
            || text.regionMatches(true, index, "www.", 0, 4));
  }

  private void space() {
    if (prose.length() > 0 && prose.charAt(prose.length() - 1) != ' ') {
      prose.append(' ');
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c >= 0x80 && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean isWord(int codePoint) {
    if (codePoint == '_' || Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = codePoint < 0x300 ? Character.UNASSIGNED : Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Pictures, and what joins and colours them. */
  private static boolean isEmoji(int codePoint) {
    return codePoint >= 0xA0
        && (codePoint == VARIATION_SELECTOR
            || codePoint == ZERO_WIDTH_JOINER
            || codePoint == KEYCAP
            || codePoint >= 0x1F3FB && codePoint <= 0x1F3FF
            || codePoint >= 0xE0020 && codePoint <= 0xE007F
            || (codePoint < 0x3040 || codePoint > 0xFFFF)
                && Character.getType(codePoint) == Character.OTHER_SYMBOL);
  }
}
