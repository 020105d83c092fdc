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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;

/**
 * How near an engine of sentiment is to the ratings of people and, for VADER, to its reference
 * implementation.
 */
final class SentimentEvaluation {

  private static final String DEFAULT_ENGINE = "vader";

  /** The engine that the column {@code compound} is the reference of. */
  private static final String WITH_REFERENCE = "vader";

  /** As far as a score that is rounded to four decimals may be from another. */
  private static final double NEAR = 1e-4 + 1e-12;

  private SentimentEvaluation() {}

  /** As {@link Evaluation} has it. */
  static Map<String, Object> run(EvaluateCommand.Options options, Console console)
      throws IOException {
    String spec = options.getEngine() == null ? DEFAULT_ENGINE : options.getEngine();
    EvaluatedEngine<SentimentScore> engine =
        EvaluatedEngine.named(SentimentEngine.class, spec, console);
    LabelledFile file = LabelledFile.read(options.getInput(), "text");
    List<String> texts = new ArrayList<>(file.rows().size());
    double[] human = new double[file.rows().size()];
    double[] reference = new double[human.length];
    for (int i = 0; i < human.length; i++) {
      texts.add(file.cell(i, "text"));
      human[i] = file.number(i, "human_mean");
      reference[i] = file.number(i, "compound");
    }
    engine.warmUp();
    List<SentimentScore> scores = engine.scoreAll(texts);
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("n", human.length);
    putAgreement(summary, human, scores);
    if (engine.engine().name().equals(WITH_REFERENCE)) {
      putDifference(summary, reference, scores);
    }
    summary.put("engine", engine.engine().id());
    summary.put("failed", engine.failed());
    Integer seconds = options.getSpeedSeconds();
    if (seconds == null || seconds > 0) {
      summary.put("texts_per_cpu_second", engine.textsPerCpuSecond(scored(texts, scores), seconds));
    }
    return summary;
  }

  private static List<String> scored(List<String> texts, List<SentimentScore> scores) {
    return IntStream.range(0, texts.size())
        .filter(i -> scores.get(i) != null)
        .mapToObj(texts::get)
        .toList();
  }

  private static void putAgreement(
      Map<String, Object> summary, double[] human, List<SentimentScore> scores) {
    SentimentAgreement agreement = new SentimentAgreement();
    for (int i = 0; i < human.length; i++) {
      SentimentScore score = scores.get(i);
      if (score != null && !Double.isNaN(human[i])) {
        agreement.add(human[i], score);
      }
    }
    if (!agreement.isEmpty()) {
      agreement.putInto(summary);
    }
  }

  private static void putDifference(
      Map<String, Object> summary, double[] reference, List<SentimentScore> scores) {
    int compared = 0;
    int near = 0;
    double worst = 0;
    for (int i = 0; i < reference.length; i++) {
      SentimentScore score = scores.get(i);
      if (score != null && !Double.isNaN(reference[i])) {
        double difference = Math.abs(score.compound() - reference[i]);
        compared++;
        near += difference <= NEAR ? 1 : 0;
        worst = Math.max(worst, difference);
      }
    }
    if (compared > 0) {
      summary.put("max_abs_diff", worst);
      summary.put("within_1e4", near);
    }
  }
}
