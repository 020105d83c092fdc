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
package org.crosscurrent.pipelines.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.text.HtmlText;
import org.crosscurrent.toxicity.ConfusionMatrix;
import org.crosscurrent.toxicity.HeldOut;
import org.crosscurrent.toxicity.ToxicityEngine;

/**
 * How often an engine gives a text the label that people gave it. Without being told otherwise it
 * takes only the texts that training holds out, so that an engine trained on the same file is not
 * asked what it has seen.
 */
final class ToxicityEvaluation {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String DEFAULT_ENGINE = "linear";

  /** So long the engine runs before its speed is measured, and while it is. */
  private static final long RUN_NANOS = 1_000_000_000L;

  private static final double DECIMALS = 10_000;

  /**
   * A labelled text.
   *
   * @param text as the file has it, perhaps with entities of HTML
   */
  record Row(String label, String text) {}

  private ToxicityEvaluation() {}

  /**
   * Evaluates the options' engine by their file.
   *
   * @throws UsageException if an option is wrong or the file cannot be used
   */
  static Map<String, Object> run(EvaluateCommand.Options options) throws IOException {
    boolean all = isAll(options.getPart());
    ToxicityEngine engine = engineOf(options);
    LabelledFile file = LabelledFile.read(options.getInput(), "label", "text");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < file.rows().size(); i++) {
      String label = file.cell(i, "label");
      if (!engine.labels().contains(label)) {
        throw new UsageException(
            "line " + (i + 2) + " has a label that is none of " + engine.labels());
      }
      String text = HtmlText.decodeEntities(file.cell(i, "text"));
      if (all || HeldOut.contains(text)) {
        rows.add(new Row(label, text));
      }
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("engine", engine.id());
    summary.put("part", options.getPart());
    summary.putAll(figures(engine, rows));
    summary.put("texts_per_cpu_second", Math.round(speed(engine, rows)));
    return summary;
  }

  private static boolean isAll(String part) {
    return switch (part) {
      case "all" -> true;
      case "held-out" -> false;
      default -> throw new UsageException("--part must be held-out or all, not " + part);
    };
  }

  /**
   * The figures of an engine on some rows; the matrix by the label of people, then the engine's.
   */
  static Map<String, Object> figures(ToxicityEngine engine, List<Row> rows) {
    ConfusionMatrix matrix = new ConfusionMatrix(engine.labels());
    Map<String, Integer> flagged = new LinkedHashMap<>();
    for (Row row : rows) {
      var score = engine.score(row.text());
      matrix.add(row.label(), score.label());
      flagged.merge(row.label(), score.toxic() ? 1 : 0, Integer::sum);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("n", matrix.total());
    figures.put("accuracy", rounded(matrix.accuracy()));
    figures.put("weighted_f1", rounded(matrix.weightedF1()));
    figures.put("macro_f1", rounded(matrix.macroF1()));
    Map<String, Double> f1 = new LinkedHashMap<>();
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    Map<String, Integer> flaggedInOrder = new LinkedHashMap<>();
    for (String label : matrix.labels()) {
      f1.put(label, rounded(matrix.f1(label)));
      flaggedInOrder.put(label, flagged.getOrDefault(label, 0));
      Map<String, Integer> row = new LinkedHashMap<>();
      matrix.labels().forEach(given -> row.put(given, matrix.count(label, given)));
      counts.put(label, row);
    }
    figures.put("f1_by_label", f1);
    figures.put("confusion_matrix", counts);
    figures.put("flagged_by_label", flaggedInOrder);
    return figures;
  }

  private static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }

  /** Texts by the second of this thread's CPU, once the code is compiled. */
  private static double speed(ToxicityEngine engine, List<Row> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    pass(engine, rows);
    return pass(engine, rows);
  }

  private static double pass(ToxicityEngine engine, List<Row> rows) {
    long start = THREADS.getCurrentThreadCpuTime();
    long taken = 0;
    long told = 0;
    while (taken < RUN_NANOS) {
      for (Row row : rows) {
        engine.score(row.text());
      }
      told += rows.size();
      taken = THREADS.getCurrentThreadCpuTime() - start;
    }
    return told * 1e9 / taken;
  }

  private static ToxicityEngine engineOf(EvaluateCommand.Options options) {
    String spec = options.getEngine();
    try {
      ToxicityEngine engine =
          Engines.named(ToxicityEngine.class, spec == null ? DEFAULT_ENGINE : spec);
      engine.warmUp();
      return engine;
    } catch (IllegalArgumentException | EngineException e) {
      throw new UsageException("--engine: " + e.getMessage(), e);
    }
  }
}
