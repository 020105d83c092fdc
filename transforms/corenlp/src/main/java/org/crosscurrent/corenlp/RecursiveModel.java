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
package org.crosscurrent.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.sentiment.SentimentCostAndGradient;
import edu.stanford.nlp.sentiment.SentimentModel;
import edu.stanford.nlp.trees.Tree;
import java.util.List;
import java.util.Locale;
import org.ejml.simple.SimpleMatrix;

/**
 * The sentiment of a tree by the recursive neural tensor network of R. Socher et al., <i>Recursive
 * Deep Models for Semantic Compositionality Over a Sentiment Treebank</i>, EMNLP 2013, as CoreNLP
 * has it.
 *
 * <p>The network knows words as film reviews wrote them, in upper and lower case. A word that it
 * does not know is looked up in lower case, then with no letter more than twice in a row, then with
 * none more than once, before it counts as unknown.
 */
final class RecursiveModel {

  /** Very negative, negative, neutral, positive, very positive. */
  static final int CLASSES = 5;

  private static final double ENOUGH_KNOWN = 0.3;

  private static final Loaded<RecursiveModel> MODEL =
      new Loaded<>(
          "sentiment/sentiment.ser.gz",
          "models",
          path -> new RecursiveModel(SentimentModel.loadSerialized(path)));

  private final SentimentModel model;

  private RecursiveModel(SentimentModel model) {
    this.model = model;
  }

  /** The model, loaded if need be. */
  static RecursiveModel get() {
    return MODEL.get();
  }

  /**
   * Whether the network knows enough words of a sentence, {@value #ENOUGH_KNOWN} of all;
   * punctuation and numbers are none. It tells something of any tree, but of other languages only
   * noise.
   */
  boolean knowsEnoughOf(List<CoreLabel> sentence) {
    int words = 0;
    int known = 0;
    for (CoreLabel token : sentence) {
      if (token.word().codePoints().anyMatch(Character::isLetter)) {
        words++;
        known += isKnown(known(token.word())) ? 1 : 0;
      }
    }
    return known > 0 && known >= ENOUGH_KNOWN * words;
  }

  /** Probability of each class, of a tree whose nodes have two children; it is written into. */
  double[] probabilities(Tree tree) {
    for (Tree leaf : tree.getLeaves()) {
      leaf.label().setValue(known(leaf.value()));
    }
    new SentimentCostAndGradient(model, null).forwardPropagateTree(tree);
    SimpleMatrix predictions = RNNCoreAnnotations.getPredictions(tree);
    double[] probabilities = new double[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      probabilities[i] = predictions.get(i);
    }
    return probabilities;
  }

  /** The form of a word that the network knows, or the word itself. */
  private String known(String word) {
    if (isKnown(word)) {
      return word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    for (String form : List.of(lower, shortened(lower, 2), shortened(lower, 1))) {
      if (isKnown(form)) {
        return form;
      }
    }
    return word;
  }

  private boolean isKnown(String form) {
    return model.wordVectors.containsKey(form);
  }

  /** A word with no character more than so many times in a row. */
  private static String shortened(String word, int most) {
    StringBuilder shortened = new StringBuilder(word.length());
    int run = 0;
    for (int i = 0; i < word.length(); i++) {
      run = i > 0 && word.charAt(i) == word.charAt(i - 1) ? run + 1 : 1;
      if (run <= most) {
        shortened.append(word.charAt(i));
      }
    }
    return shortened.toString();
  }
}
