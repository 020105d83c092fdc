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
package org.crosscurrent.language.ngrams;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** Scripts in which languages are written that we know, and what a character belongs to. */
enum Script {
  /** No letter, or of a script that tells nothing. */
  NONE(null),
  LATIN(null),
  CYRILLIC(null),
  ARABIC(null),
  DEVANAGARI(null),
  HAN("zh"),
  KANA("ja"),
  HANGUL("ko"),
  THAI("th"),
  GREEK("el"),
  HEBREW("he"),
  ARMENIAN("hy"),
  GEORGIAN("ka"),
  BENGALI("bn"),
  GURMUKHI("pa"),
  GUJARATI("gu"),
  ORIYA("or"),
  TAMIL("ta"),
  TELUGU("te"),
  KANNADA("kn"),
  MALAYALAM("ml"),
  SINHALA("si"),
  LAO("lo"),
  KHMER("km"),
  MYANMAR("my"),
  TIBETAN("bo"),
  ETHIOPIC("am"),
  THAANA("dv");

  private static final int FIRST_SUPPLEMENTARY_HAN = 0x20000;
  private static final int LAST_SUPPLEMENTARY_HAN = 0x3FFFF;

  private static final Script[] VALUES = values();
  private static final byte[] OF_CHAR = ofEachChar();

  private final String language;

  Script(String language) {
    this.language = language;
  }

  /** The language that it is mostly used for; null where several share it. */
  String language() {
    return language;
  }

  /** The script of a letter or a vowel sign, as an ordinal, of the plane that nearly all are in. */
  static int ordinalOf(char c) {
    return OF_CHAR[c];
  }

  /** The script of a code point beyond that plane, as an ordinal. */
  static int ordinalOfSupplementary(int codePoint) {
    return codePoint >= FIRST_SUPPLEMENTARY_HAN && codePoint <= LAST_SUPPLEMENTARY_HAN
        ? HAN.ordinal()
        : NONE.ordinal();
  }

  static Script at(int ordinal) {
    return VALUES[ordinal];
  }

  static int count() {
    return VALUES.length;
  }

  private static byte[] ofEachChar() {
    Map<UnicodeScript, Script> scripts = new EnumMap<>(UnicodeScript.class);
    for (Script script : VALUES) {
      if (script != NONE && script != KANA) {
        scripts.put(UnicodeScript.valueOf(script.name()), script);
      }
    }
    scripts.put(UnicodeScript.HIRAGANA, KANA);
    scripts.put(UnicodeScript.KATAKANA, KANA);
    byte[] ofChar = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < ofChar.length; c++) {
      if (isPartOfWord(c)) {
        ofChar[c] = (byte) scripts.getOrDefault(UnicodeScript.of(c), NONE).ordinal();
      }
    }
    return ofChar;
  }

  private static boolean isPartOfWord(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
