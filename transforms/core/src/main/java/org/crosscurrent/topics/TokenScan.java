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

import java.util.Arrays;

/**
 * Cuts a text into words, tags and the few symbols that are part of names ({@code C++}, {@code C#},
 * {@code .NET}). Links, handles and mail addresses are left out. Reusable, not thread-safe.
 *
 * <p>A word is a run of letters, digits and combining marks, with apostrophes inside; a possessive
 * {@code 's} and an elided article ({@code l'}) are cut off. Each Han character is a word of its
 * own, and hiragana and katakana runs are words, so that names are found in texts without spaces.
 */
final class TokenScan {

  /** What a token is. */
  enum Type {
    WORD,
    SYMBOL,
    HASHTAG,
    CASHTAG
  }

  /** The gap between two tokens that cannot belong to one name. */
  static final char BREAK = 0;

  /** The gap between two tokens that touch. */
  static final char NONE = 1;

  private static final int MAX_CASHTAG_LETTERS = 6;

  private String text = "";
  private int length;
  private int count;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] hashes = new int[64];
  private Type[] types = new Type[64];

  /** Reads a text; what was read before is forgotten. */
  void read(String newText) {
    text = newText;
    length = newText.length();
    count = 0;
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      if (Chars.startsWord(text, at)) {
        int afterLink = Chars.linkEnd(text, at);
        at = afterLink > at ? afterLink : word(at);
      } else {
        at =
            switch (c) {
              case '#', '＃' -> hashtag(at);
              case '$' -> dollar(at);
              case '+' -> plus(at);
              case '@' -> handle(at);
              case '.' -> dot(at);
              default -> at + 1;
            };
      }
    }
  }

  int count() {
    return count;
  }

  String text() {
    return text;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  Type type(int token) {
    return types[token];
  }

  /** Hash of the token in lower case, by {@link Chars#hash}. */
  int hash32(int token) {
    return hashes[token];
  }

  String string(int token) {
    return text.substring(starts[token], ends[token]);
  }

  /**
   * How a token is joined to the one before it: {@link #NONE}, a space (also for a hyphen), an
   * apostrophe (for a possessive s and a space), the one character between them, or {@link #BREAK}.
   */
  char gap(int token) {
    int from = ends[token - 1];
    int to = starts[token];
    if (from == to) {
      return NONE;
    }
    char first = text.charAt(from);
    if (to - from == 1 && first != '\n' && first != '\r') {
      return Chars.isSpace(first) || first == '-' || first == '‑' || first == '–' ? ' ' : first;
    }
    boolean possessive =
        to - from == 3 && (first == '\'' || first == '’') && text.charAt(to - 1) == ' ';
    if (possessive) {
      return '\'';
    }
    char joint = ' ';
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean ampersand = c == '&' && joint == ' ';
      if (c == '\n' || c == '\r' || !ampersand && !Chars.isSpace(c)) {
        return BREAK;
      }
      joint = ampersand ? c : joint;
    }
    return joint;
  }

  /** Whether a sentence or a line begins with this token. */
  boolean startsSentence(int token) {
    if (token == 0) {
      return true;
    }
    int to = starts[token];
    for (int i = ends[token - 1]; i < to; i++) {
      char c = text.charAt(i);
      boolean ends =
          switch (c) {
            case '\n', '\r', '。', '！', '？' -> true;
            case '.', '!', '?', ':', ';', '…' -> i + 1 < to;
            default -> false;
          };
      if (ends) {
        return true;
      }
    }
    return false;
  }

  private int word(int from) {
    int script = Chars.script(text.codePointAt(from));
    int hash = 0;
    int at = from;
    while (at < length) {
      char c = text.charAt(at);
      if (c == '\'' || c == '’') {
        if (at + 1 >= length || !Character.isLetter(text.charAt(at + 1))) {
          break;
        }
        if (Chars.isPossessive(text, at)) {
          return add(Type.WORD, from, at, hash, at + 2);
        }
        if (Chars.isElision(text, from, at)) {
          return add(Type.WORD, from, at, hash, at + 1);
        }
      } else if (!Chars.continuesWord(text, at) || Chars.script(text.codePointAt(at)) != script) {
        break;
      }
      hash = Chars.hash(hash, c);
      at++;
      if (Character.isHighSurrogate(c) && at < length) {
        hash = Chars.hash(hash, text.charAt(at));
        at++;
      }
      if (script == Chars.HAN) {
        break;
      }
    }
    return add(Type.WORD, from, at, hash, at);
  }

  private int hashtag(int at) {
    int end = Chars.tagEnd(text, at + 1);
    boolean afterTag = count > 0 && types[count - 1] == Type.HASHTAG && ends[count - 1] == at;
    if (!afterTag && Chars.isWordBefore(text, at)) {
      return end == at + 1 && touchesLast(at) ? symbol(at, at + 1) : at + 1;
    }
    if (at > 0 && "&/#＃".indexOf(text.charAt(at - 1)) >= 0 || !Chars.hasLetter(text, at + 1, end)) {
      return at + 1;
    }
    return end - at - 1 > TopicExtractor.MAX_TOPIC_LENGTH
        ? end
        : add(Type.HASHTAG, at + 1, end, 0, end);
  }

  private int dollar(int at) {
    if (touchesLast(at)) {
      count--; // US$ is a currency, not the country
      return at + 1;
    }
    if (at > 0 && (text.charAt(at - 1) == '$' || Chars.isWordBefore(text, at))) {
      return at + 1;
    }
    int end = at + 1;
    while (end < length && end - at <= MAX_CASHTAG_LETTERS + 1 && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    int letters = end - at - 1;
    if (letters == 0 || letters > MAX_CASHTAG_LETTERS || continuesCashtag(end)) {
      return at + 1;
    }
    if (end + 1 < length
        && text.charAt(end) == '.'
        && isAsciiLetter(text.charAt(end + 1))
        && !continuesCashtag(end + 2)) {
      end += 2;
    }
    return add(Type.CASHTAG, at, end, 0, end);
  }

  private boolean continuesCashtag(int at) {
    return at < length
        && (text.charAt(at) == '_' || text.charAt(at) == '$' || Chars.continuesWord(text, at));
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private int plus(int at) {
    int end = at + 1;
    while (end < length && text.charAt(end) == '+') {
      end++;
    }
    return touchesLast(at) ? symbol(at, end) : end;
  }

  private int dot(int at) {
    boolean leads =
        at + 1 < length
            && Character.isLetter(text.charAt(at + 1))
            && (at == 0 || text.charAt(at - 1) != '.' && !Chars.isWordBefore(text, at));
    return leads ? symbol(at, at + 1) : at + 1;
  }

  /** Skips a handle; the word that touches it makes it a mail address, and goes too. */
  private int handle(int at) {
    int end = at + 1;
    boolean named = false;
    while (end < length) {
      boolean word = Chars.continuesWord(text, end);
      if (!word && "._-@".indexOf(text.charAt(end)) < 0) {
        break;
      }
      named |= word;
      end++;
    }
    if (named && touchesLast(at)) {
      count--;
    }
    return end;
  }

  private boolean touchesLast(int at) {
    return count > 0 && ends[count - 1] == at && types[count - 1] == Type.WORD;
  }

  private int symbol(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = Chars.hash(hash, text.charAt(i));
    }
    return add(Type.SYMBOL, from, to, hash, to);
  }

  private int add(Type type, int start, int end, int hash, int next) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      hashes = Arrays.copyOf(hashes, 2 * count);
      types = Arrays.copyOf(types, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    types[count] = type;
    count++;
    return next;
  }
}
