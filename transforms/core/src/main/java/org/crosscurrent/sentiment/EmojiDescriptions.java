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
package org.crosscurrent.sentiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces emoji by their English names, so that the word rules can judge them.
 *
 * <p>One code point is replaced at a time, as the reference does it. So of an emoji sequence each
 * part is replaced on its own, and joiners and variation selectors stay and cling to the name
 * before them. A space is put before a name unless a space, or nothing, precedes it; none is put
 * behind it.
 */
final class EmojiDescriptions {
  private static final int NO_KEY = -1;

  private final int[] codePoints;
  private final String[] names;
  private final int lowest;

  private EmojiDescriptions(Map<Integer, String> descriptions) {
    int size = Integer.highestOneBit(descriptions.size()) * 8;
    codePoints = new int[size];
    names = new String[size];
    Arrays.fill(codePoints, NO_KEY);
    descriptions.forEach(
        (codePoint, name) -> {
          int slot = slotOf(codePoint);
          codePoints[slot] = codePoint;
          names[slot] = name;
        });
    lowest = descriptions.keySet().stream().mapToInt(Integer::intValue).min().orElseThrow();
  }

  /** The descriptions that come with this package. */
  static EmojiDescriptions standard() {
    return Standard.DESCRIPTIONS;
  }

  /** The slot that holds the code point, or the empty one where it would be. */
  private int slotOf(int codePoint) {
    int slot = (codePoint * 0x9E3779B1) >>> 16 & (names.length - 1);
    while (codePoints[slot] != codePoint && codePoints[slot] != NO_KEY) {
      slot = (slot + 1) & (names.length - 1);
    }
    return slot;
  }

  /** The text's characters, with each emoji replaced by its name. */
  char[] describe(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= lowest && names[slotOf(Character.codePointAt(chars, i))] != null) {
        return replace(chars, i);
      }
    }
    return chars;
  }

  private char[] replace(char[] chars, int firstEmoji) {
    StringBuilder out = new StringBuilder(chars.length + 64).append(chars, 0, firstEmoji);
    boolean afterSpace = firstEmoji == 0 || chars[firstEmoji - 1] == ' ';
    int i = firstEmoji;
    while (i < chars.length) {
      int codePoint = Character.codePointAt(chars, i);
      String name = codePoint < lowest ? null : names[slotOf(codePoint)];
      if (name == null) {
        out.appendCodePoint(codePoint);
        afterSpace = codePoint == ' ';
      } else {
        out.append(afterSpace ? "" : " ").append(name);
        afterSpace = false;
      }
      i += Character.charCount(codePoint);
    }
    char[] described = new char[out.length()];
    out.getChars(0, described.length, described, 0);
    return described;
  }

  private static final class Standard {
    static final EmojiDescriptions DESCRIPTIONS = load();

    private static EmojiDescriptions load() {
      Map<Integer, String> descriptions = new HashMap<>();
      TabTable.read(
          "emoji-descriptions.tsv", (emoji, name) -> descriptions.put(emoji.codePointAt(0), name));
      return new EmojiDescriptions(descriptions);
    }
  }
}
