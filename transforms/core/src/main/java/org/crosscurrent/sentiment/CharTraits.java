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

/**
 * What the rules need to know of a character. White space, punctuation and upper case are meant as
 * Python means them ({@code str.split}, {@code string.punctuation}, {@code str.isupper}), because
 * the reference implementation of the rules is written in it.
 */
final class CharTraits {
  static final int SPACE = 1;
  static final int PUNCTUATION = 1 << 1;
  static final int UPPER = 1 << 2;
  static final int LOWER = 1 << 3;
  static final int APOSTROPHE = 1 << 4;
  static final int EMPHASIS = 1 << 5;

  /** Number of characters that the tables cover. */
  static final int ASCII = 128;

  /** The only character beyond ASCII whose lower case is a letter of ASCII, namely k. */
  static final char KELVIN_SIGN = '\u212A';

  private static final byte[] TRAITS = new byte[ASCII];
  private static final byte[] FOLDED = new byte[ASCII];

  static {
    for (char c = 0; c < ASCII; c++) {
      TRAITS[c] = (byte) traitsOfAscii(c);
      FOLDED[c] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    TRAITS['\''] |= APOSTROPHE;
    TRAITS['!'] |= EMPHASIS;
    TRAITS['?'] |= EMPHASIS;
  }

  private CharTraits() {}

  private static int traitsOfAscii(char c) {
    if (c >= 'A' && c <= 'Z') {
      return UPPER;
    }
    if (c >= 'a' && c <= 'z') {
      return LOWER;
    }
    if (c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F)) {
      return SPACE;
    }
    return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') ? PUNCTUATION : 0;
  }

  /** The traits of an ASCII character, as bits. */
  static int ofAscii(char c) {
    return TRAITS[c];
  }

  /** The lower case of an ASCII character. */
  static int foldAscii(char c) {
    return FOLDED[c];
  }

  static boolean isPunctuation(char c) {
    return c < ASCII && (TRAITS[c] & PUNCTUATION) != 0;
  }

  /** Whether a character beyond ASCII separates tokens. */
  static boolean isForeignSpace(char c) {
    return switch (c) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  /** {@link #UPPER}, {@link #LOWER} or neither, of any code point; title case is not upper. */
  static int caseOf(int codePoint) {
    if (Character.isUpperCase(codePoint)) {
      return UPPER;
    }
    return Character.isLowerCase(codePoint) || Character.isTitleCase(codePoint) ? LOWER : 0;
  }
}
