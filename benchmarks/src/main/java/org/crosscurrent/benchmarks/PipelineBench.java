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
import java.util.Map;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.Figures;

/**
 * What Beam and Flink cost: the graph on Flink, embedded, two slots, no store, against {@link
 * PlainLoop} on the same input in the same process. Both run once over a smaller input before they
 * are measured.
 */
final class PipelineBench {

  private static final long POSTS = 1_000_000;
  private static final long WARM_UP_POSTS = 100_000;

  private PipelineBench() {}

  static Map<String, Object> run(BenchOptions options, Path folder, Console console)
      throws Exception {
    console.message("preparing the input ...");
    BenchInput input = BenchInput.of(options, POSTS, folder);
    BenchInput warmUp = BenchInput.generated(WARM_UP_POSTS, folder);

    console.message("warming up ...");
    warmUp.forEach(new PlainLoop()::accept);
    GraphRun.backfill(warmUp);

    console.message("measuring the plain loop ...");
    PlainLoop loop = new PlainLoop();
    long[] read = new long[1];
    CpuClock.Taken loopTaken = CpuClock.time(() -> read[0] = input.forEach(loop::accept));
    long posts = loop.posts();
    long loopUnique = loop.unique();

    console.message("measuring the graph ...");
    Figures[] figures = new Figures[1];
    CpuClock.Taken graphTaken = CpuClock.time(() -> figures[0] = GraphRun.backfill(input));

    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("posts", posts);
    summary.put("lines", read[0]);
    summary.put("unique", figures[0].get("dedup.unique"));
    summary.put("loop_unique", loopUnique);
    summary.put("topic_windows", figures[0].get("topics.windows"));
    summary.put("posts_per_second", rate(posts, graphTaken.seconds()));
    summary.put("posts_per_cpu_second", rate(posts, graphTaken.cpuSeconds()));
    summary.put("loop_posts_per_second", rate(posts, loopTaken.seconds()));
    summary.put("loop_posts_per_cpu_second", rate(posts, loopTaken.cpuSeconds()));
    summary.put("cpu_ratio", hundredths(graphTaken.cpuSeconds() / loopTaken.cpuSeconds()));
    return summary;
  }

  static long rate(long count, double seconds) {
    return Math.round(count / seconds);
  }

  static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
