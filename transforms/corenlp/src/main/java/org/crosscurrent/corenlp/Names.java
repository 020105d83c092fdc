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

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations.AnswerAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Labels of the tokens of a sentence, by two linear-chain models: one for persons, organisations
 * and locations, trained on the most text, and one that also knows other names, of which only these
 * are taken, and only where the first has found nothing.
 */
enum Names {
  /** By capitals too, as edited text has them. */
  CASED("cased", "", "models"),
  /** Without regard to capitals, for text that does not keep to them. */
  CASELESS("caseless", "caseless.", "models-english");

  /** Of a token that is no part of a name. */
  static final String NONE = "O";

  private static final String OTHER = "MISC";

  private final String setting;
  private final Loaded<CRFClassifier<CoreLabel>> three;
  private final Loaded<CRFClassifier<CoreLabel>> four;

  Names(String setting, String infix, String jar) {
    this.setting = setting;
    this.three = model("ner/english.all.3class." + infix + "distsim.crf.ser.gz", jar);
    this.four = model("ner/english.conll.4class." + infix + "distsim.crf.ser.gz", jar);
  }

  private static Loaded<CRFClassifier<CoreLabel>> model(String path, String jar) {
    return new Loaded<>(
        path,
        jar,
        file -> {
          Properties properties = new Properties();
          // Else words of earlier texts would change what is found in later ones.
          properties.setProperty("maxAdditionalKnownLCWords", "0");
          return CRFClassifier.getClassifier(file, properties);
        });
  }

  /** What it is called in an engine's settings. */
  String setting() {
    return setting;
  }

  /** Loads its models. */
  void load() {
    three.get();
    four.get();
  }

  /** The label of each token, in lower case, or {@link #NONE}. */
  List<String> labels(List<CoreLabel> sentence) {
    List<CoreLabel> first = three.get().classifySentence(sentence);
    List<CoreLabel> second = four.get().classifySentence(sentence);
    List<String> labels = new ArrayList<>(sentence.size());
    for (int i = 0; i < sentence.size(); i++) {
      String label = first.get(i).get(AnswerAnnotation.class);
      if (label.equals(NONE) && OTHER.equals(second.get(i).get(AnswerAnnotation.class))) {
        label = OTHER;
      }
      labels.add(label.equals(NONE) ? NONE : label.toLowerCase(Locale.ROOT));
    }
    return labels;
  }
}
