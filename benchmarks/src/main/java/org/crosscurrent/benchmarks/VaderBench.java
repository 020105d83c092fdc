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
package org.crosscurrent.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.sentiment.VaderSentiment;

/**
 * Our VADER against the reference in Python: the same texts, one thread each, one after the other.
 * CPU time is that of the whole process on our side, so it includes what compiles and collects.
 */
final class VaderBench {

  private static final int PASSES = 4;

  /** Both give four decimals, so what differs at all differs by this much. */
  private static final double SAME = 1e-4 / 2;

  private VaderBench() {}

  static Map<String, Object> run(VaderOptions options, Path folder, Console console)
      throws Exception {
    console.message("preparing the input ...");
    List<String> texts = BenchTexts.of(options, folder);
    ReferenceVader reference = new ReferenceVader(options.getPython(), options.getVaderSource());
    reference.score(texts.subList(0, Math.min(1, texts.size())), folder);

    console.message("warming up ...");
    VaderSentiment ours = VaderSentiment.create();
    double[] compounds = new double[texts.size()];
    for (int pass = 0; pass < PASSES; pass++) {
      score(ours, texts, compounds);
    }
    console.message("measuring ours ...");
    CpuClock.Taken taken =
        CpuClock.time(
            () -> {
              for (int pass = 0; pass < PASSES; pass++) {
                score(ours, texts, compounds);
              }
            });
    console.message("measuring the reference ...");
    ReferenceVader.Answer answer = reference.score(texts, folder);
    return summarise(compounds, taken, answer);
  }

  private static void score(VaderSentiment engine, List<String> texts, double[] compounds) {
    for (int i = 0; i < compounds.length; i++) {
      compounds[i] = engine.score(texts.get(i)).compound();
    }
  }

  static Map<String, Object> summarise(
      double[] compounds, CpuClock.Taken taken, ReferenceVader.Answer answer) {
    if (answer.compounds().length != compounds.length) {
      throw new IllegalStateException(
          "the reference scored " + answer.compounds().length + " of " + compounds.length);
    }
    int same = 0;
    double worst = 0;
    for (int i = 0; i < compounds.length; i++) {
      double difference = Math.abs(compounds[i] - answer.compounds()[i]);
      same += difference < SAME ? 1 : 0;
      worst = Math.max(worst, difference);
    }
    double scored = (double) PASSES * compounds.length;
    double rate = scored / taken.cpuSeconds();
    double referenceRate = compounds.length / answer.cpuSeconds();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("texts", compounds.length);
    summary.put("texts_per_cpu_second", Math.round(rate));
    summary.put("texts_per_second", Math.round(scored / taken.seconds()));
    summary.put("reference_python", answer.pythonVersion());
    summary.put("reference_texts_per_cpu_second", Math.round(referenceRate));
    summary.put("reference_texts_per_second", Math.round(compounds.length / answer.seconds()));
    summary.put("speed_ratio", PipelineBench.hundredths(rate / referenceRate));
    summary.put("same_compound", same);
    summary.put("max_abs_diff", Math.round(worst * 10_000) / 10_000.0);
    return summary;
  }
}
