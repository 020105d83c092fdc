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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The hashtags, mentions and links in a plain text, for platforms that do not list them.
 *
 * <ul>
 *   <li>A hashtag is a hash sign at the beginning of a word, followed by Unicode letters, marks,
 *       digits and underscores, at least one of them a letter. It is given in lower case and
 *       without the sign.
 *   <li>A mention is an at sign at the beginning of a word, followed by a handle of letters,
 *       digits, underscores, dots and hyphens, and perhaps {@code @host}. It is given in lower case
 *       and without the first sign.
 *   <li>A link begins with {@code http://}, {@code https://} or {@code www.} and ends at white
 *       space or at a character that no address holds; punctuation at its end belongs to the
 *       sentence. Hash and at signs inside a link are neither hashtags nor mentions.
 * </ul>
 *
 * <p>All lists are distinct, unmodifiable and in order of appearance. Reading takes one pass.
 *
 * @param hashtags hashtags, lower case, without the hash sign
 * @param mentions handles, lower case, without the at sign
 * @param links addresses as they are written
 */
public record TextEntities(List<String> hashtags, List<String> mentions, List<String> links) {

  /** The full-width hash sign of East Asian keyboards. */
  private static final char WIDE_HASH = 0xFF03;

  private static final TextEntities NONE = new TextEntities(List.of(), List.of(), List.of());

  /** Characters that end an address, because RFC 3986 allows them nowhere in one. */
  private static final String NEVER_IN_LINK = "<>\"[]{}|\\^`";

  private static final String SENTENCE_PUNCTUATION = ".,;:!?'*~_)";

  /** Reads them out of {@code text}. */
  public static TextEntities of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (mayBegin(text, i)) {
        return new Reader(text).readFrom(i);
      }
    }
    return NONE;
  }

  private static boolean mayBegin(String text, int index) {
    char c = text.charAt(index);
    return c == '#' || c == '@' || c == WIDE_HASH || Urls.mayStart(c) && Urls.startsAt(text, index);
  }

  /** One pass over one text. */
  private static final class Reader {
    private final String text;
    private final Set<String> hashtags = new LinkedHashSet<>();
    private final Set<String> mentions = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();

    Reader(String text) {
      this.text = text;
    }

    TextEntities readFrom(int start) {
      int i = start;
      while (i < text.length()) {
        char c = text.charAt(i);
        if (Urls.mayStart(c) && Urls.startsAt(text, i)) {
          i = readLink(i);
        } else if ((c == '#' || c == WIDE_HASH) && beginsWord(i)) {
          i = readHashtag(i + 1);
        } else if (c == '@' && beginsWord(i)) {
          i = readMention(i + 1);
        } else {
          i++;
        }
      }
      return new TextEntities(List.copyOf(hashtags), List.copyOf(mentions), List.copyOf(links));
    }

    private boolean beginsWord(int index) {
      if (index == 0) {
        return true;
      }
      int before = text.codePointBefore(index);
      return !Urls.isWord(before) && "&#@/".indexOf(before) < 0;
    }

    private int readLink(int start) {
      int end = start;
      while (end < text.length() && isLinkCharacter(text.charAt(end))) {
        end++;
      }
      int trimmed = end;
      while (trimmed > start && isSentenceEnd(start, trimmed)) {
        trimmed--;
      }
      links.add(text.substring(start, trimmed));
      return end;
    }

    private static boolean isLinkCharacter(char c) {
      boolean cjkPunctuation = c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFF0F;
      return !Urls.isWhiteSpace(c) && !cjkPunctuation && NEVER_IN_LINK.indexOf(c) < 0;
    }

    /** A closing parenthesis stays where the link opened it, as in addresses of Wikipedia. */
    private boolean isSentenceEnd(int start, int end) {
      char last = text.charAt(end - 1);
      if (last != ')') {
        return SENTENCE_PUNCTUATION.indexOf(last) >= 0;
      }
      long open = text.substring(start, end).chars().filter(c -> c == '(').count();
      long closed = text.substring(start, end).chars().filter(c -> c == ')').count();
      return closed > open;
    }

    private int readHashtag(int start) {
      int end = start;
      boolean letter = false;
      while (end < text.length()) {
        int codePoint = text.codePointAt(end);
        if (!Urls.isWord(codePoint) && !isMark(codePoint)) {
          break;
        }
        letter |= Character.isLetter(codePoint);
        end += Character.charCount(codePoint);
      }
      if (letter) {
        hashtags.add(text.substring(start, end).toLowerCase(Locale.ROOT));
      }
      return end;
    }

    private static boolean isMark(int codePoint) {
      int type = Character.getType(codePoint);
      return type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK
          || type == Character.ENCLOSING_MARK;
    }

    private int readMention(int start) {
      int end = handleEnd(start);
      if (end == start) {
        return start;
      }
      if (end < text.length() && text.charAt(end) == '@') {
        int hostEnd = handleEnd(end + 1);
        end = hostEnd > end + 1 ? hostEnd : end;
      }
      mentions.add(text.substring(start, end).toLowerCase(Locale.ROOT));
      return end;
    }

    private int handleEnd(int start) {
      int end = start;
      while (end < text.length()) {
        int codePoint = text.codePointAt(end);
        boolean inner = end > start && (codePoint == '.' || codePoint == '-');
        if (!Urls.isWord(codePoint) && !inner) {
          break;
        }
        end += Character.charCount(codePoint);
      }
      while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
        end--;
      }
      return end;
    }
  }
}
