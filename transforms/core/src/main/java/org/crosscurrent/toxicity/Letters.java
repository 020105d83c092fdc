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

import java.text.Normalizer;

/**
 * Which characters make words, and what each is written as in the {@link Passages normal form}.
 * Told by ranges, not by the JDK's tables of later alphabets, so that it is the same in each
 * release of Java.
 */
final class Letters {

  /** What a character is written as that ends a word: also the letters of other alphabets. */
  static final char BREAK = ' ';

  /** What a character is written as that a reader does not see. */
  static final char NOTHING = 0;

  /** The Latin alphabet with its extensions ends here. */
  private static final int TABLE = 0x250;

  private static final int MATHEMATICAL = 0x1D400;
  private static final int AFTER_MATHEMATICAL = 0x1D6A4;
  private static final int ALPHABET = 26;
  private static final int WIDE = 0xFEE0;

  private static final char[] NORMAL = new char[TABLE];

  static {
    for (char c = 0; c < TABLE; c++) {
      NORMAL[c] = latin(c);
    }
    NORMAL['\''] = NOTHING;
    NORMAL[0xAD] = NOTHING;
  }

  private Letters() {}

  private static char latin(char c) {
    boolean letter =
        c >= 'a' && c <= 'z'
            || c >= 'A' && c <= 'Z'
            || c >= '0' && c <= '9'
            || c >= 0xC0 && c != 0xD7 && c != 0xF7;
    if (!letter) {
      return BREAK;
    }
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    return Character.toLowerCase(parts.charAt(0));
  }

  /** A letter or digit in lower case without accents, {@link #BREAK} or {@link #NOTHING}. */
  static char normal(char c) {
    if (c < TABLE) {
      return NORMAL[c];
    }
    boolean unseen =
        c >= 0x300 && c < 0x370
            || c >= 0x200B && c <= 0x200F
            || c == 0x2018
            || c == 0x2019
            || c >= 0x2060 && c < 0x2070
            || c >= 0xFE00 && c <= 0xFE0F
            || c == 0xFEFF;
    if (unseen) {
      return NOTHING;
    }
    return c >= 0xFF01 && c <= 0xFF5E ? NORMAL[c - WIDE] : BREAK;
  }

  /** Whether a character is a sign for itself: arrows, shapes, dingbats and the older emoji. */
  static boolean isSign(char c) {
    return c >= 0x2190 && c < 0x2C00;
  }

  /** A letter of the alphabets that mathematics writes in a style of their own; 0 if it is none. */
  static char styled(int codePoint) {
    if (codePoint < MATHEMATICAL || codePoint >= AFTER_MATHEMATICAL) {
      return NOTHING;
    }
    return (char) ('a' + (codePoint - MATHEMATICAL) % ALPHABET);
  }

  /** Whether a code point is a letter or ideogram of the higher planes, and no emoji. */
  static boolean isForeign(int codePoint) {
    return codePoint < 0x1F000 || codePoint >= 0x20000;
  }

  /** Whether an emoji only colours the one before it. */
  static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  /** Whether {@link #normal} gave a letter. */
  static boolean isLetter(char normal) {
    return normal > '9';
  }

  /** Whether {@link #normal} gave a digit. */
  static boolean isDigit(char normal) {
    return normal >= '0' && normal <= '9';
  }

  /** The letter that a digit or a sign stands for inside a word; 0 if it stands for none. */
  static char disguised(char c) {
    return switch (c) {
      case '0' -> 'o';
      case '1', '!', '|' -> 'i';
      case '3' -> 'e';
      case '4', '@' -> 'a';
      case '5', '$' -> 's';
      case '7' -> 't';
      default -> NOTHING;
    };
  }
}
