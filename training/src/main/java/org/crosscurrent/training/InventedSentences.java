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
package org.crosscurrent.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.toxicity.LinearModel;

/**
 * Invented sentences. Some are added to each training as counter-examples: the labelled posts were
 * found by offensive words, so that a model of them alone takes whom a sentence is about, or how
 * its author speaks, for a sign of hate. Others, which are not among those, measure that.
 */
final class InventedSentences {

  private static final String HARMLESS = LinearModel.LABELS.get(LinearModel.LABELS.size() - 1);

  /** As many empty texts as teach a model that what it knows no feature of is harmless. */
  private static final int EMPTY = 200;

  /**
   * A sentence to measure by.
   *
   * @param group what is measured by it
   */
  record Probe(String group, String text) {}

  private InventedSentences() {}

  /** The counter-examples: templates with each term in the place of the asterisk, and others. */
  static List<Example> counterExamples() throws IOException {
    List<Example> examples = new ArrayList<>();
    List<String> terms = lines("neutral-terms.txt");
    for (String template : lines("neutral-templates.txt")) {
      terms.forEach(term -> examples.add(Example.of(template.replace("*", term), HARMLESS)));
    }
    lines("neutral-sentences.txt").forEach(text -> examples.add(Example.of(text, HARMLESS)));
    for (int i = 0; i < EMPTY; i++) {
      examples.add(Example.of("", HARMLESS));
    }
    return examples;
  }

  /** The sentences to measure by, all of them harmless. */
  static List<Probe> probes() throws IOException {
    List<String> lines = lines("bias-probes.tsv");
    return lines.subList(1, lines.size()).stream()
        .map(line -> line.split("\t"))
        .map(cells -> new Probe(cells[0], cells[1]))
        .toList();
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream bytes = InventedSentences.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IOException("there is no " + resource + " beside the class");
      }
      return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
          .lines()
          .toList();
    }
  }
}
