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
import java.util.TreeMap;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.language.LanguageEngine;
import org.crosscurrent.language.LanguageRule;
import org.crosscurrent.pipelines.options.ScoringOptions;

/**
 * How often an engine finds the language of a text. Unlike a pipeline it asks for no length and no
 * confidence unless told to: it is the engine that is measured, not the rule.
 */
final class LanguageEvaluation {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** So long the engine runs before its speed is measured, and while it is. */
  private static final long RUN_NANOS = 1_000_000_000L;

  private static final double DECIMALS = 10_000;

  /** What became of the texts of one language, or of all. */
  private static final class Tally {
    private int texts;
    private int right;
    private int undetermined;

    double accuracy() {
      return texts == 0 ? 0 : rounded(right, texts);
    }

    double precision() {
      return texts == undetermined ? 0 : rounded(right, texts - undetermined);
    }

    private static double rounded(int part, int whole) {
      return Math.round(DECIMALS * part / whole) / DECIMALS;
    }
  }

  private LanguageEvaluation() {}

  /**
   * Evaluates the options' engine by their file.
   *
   * @throws UsageException if an option is wrong or the file cannot be used
   */
  static Map<String, Object> run(EvaluateCommand.Options options) throws IOException {
    LanguageRule rule = ruleOf(options);
    LanguageEngine engine = engineOf(options);
    LabelledFile file = LabelledFile.read(options.getInput(), "language", "text");
    engine.warmUp();
    Tally all = new Tally();
    Map<String, Tally> languages = new TreeMap<>();
    List<String> texts = new ArrayList<>(file.rows().size());
    for (int i = 0; i < file.rows().size(); i++) {
      String language = file.cell(i, "language");
      String text = file.cell(i, "text");
      texts.add(text);
      String found = rule.detect(text, engine).language();
      count(all, language, found);
      count(languages.computeIfAbsent(language, code -> new Tally()), language, found);
    }
    return summarise(engine, all, languages, speed(rule, engine, texts));
  }

  private static void count(Tally tally, String language, String found) {
    tally.texts++;
    tally.right += LanguageRule.sameLanguage(language, found) ? 1 : 0;
    tally.undetermined += found.equals("und") ? 1 : 0;
  }

  private static Map<String, Object> summarise(
      LanguageEngine engine, Tally all, Map<String, Tally> languages, double speed) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("engine", engine.name() + "/" + engine.version());
    summary.put("n", all.texts);
    summary.put("accuracy", all.accuracy());
    summary.put("undetermined", all.undetermined);
    summary.put("precision", all.precision());
    summary.put("texts_per_cpu_second", Math.round(speed));
    Map<String, Double> accuracies = new TreeMap<>();
    languages.forEach((language, tally) -> accuracies.put(language, tally.accuracy()));
    summary.put("accuracy_by_language", accuracies);
    return summary;
  }

  /** Texts by the second of this thread's CPU, once the code is compiled. */
  private static double speed(LanguageRule rule, LanguageEngine engine, List<String> texts) {
    if (texts.isEmpty()) {
      return 0;
    }
    pass(rule, engine, texts);
    return pass(rule, engine, texts);
  }

  private static double pass(LanguageRule rule, LanguageEngine engine, List<String> texts) {
    long start = THREADS.getCurrentThreadCpuTime();
    long taken = 0;
    long told = 0;
    while (taken < RUN_NANOS) {
      for (String text : texts) {
        rule.detect(text, engine);
      }
      told += texts.size();
      taken = THREADS.getCurrentThreadCpuTime() - start;
    }
    return told * 1e9 / taken;
  }

  private static LanguageRule ruleOf(EvaluateCommand.Options options) {
    try {
      return new LanguageRule(options.getMinCharacters(), options.getMinConfidence());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static LanguageEngine engineOf(EvaluateCommand.Options options) {
    String name = options.getEngine();
    try {
      return Engines.named(
          LanguageEngine.class, name == null ? ScoringOptions.DEFAULT_LANGUAGE_ENGINE : name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--engine: " + e.getMessage(), e);
    }
  }
}
