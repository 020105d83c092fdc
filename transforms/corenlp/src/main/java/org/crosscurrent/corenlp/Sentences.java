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
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Prose as sentences of tokens, whose positions are those in the prose. */
final class Sentences {

  /**
   * Hyphenated words in parts, as the tagger and the parsers were trained; characters that the
   * tokenizer does not know are left out without a word in the log.
   */
  private static final String OPTIONS =
      "invertible=false,splitHyphenated=true,untokenizable=noneDelete";

  private static final WordToSentenceProcessor<CoreLabel> SPLITTER =
      new WordToSentenceProcessor<>();

  private Sentences() {}

  /**
   * The sentences; each line end ends one.
   *
   * @param most tokens of a sentence; longer ones come in parts of about the same length
   */
  static List<List<CoreLabel>> of(String plain, int most) {
    List<List<CoreLabel>> sentences = new ArrayList<>();
    int start = 0;
    while (start < plain.length()) {
      int end = plain.indexOf('\n', start);
      int stop = end < 0 ? plain.length() : end;
      if (!plain.substring(start, stop).isBlank()) {
        for (List<CoreLabel> sentence : SPLITTER.process(tokens(plain, start, stop))) {
          cut(sentence, most, sentences);
        }
      }
      start = stop + 1;
    }
    return sentences;
  }

  private static List<CoreLabel> tokens(String plain, int start, int end) {
    // A tokenizer is for one text and one thread; only its tables are shared.
    List<CoreLabel> tokens =
        new PTBTokenizer<>(
                new StringReader(plain.substring(start, end)), new CoreLabelTokenFactory(), OPTIONS)
            .tokenize();
    for (CoreLabel token : tokens) {
      token.setBeginPosition(token.beginPosition() + start);
      token.setEndPosition(token.endPosition() + start);
    }
    return tokens;
  }

  private static void cut(List<CoreLabel> sentence, int most, List<List<CoreLabel>> parts) {
    int size = sentence.size();
    int count = (size + most - 1) / most;
    for (int i = 0; i < count; i++) {
      parts.add(List.copyOf(sentence.subList(i * size / count, (i + 1) * size / count)));
    }
  }
}
