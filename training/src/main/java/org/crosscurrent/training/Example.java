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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.text.HtmlText;
import org.crosscurrent.toxicity.HeldOut;
import org.crosscurrent.toxicity.LinearModel;
import org.crosscurrent.toxicity.ToxicityFeatures;

/**
 * A text with its label.
 *
 * @param text with its entities decoded
 * @param label its index among {@link LinearModel#LABELS}
 * @param features what the model sees of it
 */
record Example(String text, int label, ToxicityFeatures features) {

  static Example of(String text, String label) {
    return new Example(text, LinearModel.LABELS.indexOf(label), ToxicityFeatures.of(text));
  }

  boolean isHeldOut() {
    return HeldOut.contains(text);
  }

  int fold(int folds, long seed) {
    return HeldOut.fold(text, folds, seed);
  }

  /**
   * Reads a tab-separated file whose header names the columns {@code label} and {@code text}.
   *
   * @throws TrainingException if it cannot be used; one sentence
   */
  static List<Example> read(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new TrainingException("--input=" + file + " cannot be read");
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String first = reader.readLine();
      List<String> header = List.of(first == null ? new String[0] : first.split("\t"));
      int label = column(file, header, "label");
      int text = column(file, header, "text");
      List<Example> examples = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        examples.add(row(file, examples.size() + 2, line.split("\t", -1), label, text));
      }
      return examples;
    } catch (CharacterCodingException e) {
      throw new TrainingException("--input=" + file + " is not in UTF-8", e);
    }
  }

  private static int column(Path file, List<String> header, String name) {
    if (!header.contains(name)) {
      throw new TrainingException(
          "--input=" + file + " has no column '" + name + "' in its header");
    }
    return header.indexOf(name);
  }

  private static Example row(Path file, int line, String[] cells, int label, int text) {
    String where = "line " + line + " of " + file;
    if (cells.length <= Math.max(label, text)) {
      throw new TrainingException(where + " has no cell for its label or its text");
    }
    if (!LinearModel.LABELS.contains(cells[label])) {
      throw new TrainingException(
          where + " has a label that is none of " + String.join(", ", LinearModel.LABELS));
    }
    return of(HtmlText.decodeEntities(cells[text]), cells[label]);
  }
}
