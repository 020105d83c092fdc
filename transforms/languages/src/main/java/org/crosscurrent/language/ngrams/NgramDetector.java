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

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.language.DetectedLanguage;

/**
 * Recognises a language by its script and, where several languages share one, by the sequences of
 * letters in its words.
 *
 * <p>The score of a language is the sum of the weights of all sequences of the text, as in a naive
 * Bayes classifier (Cavnar and Trenkle's profiles with probabilities in place of ranks). Sums are
 * of whole numbers, so their order does not matter. The confidence is the share of the best score
 * in the softmax of all, flattened because sequences that overlap tell the same twice, times the
 * share of letters in the main script. Immutable; at most {@value #MAX_LETTERS} letters are looked
 * at, so that a long article costs no more than a few posts.
 */
final class NgramDetector {

  private static final int MAX_LETTERS = 400;

  private static final List<String> LATIN =
      List.of(
          ("af az bs ca cs cy da de en eo es et eu fi fr ga hr hu id is it la lg lt lv mi ms nb nl"
                  + " nn pl pt ro sk sl sn so sq st sv sw tl tn tr ts vi xh yo zu")
              .split(" "));
  private static final List<String> CYRILLIC =
      List.of("be", "bg", "kk", "mk", "mn", "ru", "sr", "uk");
  private static final List<String> ARABIC = List.of("ar", "fa", "ur");
  private static final List<String> DEVANAGARI = List.of("hi", "mr");

  private static final List<String> LANGUAGES = languages();

  private final NgramTable table;
  private final int[] lengths;
  private final double sharpness;

  private NgramDetector(NgramTable table, int[] lengths, double sharpness) {
    this.table = table;
    this.lengths = lengths;
    this.sharpness = sharpness;
  }

  /**
   * Loads the models.
   *
   * @param lengths of the sequences, ascending
   * @param sharpness by what differences of scores are multiplied before the softmax
   */
  static NgramDetector load(int[] lengths, double sharpness) {
    return new NgramDetector(
        LinguaModels.read(LANGUAGES, lengths), lengths, sharpness / NgramTable.STEPS);
  }

  DetectedLanguage detect(String text) {
    Scripts scripts = Scripts.of(text);
    return switch (scripts.main()) {
      case NONE -> DetectedLanguage.undetermined();
      case LATIN -> among(0, LATIN.size(), text, scripts);
      case CYRILLIC -> among(LATIN.size(), CYRILLIC.size(), text, scripts);
      case ARABIC -> among(LATIN.size() + CYRILLIC.size(), ARABIC.size(), text, scripts);
      case DEVANAGARI ->
          among(LANGUAGES.size() - DEVANAGARI.size(), DEVANAGARI.size(), text, scripts);
      default -> scripts.language(text);
    };
  }

  private DetectedLanguage among(int first, int count, String text, Scripts scripts) {
    int[] scores = scores(text, scripts.main());
    int best = first;
    for (int i = first + 1; i < first + count; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    if (scores[best] == 0) {
      return DetectedLanguage.undetermined();
    }
    double sum = 0;
    for (int i = first; i < first + count; i++) {
      sum += StrictMath.exp((scores[i] - scores[best]) * sharpness);
    }
    return new DetectedLanguage(LANGUAGES.get(best), scripts.share() / sum);
  }

  /** The score of each language by the words of one script. */
  private int[] scores(String text, Script script) {
    int wanted = script.ordinal();
    int[] scores = new int[LANGUAGES.size()];
    char[] letters = new char[Math.min(text.length(), MAX_LETTERS)];
    int size = 0;
    int word = 0;
    for (int i = 0; i < text.length() && size < letters.length; i++) {
      char c = text.charAt(i);
      if (Script.ordinalOf(c) != wanted) {
        word = size;
        continue;
      }
      letters[size++] = Character.toLowerCase(c);
      for (int length : lengths) {
        if (size - word < length) {
          break;
        }
        table.addTo(scores, Ngrams.hash(letters, size - length, length));
      }
    }
    return scores;
  }

  /** Bytes of the model. */
  long bytes() {
    return table.bytes();
  }

  private static List<String> languages() {
    List<String> languages = new ArrayList<>(LATIN);
    languages.addAll(CYRILLIC);
    languages.addAll(ARABIC);
    languages.addAll(DEVANAGARI);
    return List.copyOf(languages);
  }
}
