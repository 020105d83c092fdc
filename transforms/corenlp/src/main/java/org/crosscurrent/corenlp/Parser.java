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
import edu.stanford.nlp.parser.common.ParserGrammar;
import edu.stanford.nlp.parser.common.ParserQuery;
import edu.stanford.nlp.parser.common.ParserUtils;
import edu.stanford.nlp.parser.lexparser.TreeBinarizer;
import edu.stanford.nlp.sentiment.CollapseUnaryTransformer;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.trees.Tree;
import edu.stanford.nlp.trees.Trees;
import java.util.List;

/**
 * How sentences become trees in which each node has two children, as the sentiment model needs
 * them. All threads share one parser and one tagger: both keep what belongs to a sentence in
 * objects of that sentence.
 */
enum Parser {
  /** Fast, and of the better trees. */
  SHIFT_REDUCE("shift-reduce", "srparser/englishSR.ser.gz", "models-english"),
  /** Time grows with the cube of a sentence's length; small. */
  PCFG("pcfg", "lexparser/englishPCFG.ser.gz", "models");

  private static final Loaded<MaxentTagger> TAGGER =
      new Loaded<>("pos-tagger/english-left3words-distsim.tagger", "models", MaxentTagger::new);

  private final String setting;
  private final Loaded<Grammar> grammar;

  Parser(String setting, String path, String jar) {
    this.setting = setting;
    this.grammar = new Loaded<>(path, jar, Grammar::load);
  }

  /** What it is called in an engine's settings. */
  String setting() {
    return setting;
  }

  /** Loads it and what it needs. */
  void load() {
    TAGGER.get();
    grammar.get();
  }

  /** The tree of one sentence, whose tokens get tags. */
  Tree parse(List<CoreLabel> sentence) {
    tag(sentence);
    return treeOfTagged(sentence);
  }

  void tag(List<CoreLabel> sentence) {
    TAGGER.get().tagCoreLabels(sentence);
  }

  Tree treeOfTagged(List<CoreLabel> sentence) {
    return grammar.get().parse(sentence);
  }

  private record Grammar(ParserGrammar parser, TreeBinarizer binarizer) {

    static Grammar load(String path) {
      ParserGrammar parser = ParserGrammar.loadModel(path);
      parser.setOptionFlags(parser.defaultCoreNLPFlags());
      return new Grammar(
          parser,
          TreeBinarizer.simpleTreeBinarizer(
              parser.getTLPParams().headFinder(), parser.treebankLanguagePack()));
    }

    Tree parse(List<CoreLabel> sentence) {
      ParserQuery query = parser.parserQuery();
      Tree best = query.parse(sentence) ? query.getBestParse() : null;
      // A sentence that the grammar has no tree for is read from its end to its beginning.
      Tree tree = binarizer.transformTree(best == null ? ParserUtils.xTree(sentence) : best);
      Trees.convertToCoreLabels(tree);
      return new CollapseUnaryTransformer().transformTree(tree);
    }
  }
}
