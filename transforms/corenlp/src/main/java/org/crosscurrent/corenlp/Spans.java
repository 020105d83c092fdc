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
package org.crosscurrent.corenlp;

import java.util.stream.IntStream;

/**
 * Where the things begin and end that posts have and newspapers have not. Each method gives the
 * index behind what begins at an index, or that index itself where none begins; all take time
 * linear in what they find.
 */
final class Spans {

  private static final String SENTENCE_PUNCTUATION = ".,;:!?'\"*~_)]}>";
  private static final int LONGEST_EMOTICON = 4;
  private static final int SHORTEST_WORD = 3;

  private Spans() {}

  /** An address up to the next white space, without the punctuation that ends its sentence. */
  static int linkEnd(String text, int index, int length) {
    char c = text.charAt(index);
    boolean begins =
        (c == 'h' || c == 'H')
                && (text.regionMatches(true, index, "http://", 0, 7)
                    || text.regionMatches(true, index, "https://", 0, 8))
            || (c == 'w' || c == 'W') && text.regionMatches(true, index, "www.", 0, 4);
    if (!begins || index > 0 && Character.isLetterOrDigit(text.charAt(index - 1))) {
      return index;
    }
    int end = index;
    while (end < length && !isSpace(text.charAt(end))) {
      end++;
    }
    while (end > index + 1 && SENTENCE_PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** An at sign at the beginning of a word, and a name, perhaps with its host. */
  static int handleEnd(String text, int index, int length) {
    if (text.charAt(index) != '@' || !beginsWord(text, index)) {
      return index;
    }
    int end = nameEnd(text, index + 1, length);
    if (end == index + 1) {
      return index;
    }
    if (end < length && text.charAt(end) == '@') {
      int host = nameEnd(text, end + 1, length);
      return host > end + 1 ? host : end;
    }
    return end;
  }

  private static int nameEnd(String text, int start, int length) {
    int end = start;
    while (end < length
        && (isWord(text.charAt(end)) || end > start && isInner(text, end, length))) {
      end++;
    }
    return end;
  }

  private static boolean isInner(String text, int index, int length) {
    char c = text.charAt(index);
    return (c == '.' || c == '-') && index + 1 < length && isWord(text.charAt(index + 1));
  }

  /** A hash sign at the beginning of a word, and a word with a letter. */
  static int hashtagEnd(String text, int index, int length) {
    if (text.charAt(index) != '#' || !beginsWord(text, index)) {
      return index;
    }
    int end = index + 1;
    boolean letter = false;
    while (end < length && isWord(text.charAt(end))) {
      letter |= Character.isLetter(text.charAt(end));
      end++;
    }
    return letter ? end : index;
  }

  /**
   * The indices before which a hashtag's capitals begin a word, if each of its words has {@value
   * #SHORTEST_WORD} letters or more: {@code BlackLivesMatter}, but neither {@code iPhone} nor
   * {@code OpenAI}.
   */
  static int[] wordsWithin(String text, int start, int end) {
    int[] breaks =
        IntStream.range(start + 1, end)
            .filter(
                i ->
                    Character.isUpperCase(text.charAt(i))
                        && Character.isLowerCase(text.charAt(i - 1)))
            .toArray();
    int from = start;
    for (int at : breaks) {
      if (at - from < SHORTEST_WORD) {
        return new int[0];
      }
      from = at;
    }
    return end - from < SHORTEST_WORD ? new int[0] : breaks;
  }

  /** Emoji and pictures that follow one another, with what joins and colours them. */
  static int emojiEnd(String text, int index, int length) {
    int end = index;
    while (end < length) {
      int codePoint = text.codePointAt(end);
      boolean follows = end > index && isEmojiPart(codePoint);
      if (!follows && !isEmoji(codePoint)) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return Math.min(end, length);
  }

  private static boolean isEmoji(int codePoint) {
    return codePoint >= 0x1F000 && codePoint <= 0x1FAFF
        || codePoint >= 0x2190 && Character.getType(codePoint) == Character.OTHER_SYMBOL;
  }

  private static boolean isEmojiPart(int codePoint) {
    return codePoint == 0x200D
        || codePoint == 0xFE0F
        || codePoint == 0x20E3
        || codePoint >= 0xE0020 && codePoint <= 0xE007F;
  }

  /** Two to four signs with at most one letter or digit that VADER's lexicon rates. */
  static int emoticonEnd(String text, int index, int length) {
    char first = text.charAt(index);
    if (":;=<(".indexOf(first) < 0 || index > 0 && Character.isDigit(text.charAt(index - 1))) {
      return index;
    }
    for (int end = Math.min(length, index + LONGEST_EMOTICON); end > index + 1; end--) {
      boolean wordFollows = end < length && Character.isLetterOrDigit(text.charAt(end));
      if (!wordFollows && mayBeEmoticon(text, index, end)) {
        return end;
      }
    }
    return index;
  }

  private static boolean mayBeEmoticon(String text, int start, int end) {
    int words = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (isSpace(c) || Character.isSurrogate(c)) {
        return false;
      }
      words += Character.isLetterOrDigit(c) ? 1 : 0;
    }
    return words <= 1 && PostWords.rating(text.substring(start, end)) != 0;
  }

  private static boolean beginsWord(String text, int index) {
    return index == 0
        || !isWord(text.charAt(index - 1)) && "&#@/".indexOf(text.charAt(index - 1)) < 0;
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
