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
package org.crosscurrent.toxicity;

/**
 * Cuts a text into passages in a normal form: words in lower case and without accents, with one
 * space before, between and after them.
 *
 * <p>Handles, addresses and the sign of a repeat ({@code RT @name}) are left out, numbers are
 * written {@code 0}, a letter is repeated once at most, letters that digits and signs stand for
 * inside a word ({@code b4d}) are put back, asterisks inside a word become one, words whose letters
 * are set apart ({@code b a d d}) are joined, and each emoji is a word. Letters of other alphabets
 * than the Latin one are left out, since the model has none.
 *
 * <p>One pass over the text and a buffer that does not grow with it. Not for use by two threads.
 */
final class Passages {

  /** A passage ends with the first word that reaches so many characters. */
  static final int LENGTH = 400;

  /** A longer word is cut. */
  static final int LONGEST_WORD = 60;

  /** So many single letters in a row are a word. */
  private static final int SPELT = 4;

  private final String text;
  private final char[] buffer = new char[LENGTH + LONGEST_WORD + 8];
  private int length;
  private int at;
  private int wordStart;
  private int singles;

  Passages(String text) {
    this.text = text;
  }

  /** Goes to the next passage with a word in it; false if there is none. */
  boolean next() {
    buffer[0] = ' ';
    length = 1;
    wordStart = 1;
    singles = 0;
    while (at < text.length() && (length < LENGTH || length > wordStart && wordStart <= LENGTH)) {
      step();
    }
    endWord();
    joinSingles();
    return length > 1;
  }

  /** The passage, from index 0 on; valid until the next one. */
  char[] chars() {
    return buffer;
  }

  /** Characters in the passage, with the space before and after it. */
  int length() {
    return length;
  }

  private void step() {
    char c = text.charAt(at);
    char normal = Letters.normal(c);
    if (Letters.isSign(c)) {
      sign(c);
    } else if (normal == Letters.BREAK) {
      mark(c);
    } else if (normal == Letters.NOTHING) {
      at++;
    } else if (length == wordStart && startsAddress(c)) {
      skipToWhiteSpace();
    } else {
      letter(normal);
      at++;
    }
  }

  /** A character that is no part of a word, unless it stands for a letter of one. */
  private void mark(char c) {
    boolean inside = length > wordStart && Letters.isLetter(buffer[length - 1]);
    if (Character.isHighSurrogate(c) && at + 1 < text.length()) {
      astral(c, text.charAt(at + 1));
    } else if (c == '*' && inside) {
      asterisks();
    } else if (c == '@' && length == wordStart) {
      skipHandle();
    } else if (inside && (c == '$' || Letters.disguised(c) != 0 && letterFollows(at + 1))) {
      append(Letters.disguised(c));
      at++;
    } else {
      endWord();
      at++;
    }
  }

  private boolean letterFollows(int index) {
    return index < text.length() && Letters.isLetter(Letters.normal(text.charAt(index)));
  }

  private void asterisks() {
    int end = at;
    while (end < text.length() && text.charAt(end) == '*') {
      end++;
    }
    if (letterFollows(end)) {
      append('*');
    } else {
      endWord();
    }
    at = end;
  }

  private void letter(char normal) {
    if (Letters.isDigit(normal)) {
      char letter = Letters.disguised(normal);
      boolean inside = length > wordStart && Letters.isLetter(buffer[length - 1]);
      append(inside && letter != 0 && letterFollows(at + 1) ? letter : '0');
    } else {
      append(normal);
    }
  }

  private void append(char c) {
    int size = length - wordStart;
    boolean third = size >= 2 && buffer[length - 1] == c && buffer[length - 2] == c;
    boolean digits = c == '0' && size >= 1 && buffer[length - 1] == '0';
    if (third || digits) {
      return;
    }
    if (size == LONGEST_WORD) {
      endWord();
    }
    buffer[length++] = c;
  }

  private void astral(char high, char low) {
    if (!Character.isLowSurrogate(low)) {
      endWord();
      at++;
      return;
    }
    int codePoint = Character.toCodePoint(high, low);
    char letter = Letters.styled(codePoint);
    if (letter != 0) {
      append(letter);
    } else if (!Letters.isSkinTone(codePoint)) {
      endWord();
      if (!Letters.isForeign(codePoint) && !repeats(high, low)) {
        buffer[length++] = high;
        buffer[length++] = low;
        endWord();
      }
    }
    at += 2;
  }

  private boolean repeats(char high, char low) {
    return length > 3 && buffer[length - 3] == high && buffer[length - 2] == low;
  }

  private void sign(char c) {
    endWord();
    if (length < 3 || buffer[length - 2] != c) {
      buffer[length++] = c;
      endWord();
    }
    at++;
  }

  private void endWord() {
    int size = length - wordStart;
    if (size == 0) {
      return;
    }
    if (size == 2 && buffer[wordStart] == 'r' && buffer[wordStart + 1] == 't' && handleFollows()) {
      length = wordStart;
      return;
    }
    boolean single = size == 1 && Letters.isLetter(buffer[wordStart]);
    if (!single && singles > 0) {
      joinSingles();
    }
    singles = single ? singles + 1 : 0;
    buffer[length++] = ' ';
    wordStart = length;
  }

  private boolean handleFollows() {
    return text.startsWith(" @", at) || text.startsWith("@", at);
  }

  /** Joins the single letters that stand before the word that has just ended, or at the end. */
  private void joinSingles() {
    if (singles >= SPELT) {
      int from = wordStart - 2 * singles;
      int to = from;
      for (int i = from; i < wordStart; i += 2) {
        buffer[to++] = buffer[i];
      }
      buffer[to++] = ' ';
      System.arraycopy(buffer, wordStart, buffer, to, length - wordStart);
      length -= wordStart - to;
      wordStart = to;
    }
    singles = 0;
  }

  private boolean startsAddress(char c) {
    return (c == 'h' || c == 'H') && isAddress("http://", "https://")
        || (c == 'w' || c == 'W') && isAddress("www.", "www.")
        || (c == 't' || c == 'T') && isAddress("t.co/", "t.co/");
  }

  private boolean isAddress(String one, String other) {
    return text.regionMatches(true, at, one, 0, one.length())
        || text.regionMatches(true, at, other, 0, other.length());
  }

  private void skipToWhiteSpace() {
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
  }

  /** Skips a handle: letters, digits and underscores behind an at sign. */
  private void skipHandle() {
    at++;
    while (at < text.length() && isHandle(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isHandle(char c) {
    return c == '_' || Letters.normal(c) != Letters.BREAK && c != '\'' && !Letters.isSign(c);
  }
}
