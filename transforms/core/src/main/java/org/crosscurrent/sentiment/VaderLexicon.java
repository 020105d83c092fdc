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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The words of the rules, looked up by a slice of text without making a string of it: an open hash
 * table over lower-case words, at most a quarter full. Immutable once built.
 */
final class VaderLexicon {
  /** Shift of valence by an adverb of degree, measured by Hutto and Gilbert (2014). */
  static final double DEGREE_SHIFT = 0.293;

  private final Word[] table;

  /** The hash of the word in each slot: most words are none of ours, and are told by it. */
  private final int[] hashes;

  private VaderLexicon(Map<String, Word> words) {
    table = new Word[Integer.highestOneBit(words.size()) * 8];
    hashes = new int[table.length];
    words.values().forEach(this::insert);
  }

  /** The lexicon that comes with this package. */
  static VaderLexicon standard() {
    return Standard.LEXICON;
  }

  private void insert(Word word) {
    int hash = 0;
    for (int i = 0; i < word.text.length(); i++) {
      hash = addToHash(hash, word.text.charAt(i));
    }
    int slot = slot(hash);
    while (table[slot] != null) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = word;
    hashes[slot] = hash;
  }

  /** The hash of a slice, taken one lower-case character after the other from 0 on. */
  static int addToHash(int hash, int lowerCase) {
    return 31 * hash + lowerCase;
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (table.length - 1);
  }

  /**
   * Finds the word that the slice is in lower case.
   *
   * @param hash the slice's hash by {@link #addToHash}
   * @return {@link Word#UNKNOWN} if there is none; the slice must be of ASCII only
   */
  Word find(char[] text, int from, int to, int hash) {
    for (int slot = slot(hash); ; slot = (slot + 1) & (table.length - 1)) {
      if (hashes[slot] == hash && table[slot] != null) {
        Word word = table[slot];
        if (matches(word.text, text, from, to)) {
          return word;
        }
      } else if (table[slot] == null) {
        return Word.UNKNOWN;
      }
    }
  }

  private static boolean matches(String word, char[] text, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (word.charAt(i - from) != CharTraits.foldAscii(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static final class Standard {
    static final VaderLexicon LEXICON = new Standard().build();

    private final Map<String, Double> valences = new HashMap<>();
    private final Map<String, Double> degrees = new HashMap<>();
    private final Set<String> negations = new HashSet<>();
    private final Phrases phrases = new Phrases();

    private VaderLexicon build() {
      TabTable.read("vader-lexicon.tsv", (word, mean) -> valences.put(word, number(mean)));
      TabTable.read("vader-idioms.tsv", (idiom, mean) -> phrases.addIdiom(idiom, number(mean)));
      TabTable.read("vader-modifiers.tsv", this::addModifier);
      Set<String> texts = new HashSet<>(valences.keySet());
      texts.addAll(degrees.keySet());
      texts.addAll(negations);
      texts.addAll(phrases.allWords());
      texts.addAll(Set.of(Word.withOwnRoles()));
      Map<String, Word> words = new HashMap<>();
      texts.forEach(text -> words.put(text, word(text)));
      return new VaderLexicon(words);
    }

    private static double number(String value) {
      return Double.parseDouble(value);
    }

    private void addModifier(String word, String effect) {
      switch (effect) {
        case "negate" -> negations.add(word);
        case "increase" -> addDegree(word, DEGREE_SHIFT);
        case "decrease" -> addDegree(word, -DEGREE_SHIFT);
        default -> throw new IllegalStateException("unknown effect " + effect + " of " + word);
      }
    }

    private void addDegree(String word, double shift) {
      if (word.indexOf(' ') < 0) {
        degrees.put(word, shift);
      } else {
        phrases.addDegree(word, shift);
      }
    }

    private Word word(String text) {
      int roles = Word.ownRoles(text);
      roles |= valences.containsKey(text) ? Word.SENTIMENT : 0;
      roles |= degrees.containsKey(text) ? Word.DEGREE : 0;
      roles |= negations.contains(text) ? Word.NEGATION : 0;
      double valence = valences.getOrDefault(text, 0.0);
      double degree = degrees.getOrDefault(text, 0.0);
      return new Word(text, valence, degree, roles, phrases.next(text));
    }
  }
}
