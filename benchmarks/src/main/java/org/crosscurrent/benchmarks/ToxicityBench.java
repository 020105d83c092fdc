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
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.toxicity.ToxicityEngine;

/**
 * An engine that tells how toxic texts are: how long it loads, what it keeps in memory, and how
 * many texts it tells on one thread.
 */
final class ToxicityBench {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int PASSES = 10;
  private static final double MEGABYTE = 1e6;

  private ToxicityBench() {}

  static Map<String, Object> run(ToxicityOptions options, Path folder, Console console)
      throws Exception {
    ToxicityEngine engine = engine(options);
    console.message("preparing the input ...");
    List<String> texts = BenchTexts.of(options, folder);
    long before = usedHeap();
    CpuClock.Taken loading = CpuClock.time(() -> warmUp(engine));
    long after = usedHeap();

    console.message("warming up ...");
    long flagged = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      flagged = flagged(engine, texts);
    }
    console.message("measuring ...");
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    for (int pass = 0; pass < PASSES; pass++) {
      flagged = flagged(engine, texts);
    }
    double seconds = (System.nanoTime() - wall) / 1e9;
    double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;

    double told = (double) PASSES * texts.size();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("engine", engine.id());
    summary.put("texts", texts.size());
    summary.put(
        "mean_characters", Math.round(texts.stream().mapToInt(String::length).average().orElse(0)));
    summary.put("flagged", flagged);
    summary.put("texts_per_cpu_second", Math.round(told / cpuSeconds));
    summary.put("texts_per_second", Math.round(told / seconds));
    summary.put("load_seconds", PipelineBench.hundredths(loading.seconds()));
    summary.put("load_cpu_seconds", PipelineBench.hundredths(loading.cpuSeconds()));
    summary.put("heap_megabytes", PipelineBench.hundredths((after - before) / MEGABYTE));
    return summary;
  }

  private static ToxicityEngine engine(ToxicityOptions options) {
    try {
      return Engines.named(ToxicityEngine.class, options.getToxicityEngine());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--toxicity-engine: " + e.getMessage(), e);
    }
  }

  private static void warmUp(ToxicityEngine engine) {
    try {
      engine.warmUp();
    } catch (EngineException e) {
      throw new UsageException("--toxicity-engine: " + e.getMessage(), e);
    }
  }

  private static long flagged(ToxicityEngine engine, List<String> texts) {
    long flagged = 0;
    for (String text : texts) {
      flagged += engine.score(text).toxic() ? 1 : 0;
    }
    return flagged;
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
