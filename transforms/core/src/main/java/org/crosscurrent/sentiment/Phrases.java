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

import java.util.ArrayList;
import java.util.List;

/**
 * A node in the tree of fixed phrases: idioms with a valence of their own ("kiss of death") and
 * degree adverbs of two words ("kind of"). Each known word that begins a phrase holds its node.
 */
final class Phrases {
  /** Stands for "these words are no idiom". */
  static final double NO_IDIOM = Double.NaN;

  private final List<String> words = new ArrayList<>();
  private final List<Phrases> nodes = new ArrayList<>();
  private double idiom = NO_IDIOM;
  private double degree;

  void addIdiom(String phrase, double valence) {
    reach(phrase).idiom = valence;
  }

  void addDegree(String phrase, double shift) {
    reach(phrase).degree = shift;
  }

  private Phrases reach(String phrase) {
    Phrases node = this;
    for (String word : phrase.split(" ")) {
      int edge = node.words.indexOf(word);
      if (edge < 0) {
        edge = node.words.size();
        node.words.add(word);
        node.nodes.add(new Phrases());
      }
      node = node.nodes.get(edge);
    }
    return node;
  }

  /** The words that may come next. */
  List<String> words() {
    return words;
  }

  /** The node behind one more word, or null if no phrase goes on that way. */
  Phrases next(String word) {
    int edge = words.indexOf(word);
    return edge < 0 ? null : nodes.get(edge);
  }

  /** Every word that occurs in a phrase at or below this node. */
  List<String> allWords() {
    List<String> all = new ArrayList<>(words);
    nodes.forEach(node -> all.addAll(node.allWords()));
    return all;
  }

  /** The valence of the idiom that the two words form, or {@link #NO_IDIOM}. */
  static double idiom(Word first, Word second) {
    Phrases node = after(first, second);
    return node == null ? NO_IDIOM : node.idiom;
  }

  /** The valence of the idiom that the three words form, or {@link #NO_IDIOM}. */
  static double idiom(Word first, Word second, Word third) {
    Phrases node = after(first, second);
    Phrases last = node == null ? null : node.next(third.text);
    return last == null ? NO_IDIOM : last.idiom;
  }

  /** The shift of the degree adverb that the two words form, or 0. */
  static double degree(Word first, Word second) {
    Phrases node = after(first, second);
    return node == null ? 0 : node.degree;
  }

  private static Phrases after(Word first, Word second) {
    return first.phrases == null ? null : first.phrases.next(second.text);
  }
}
