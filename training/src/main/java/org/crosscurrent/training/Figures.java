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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.crosscurrent.toxicity.ConfusionMatrix;
import org.crosscurrent.toxicity.LinearModel;
import org.crosscurrent.toxicity.LinearToxicity;
import org.crosscurrent.toxicity.ToxicityScore;

/** What a model was measured to do, as the lines of a page in Markdown. */
final class Figures {

  private static final int BINS = 10;

  private final List<String> lines = new ArrayList<>();
  private final LinearToxicity engine;

  Figures(LinearModel model) {
    this.engine = LinearToxicity.of(model);
  }

  List<String> lines() {
    return lines;
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  /** The quality on texts that were held out. */
  Figures measure(List<Example> examples) {
    ConfusionMatrix matrix = new ConfusionMatrix(LinearModel.LABELS);
    Flags flags = new Flags();
    for (Example example : examples) {
      ToxicityScore score = engine.score(example.text());
      matrix.add(LinearModel.LABELS.get(example.label()), score.label());
      flags.add(example.label(), score);
    }
    line("n = %d", matrix.total());
    line("accuracy = %.4f", matrix.accuracy());
    line("weighted F1 = %.4f", matrix.weightedF1());
    line("macro F1 = %.4f", matrix.macroF1());
    line("");
    line(
        "| label | given %s | precision | recall | F1 |",
        String.join(" | given ", matrix.labels()));
    line("|---|%s", "---|".repeat(matrix.labels().size() + 3));
    for (String label : matrix.labels()) {
      StringBuilder counts = new StringBuilder();
      matrix.labels().forEach(given -> counts.append(matrix.count(label, given)).append(" | "));
      line(
          "| %s | %s%.4f | %.4f | %.4f |",
          label, counts, matrix.precision(label), matrix.recall(label), matrix.f1(label));
    }
    line("");
    flags.tell();
    return this;
  }

  /** How often harmless sentences get another label or are flagged, by group. */
  Figures probe(List<InventedSentences.Probe> probes) throws IOException {
    Map<String, int[]> groups = new TreeMap<>();
    for (InventedSentences.Probe probe : probes) {
      ToxicityScore score = engine.score(probe.text());
      int[] counts = groups.computeIfAbsent(probe.group(), group -> new int[4]);
      counts[0]++;
      counts[1] += score.label().equals("hate") ? 1 : 0;
      counts[2] += score.label().equals("offensive") ? 1 : 0;
      counts[3] += score.toxic() ? 1 : 0;
    }
    line("");
    line("| harmless sentences | n | given hate | given offensive | flagged |");
    line("|---|---|---|---|---|");
    groups.forEach(
        (group, counts) ->
            line("| %s | %d | %d | %d | %d |", group, counts[0], counts[1], counts[2], counts[3]));
    return this;
  }

  /** What is flagged, and how far probabilities are from shares. */
  private final class Flags {
    private final int[] texts = new int[LinearModel.LABELS.size()];
    private final int[] flagged = new int[LinearModel.LABELS.size()];
    private final double[] sums = new double[BINS];
    private final int[] toxic = new int[BINS];
    private final int[] sizes = new int[BINS];

    void add(int label, ToxicityScore score) {
      texts[label]++;
      flagged[label] += score.toxic() ? 1 : 0;
      double probability = 1 - score.probabilities().get("neither");
      int bin = Math.min(BINS - 1, (int) (probability * BINS));
      sums[bin] += probability;
      sizes[bin]++;
      toxic[bin] += label < texts.length - 1 ? 1 : 0;
    }

    void tell() {
      for (int label = 0; label < texts.length; label++) {
        line(
            "flagged of %s = %d of %d (%.4f)",
            LinearModel.LABELS.get(label),
            flagged[label],
            texts[label],
            (double) flagged[label] / Math.max(1, texts[label]));
      }
      double error = 0;
      int all = 0;
      for (int bin = 0; bin < BINS; bin++) {
        error += Math.abs(sums[bin] - toxic[bin]);
        all += sizes[bin];
      }
      line("calibration error of being toxic = %.4f", error / Math.max(1, all));
    }
  }
}
