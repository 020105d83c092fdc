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

/**
 * The tokens of one text, as the rules see them: which word each is, whether it is in capitals, and
 * what the text as a whole shows of capitals, exclamation and question marks.
 *
 * <p>Tokens are what white space separates. Punctuation around a token is dropped, unless two or
 * fewer characters would remain: then it may be an emoticon, and the token stays as it is.
 */
final class Tokens {
  private static final byte CAPITALS = 1;
  private static final byte CONTRACTED_NOT = 2;

  private final VaderLexicon lexicon;
  private final char[] text;
  private Word[] words = new Word[32];
  private byte[] marks = new byte[32];
  private int size;
  private int inCapitals;
  private int exclamations;
  private int questions;
  private int firstBut = -1;

  private Tokens(char[] text, VaderLexicon lexicon) {
    this.text = text;
    this.lexicon = lexicon;
  }

  /** Reads all tokens of the text, in time linear in its length. */
  static Tokens of(char[] text, VaderLexicon lexicon) {
    Tokens tokens = new Tokens(text, lexicon);
    tokens.split();
    return tokens;
  }

  int size() {
    return size;
  }

  Word word(int index) {
    return words[index];
  }

  /** Whether the token has at least one upper-case letter and none of another case. */
  boolean isCapitals(int index) {
    return (marks[index] & CAPITALS) != 0;
  }

  /** Whether the token negates: a negation word, or anything with n't in it. */
  boolean isNegation(int index) {
    return (marks[index] & CONTRACTED_NOT) != 0 || words[index].is(Word.NEGATION);
  }

  /** Whether capitals stand out, because some tokens are in capitals and others are not. */
  boolean capitalsStandOut() {
    return inCapitals > 0 && inCapitals < size;
  }

  /** Number of exclamation marks anywhere in the text. */
  int exclamations() {
    return exclamations;
  }

  /** Number of question marks anywhere in the text. */
  int questions() {
    return questions;
  }

  /** Index of the first token that is the word "but", or -1. */
  int firstBut() {
    return firstBut;
  }

  private void split() {
    int start = 0;
    for (int at = 0; at < text.length; at++) {
      char c = text[at];
      if (c >= CharTraits.ASCII) {
        if (CharTraits.isForeignSpace(c)) {
          addUnlessEmpty(start, at);
          start = at + 1;
        }
        continue;
      }
      int traits = CharTraits.ofAscii(c);
      if ((traits & CharTraits.SPACE) != 0) {
        addUnlessEmpty(start, at);
        start = at + 1;
      } else if ((traits & CharTraits.EMPHASIS) != 0) {
        countEmphasis(c);
      }
    }
    addUnlessEmpty(start, text.length);
  }

  private void countEmphasis(char c) {
    if (c == '!') {
      exclamations++;
    } else {
      questions++;
    }
  }

  private void addUnlessEmpty(int start, int end) {
    if (start == end) {
      return;
    }
    int from = start;
    int to = end;
    while (from < to && CharTraits.isPunctuation(text[from])) {
      from++;
    }
    while (to > from && CharTraits.isPunctuation(text[to - 1])) {
      to--;
    }
    if (hasTwoOrFewerCodePoints(from, to)) {
      add(start, end);
    } else {
      add(from, to);
    }
  }

  private boolean hasTwoOrFewerCodePoints(int from, int to) {
    int length = to - from;
    return length <= 2 || (length <= 4 && Character.codePointCount(text, from, length) <= 2);
  }

  private void add(int from, int to) {
    int hash = 0;
    int traits = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c >= CharTraits.ASCII) {
        addForeign(from, to);
        return;
      }
      traits |= CharTraits.ofAscii(c);
      hash = VaderLexicon.addToHash(hash, CharTraits.foldAscii(c));
    }
    append(lexicon.find(text, from, to, hash), traits, from, to);
  }

  /** Adds a token with characters beyond ASCII, of which the lexicon has none. */
  private void addForeign(int from, int to) {
    int traits = 0;
    int kelvins = 0;
    int foreign = 0;
    for (int i = from; i < to; ) {
      int codePoint = Character.codePointAt(text, i, to);
      if (codePoint < CharTraits.ASCII) {
        traits |= CharTraits.ofAscii((char) codePoint);
      } else {
        traits |= CharTraits.caseOf(codePoint);
        kelvins += codePoint == CharTraits.KELVIN_SIGN ? 1 : 0;
        foreign++;
      }
      i += Character.charCount(codePoint);
    }
    Word word = kelvins == foreign ? findWithKelvins(from, to) : Word.UNKNOWN;
    append(word, traits, from, to);
  }

  private Word findWithKelvins(int from, int to) {
    char[] ascii = Arrays.copyOfRange(text, from, to);
    int hash = 0;
    for (int i = 0; i < ascii.length; i++) {
      if (ascii[i] == CharTraits.KELVIN_SIGN) {
        ascii[i] = 'k';
      }
      hash = VaderLexicon.addToHash(hash, CharTraits.foldAscii(ascii[i]));
    }
    return lexicon.find(ascii, 0, ascii.length, hash);
  }

  private void append(Word word, int traits, int from, int to) {
    if (size == words.length) {
      words = Arrays.copyOf(words, size * 2);
      marks = Arrays.copyOf(marks, size * 2);
    }
    byte mark = 0;
    if ((traits & (CharTraits.UPPER | CharTraits.LOWER)) == CharTraits.UPPER) {
      mark |= CAPITALS;
      inCapitals++;
    }
    if ((traits & CharTraits.APOSTROPHE) != 0 && hasContractedNot(from, to)) {
      mark |= CONTRACTED_NOT;
    }
    if (firstBut < 0 && word.is(Word.BUT)) {
      firstBut = size;
    }
    words[size] = word;
    marks[size++] = mark;
  }

  private boolean hasContractedNot(int from, int to) {
    for (int i = from + 1; i < to - 1; i++) {
      if (text[i] == '\'' && (text[i - 1] | 0x20) == 'n' && (text[i + 1] | 0x20) == 't') {
        return true;
      }
    }
    return false;
  }
}
