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

import org.crosscurrent.language.DetectedLanguage;

/** How many letters of each script a text has, and what that tells of its language. */
final class Scripts {

  /** Japanese has at least one syllable sign in so many signs; names of brands have less. */
  private static final int SIGNS_FOR_A_SYLLABLE = 10;

  private final int[] letters = new int[Script.count()];
  private final int total;
  private final Script main;

  private Scripts(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int script;
      if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
        script = Script.ordinalOfSupplementary(text.codePointAt(i));
      } else {
        script = Script.ordinalOf(c);
      }
      letters[script]++;
      count += script == 0 ? 0 : 1;
    }
    this.total = count;
    joinJapanese();
    int most = 0;
    for (int i = 1; i < letters.length; i++) {
      most = letters[i] > (most == 0 ? 0 : letters[most]) ? i : most;
    }
    this.main = Script.at(most);
  }

  static Scripts of(String text) {
    return new Scripts(text);
  }

  /** Chinese signs among syllable signs are Japanese, and few syllable signs among them Chinese. */
  private void joinJapanese() {
    int kana = letters[Script.KANA.ordinal()];
    int han = letters[Script.HAN.ordinal()];
    boolean japanese = kana * SIGNS_FOR_A_SYLLABLE >= kana + han && kana > 0;
    letters[Script.KANA.ordinal()] = japanese ? kana + han : 0;
    letters[Script.HAN.ordinal()] = japanese ? 0 : kana + han;
  }

  /** The script of most letters; {@link Script#NONE} if there are none. */
  Script main() {
    return main;
  }

  /** What part of the letters is in the main script, 0 to 1. */
  double share() {
    return total == 0 ? 0 : Math.min(1, (double) letters[main.ordinal()] / total);
  }

  /** The language of the main script, where that is a matter of the script alone. */
  DetectedLanguage language(String text) {
    String language =
        switch (main) {
          case HEBREW -> has(text, '\u05F0', '\u05F2') ? "yi" : "he";
          case BENGALI -> has(text, '\u09F0', '\u09F1') ? "as" : "bn";
          // Tigrinya writes its a with a letter, and its q with a row, that Amharic hardly uses.
          case ETHIOPIC ->
              has(text, '\u12A3', '\u12A3') || has(text, '\u1250', '\u125D') ? "ti" : "am";
          default -> main.language();
        };
    return language == null
        ? DetectedLanguage.undetermined()
        : new DetectedLanguage(language, share());
  }

  private static boolean has(String text, char from, char to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= from && c <= to) {
        return true;
      }
    }
    return false;
  }
}
