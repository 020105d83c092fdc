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
 * The valence of each token, from the lexicon and from up to three tokens before and two behind it.
 *
 * <p>The order of the arithmetic follows the reference, so that even the last bit agrees: a sum
 * that comes out a hair off zero, instead of zero, gets the punctuation's emphasis on top.
 */
final class ValenceRules {
  private static final double CAPITALS_SHIFT = 0.733;
  private static final double NEGATION_FACTOR = -0.74;
  private static final double NEVER_SO_FACTOR = 1.25;
  private static final double SECOND_WORD_DAMPING = 0.95;
  private static final double THIRD_WORD_DAMPING = 0.9;

  private final Tokens tokens;
  private final boolean capitalsStandOut;

  private ValenceRules(Tokens tokens) {
    this.tokens = tokens;
    this.capitalsStandOut = tokens.capitalsStandOut();
  }

  /** The valences of all tokens, in their order; 0 for a token without sentiment. */
  static double[] valences(Tokens tokens) {
    ValenceRules rules = new ValenceRules(tokens);
    double[] valences = new double[tokens.size()];
    for (int i = 0; i < valences.length; i++) {
      if (tokens.word(i).is(Word.SENTIMENT) && !rules.onlyModifies(i)) {
        valences[i] = rules.valence(i);
      }
    }
    return valences;
  }

  private boolean onlyModifies(int i) {
    Word word = tokens.word(i);
    return word.is(Word.DEGREE)
        || (word.is(Word.KIND) && i < tokens.size() - 1 && tokens.word(i + 1).is(Word.OF));
  }

  private double valence(int i) {
    double valence = withNo(i);
    if (tokens.isCapitals(i) && capitalsStandOut) {
      valence += valence > 0 ? CAPITALS_SHIFT : -CAPITALS_SHIFT;
    }
    for (int distance = 1; distance <= 3 && distance <= i; distance++) {
      if (tokens.word(i - distance).is(Word.SENTIMENT)) {
        continue;
      }
      valence += degree(i - distance, distance, valence);
      valence *= negation(i, distance);
      if (distance == 3) {
        valence = withPhrases(valence, i);
      }
    }
    return isLeast(i) ? valence * NEGATION_FACTOR : valence;
  }

  /** The word's own valence, with "no" negating what follows instead of having a valence. */
  private double withNo(int i) {
    Word word = tokens.word(i);
    if (has(i - 1, Word.NO)
        || has(i - 2, Word.NO)
        || (has(i - 3, Word.NO) && has(i - 1, Word.OR_NOR))) {
      return word.valence * NEGATION_FACTOR;
    }
    boolean negatesNext = word.is(Word.NO) && has(i + 1, Word.SENTIMENT);
    return negatesNext ? 0.0 : word.valence;
  }

  private boolean has(int index, int role) {
    return index >= 0 && index < tokens.size() && tokens.word(index).is(role);
  }

  /** The shift by an adverb of degree at the given index, less the farther it is away. */
  private double degree(int index, int distance, double valence) {
    Word word = tokens.word(index);
    if (!word.is(Word.DEGREE)) {
      return 0;
    }
    double shift = valence < 0 ? -word.degree : word.degree;
    if (tokens.isCapitals(index) && capitalsStandOut) {
      shift += valence > 0 ? CAPITALS_SHIFT : -CAPITALS_SHIFT;
    }
    return switch (distance) {
      case 2 -> shift * SECOND_WORD_DAMPING;
      case 3 -> shift * THIRD_WORD_DAMPING;
      default -> shift;
    };
  }

  /** The factor by a negation that many words before the token. */
  private double negation(int i, int distance) {
    if (distance == 2) {
      if (has(i - 2, Word.NEVER) && has(i - 1, Word.SO_THIS)) {
        return NEVER_SO_FACTOR;
      }
      if (has(i - 2, Word.WITHOUT) && has(i - 1, Word.DOUBT)) {
        return 1;
      }
    }
    if (distance == 3) {
      // "so" or "this" right before the token counts without any "never", as in the reference
      if ((has(i - 3, Word.NEVER) && has(i - 2, Word.SO_THIS)) || has(i - 1, Word.SO_THIS)) {
        return NEVER_SO_FACTOR;
      }
      if (has(i - 3, Word.WITHOUT) && (has(i - 2, Word.DOUBT) || has(i - 1, Word.DOUBT))) {
        return 1;
      }
    }
    return tokens.isNegation(i - distance) ? NEGATION_FACTOR : 1;
  }

  /** The valence of an idiom around the token in place of its own, and adverbs of two words. */
  private double withPhrases(double valence, int i) {
    Word third = tokens.word(i - 3);
    Word second = tokens.word(i - 2);
    Word first = tokens.word(i - 1);
    Word word = tokens.word(i);
    double result = orElse(idiomBefore(third, second, first, word), valence);
    if (i + 1 < tokens.size()) {
      Word next = tokens.word(i + 1);
      result = orElse(Phrases.idiom(word, next), result);
      if (i + 2 < tokens.size()) {
        result = orElse(Phrases.idiom(word, next, tokens.word(i + 2)), result);
      }
    }
    result += Phrases.degree(third, second);
    return result + Phrases.degree(second, first);
  }

  private static double idiomBefore(Word third, Word second, Word first, Word word) {
    double idiom = Phrases.idiom(first, word);
    idiom = orElse(idiom, Phrases.idiom(second, first, word));
    idiom = orElse(idiom, Phrases.idiom(second, first));
    idiom = orElse(idiom, Phrases.idiom(third, second, first));
    return orElse(idiom, Phrases.idiom(third, second));
  }

  private static double orElse(double idiom, double other) {
    return Double.isNaN(idiom) ? other : idiom;
  }

  /** Whether "least" right before the token negates it, as it does but for "at" or "very least". */
  private boolean isLeast(int i) {
    return has(i - 1, Word.LEAST) && !has(i - 1, Word.SENTIMENT) && !has(i - 2, Word.AT_VERY);
  }
}
