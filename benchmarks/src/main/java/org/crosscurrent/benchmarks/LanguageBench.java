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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.language.LanguageEngine;
import org.crosscurrent.language.LanguageRule;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * An engine that recognises languages: how long it loads, what it keeps in memory, and how many
 * texts it tells on one thread, with what the rule takes out of a text before.
 */
final class LanguageBench {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int PASSES = 10;
  private static final double MEGABYTE = 1e6;

  private LanguageBench() {}

  static Map<String, Object> run(LanguageOptions options, Path folder, Console console)
      throws Exception {
    console.message("preparing the input ...");
    List<String> texts = BenchTexts.of(options, folder);
    LanguageEngine engine = engine(options);
    long before = usedHeap();
    CpuClock.Taken loading = CpuClock.time(engine::warmUp);
    long after = usedHeap();

    console.message("warming up ...");
    long known = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      known = known(engine, texts);
    }
    console.message("measuring ...");
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    for (int pass = 0; pass < PASSES; pass++) {
      known = known(engine, texts);
    }
    double seconds = (System.nanoTime() - wall) / 1e9;
    double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;

    double told = (double) PASSES * texts.size();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("engine", engine.name() + "/" + engine.version());
    summary.put("texts", texts.size());
    summary.put(
        "mean_characters", Math.round(texts.stream().mapToInt(String::length).average().orElse(0)));
    summary.put("determined", known);
    summary.put("texts_per_cpu_second", Math.round(told / cpuSeconds));
    summary.put("texts_per_second", Math.round(told / seconds));
    summary.put("load_seconds", PipelineBench.hundredths(loading.seconds()));
    summary.put("load_cpu_seconds", PipelineBench.hundredths(loading.cpuSeconds()));
    summary.put("heap_megabytes", PipelineBench.hundredths((after - before) / MEGABYTE));
    return summary;
  }

  private static LanguageEngine engine(LanguageOptions options) {
    try {
      return Engines.named(LanguageEngine.class, options.getLanguageEngine());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--language-engine: " + e.getMessage(), e);
    }
  }

  private static long known(LanguageEngine engine, List<String> texts) {
    LanguageRule rule = LanguageRule.defaults();
    long known = 0;
    for (String text : texts) {
      known += rule.detect(text, engine).isDetermined() ? 1 : 0;
    }
    return known;
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
