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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;

/** How long an engine loads, what it keeps in memory, and how many texts one thread gives it. */
final class EngineSpeed {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int PASSES = 10;
  private static final double MEGABYTE = 1e6;

  private EngineSpeed() {}

  /**
   * Measures.
   *
   * @param counted what the texts are counted as of which {@code counts} is true
   * @param counts calls the engine once
   * @throws UsageException if it cannot be loaded
   */
  static Map<String, Object> of(
      Engine<?> engine,
      List<String> texts,
      String counted,
      Predicate<String> counts,
      Console console)
      throws Exception {
    long before = usedHeap();
    CpuClock.Taken loading = CpuClock.time(() -> warmUp(engine));
    long after = usedHeap();

    console.message("warming up ...");
    pass(texts, counts);
    console.message("measuring ...");
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    long count = pass(texts, counts);
    double seconds = (System.nanoTime() - wall) / 1e9;
    double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;

    double told = (double) PASSES * texts.size();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("engine", engine.id());
    summary.put("texts", texts.size());
    summary.put(
        "mean_characters", Math.round(texts.stream().mapToInt(String::length).average().orElse(0)));
    summary.put(counted, count / PASSES);
    summary.put("texts_per_cpu_second", Math.round(told / cpuSeconds));
    summary.put("texts_per_second", Math.round(told / seconds));
    summary.put("load_seconds", PipelineBench.hundredths(loading.seconds()));
    summary.put("load_cpu_seconds", PipelineBench.hundredths(loading.cpuSeconds()));
    summary.put("heap_megabytes", PipelineBench.hundredths((after - before) / MEGABYTE));
    return summary;
  }

  private static void warmUp(Engine<?> engine) {
    try {
      engine.warmUp();
    } catch (EngineException e) {
      throw new UsageException("the engine " + engine.name() + ": " + e.getMessage(), e);
    }
  }

  private static long pass(List<String> texts, Predicate<String> counts) {
    long count = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      for (String text : texts) {
        count += counts.test(text) ? 1 : 0;
      }
    }
    return count;
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
