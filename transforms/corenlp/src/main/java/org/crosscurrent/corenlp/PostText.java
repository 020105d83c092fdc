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

import java.util.Arrays;
import java.util.BitSet;

/**
 * The prose of a post, as a model of newspapers can read it, and where each of its characters stood
 * in the post. What posts have and newspapers have not is replaced as {@link PostWords} says; each
 * line end stays, everything else that is no visible character becomes a space or nothing.
 */
final class PostText {

  private final String original;
  private final String plain;
  private final int[] starts;
  private final int[] ends;
  private final BitSet replaced;

  private PostText(String original, String plain, int[] starts, int[] ends, BitSet replaced) {
    this.original = original;
    this.plain = plain;
    this.starts = starts;
    this.ends = ends;
    this.replaced = replaced;
  }

  /**
   * Reads a text.
   *
   * @param limit how many chars of it are read; the last word before it may be cut
   */
  static PostText of(String text, int limit, PostWords words) {
    return new Reader(text, Math.min(limit, text.length()), words).read();
  }

  /** The prose. */
  String plain() {
    return plain;
  }

  /** The index in the post of the first char of what became a char of the prose. */
  int start(int index) {
    return starts[index];
  }

  /** The index in the post behind the last char of what became a char of the prose. */
  int end(int index) {
    return ends[index];
  }

  /** What stood in the post where this part of the prose is. */
  String original(int start, int end) {
    return original.substring(starts[start], ends[end - 1]);
  }

  /** Whether any of this part of the prose stands for something else in the post. */
  boolean hasReplaced(int start, int end) {
    int next = replaced.nextSetBit(start);
    return next >= 0 && next < end;
  }

  /** One pass over one text. */
  private static final class Reader {
    private final String text;
    private final int length;
    private final PostWords words;
    private final StringBuilder plain;
    private int[] starts;
    private int[] ends;
    private final BitSet replaced = new BitSet();

    Reader(String text, int length, PostWords words) {
      this.text = text;
      this.length = length;
      this.words = words;
      this.plain = new StringBuilder(length + 16);
      this.starts = new int[length + 16];
      this.ends = new int[length + 16];
    }

    PostText read() {
      int i = 0;
      while (i < length) {
        i = readOne(i);
      }
      return new PostText(text, plain.toString(), starts, ends, replaced);
    }

    /** Reads what begins at an index, and gives the index behind it. */
    private int readOne(int index) {
      int end = Spans.linkEnd(text, index, length);
      if (end > index) {
        return replace(words.link(), index, end);
      }
      end = Spans.handleEnd(text, index, length);
      if (end > index) {
        return replace(words.handle(), index, end);
      }
      end = Spans.hashtagEnd(text, index, length);
      if (end > index) {
        return hashtag(index, end);
      }
      end = Spans.emojiEnd(text, index, length);
      if (end > index) {
        return replace(words.emoji(text.substring(index, end)), index, end);
      }
      end = Spans.emoticonEnd(text, index, length);
      if (end > index) {
        return replace(words.emoji(text.substring(index, end)), index, end);
      }
      return character(index);
    }

    private int replace(String word, int start, int end) {
      add(' ', start, end);
      for (int i = 0; i < word.length(); i++) {
        replaced.set(plain.length());
        add(word.charAt(i), start, end);
      }
      add(' ', start, end);
      return end;
    }

    /**
     * Without its sign, and with spaces between the words that its capitals or underscores tell.
     */
    private int hashtag(int start, int end) {
      int[] breaks = Spans.wordsWithin(text, start + 1, end);
      int next = 0;
      for (int i = start + 1; i < end; i++) {
        if (next < breaks.length && breaks[next] == i) {
          add(' ', i, i + 1);
          next++;
        }
        char c = text.charAt(i);
        add(c == '_' ? ' ' : c, i, i + 1);
      }
      return end;
    }

    private int character(int index) {
      int codePoint = text.codePointAt(index);
      int end = index + Character.charCount(codePoint);
      int type = end > length ? Character.SURROGATE : Character.getType(codePoint);
      if (codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029) {
        add('\n', index, end);
      } else if (type == Character.CONTROL
          || type == Character.SURROGATE
          || type == Character.UNASSIGNED
          || type == Character.PRIVATE_USE
          || Character.isSpaceChar(codePoint)) {
        add(' ', index, end);
      } else if (type != Character.FORMAT) {
        for (int i = index; i < end; i++) {
          add(text.charAt(i), index, end);
        }
      }
      return Math.min(length, end);
    }

    private void add(char c, int start, int end) {
      int at = plain.length();
      if (at == starts.length) {
        starts = Arrays.copyOf(starts, at * 2);
        ends = Arrays.copyOf(ends, at * 2);
      }
      plain.append(c);
      starts[at] = start;
      ends[at] = end;
    }
  }
}
