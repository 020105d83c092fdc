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
import org.crosscurrent.benchmarks.datastream.DataStreamJob;
import org.crosscurrent.benchmarks.datastream.DataStreamJob.Counts;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.Figures;

/**
 * What Beam and Flink cost, in three rows: {@link PlainLoop}, {@link DataStreamJob} and the graph
 * on Flink, both embedded with two slots and without a store. All read the same input in the same
 * process, one after the other, and run once over a smaller input before they are measured. They
 * are measured twice: what is compiled after the first hundred thousand posts weighs on the first
 * pass, and on the graph most, which has the most code.
 *
 * <p>The two Flink jobs must count the same, or the run ends with an error: both give what the
 * whole input says. The loop takes the input as it comes, and never takes back what it counted of a
 * post that is deleted within its window, so its counts may be a little higher.
 */
final class PipelineBench {

  private static final long POSTS = 1_000_000;
  private static final long WARM_UP_POSTS = 100_000;
  private static final int SLOTS = 2;
  private static final double MICROS = 1e6;

  private PipelineBench() {}

  static Map<String, Object> run(BenchOptions options, Path folder, Console console)
      throws Exception {
    console.message("preparing the input ...");
    BenchInput input = BenchInput.of(options, POSTS, folder);
    BenchInput warmUp = BenchInput.generated(WARM_UP_POSTS, folder);

    console.message("warming up ...");
    warmUp.forEach(new PlainLoop()::accept);
    dataStream(warmUp);
    GraphRun.backfill(warmUp);

    console.message("measuring, while the most of the code is being compiled ...");
    Pass first = Pass.over(input, console);
    console.message("measuring once more, with compiled code ...");
    Pass second = Pass.over(input, console);

    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("posts", first.graph().posts());
    summary.put("lines", first.lines());
    put(summary, "", first.graph(), first.graphTaken());
    put(summary, "loop_", first.loop(), first.loopTaken());
    put(summary, "datastream_", first.streamed(), first.streamTaken());
    first.putRatios(summary, "");
    second.putRatios(summary, "compiled_");
    return summary;
  }

  /** What each of the three counted and took, one after the other. */
  private record Pass(
      long lines,
      Counts loop,
      CpuClock.Taken loopTaken,
      Counts streamed,
      CpuClock.Taken streamTaken,
      Counts graph,
      CpuClock.Taken graphTaken) {

    static Pass over(BenchInput input, Console console) throws Exception {
      console.message("  the plain loop ...");
      PlainLoop loop = new PlainLoop();
      long[] lines = new long[1];
      CpuClock.Taken loopTaken = CpuClock.time(() -> lines[0] = input.forEach(loop::accept));
      Counts looped = countsOf(loop);
      loop.forget();

      console.message("  the DataStream job ...");
      Counts[] streamed = new Counts[1];
      CpuClock.Taken streamTaken = CpuClock.time(() -> streamed[0] = dataStream(input));

      console.message("  the graph ...");
      Figures[] figures = new Figures[1];
      CpuClock.Taken graphTaken = CpuClock.time(() -> figures[0] = GraphRun.backfill(input));
      Counts graph = countsOf(figures[0]);
      requireSame(streamed[0], graph);
      return new Pass(lines[0], looped, loopTaken, streamed[0], streamTaken, graph, graphTaken);
    }

    void putRatios(Map<String, Object> summary, String prefix) {
      double looped = loopTaken.cpuSeconds();
      double stream = streamTaken.cpuSeconds();
      double graphed = graphTaken.cpuSeconds();
      summary.put(prefix + "cpu_ratio", hundredths(graphed / looped));
      summary.put(prefix + "datastream_cpu_ratio", hundredths(stream / looped));
      summary.put(prefix + "cpu_ratio_to_datastream", hundredths(graphed / stream));
      summary.put(prefix + "cpu_micros_per_post", hundredths(graphed * MICROS / graph.posts()));
      summary.put(prefix + "loop_cpu_micros_per_post", hundredths(looped * MICROS / loop.posts()));
    }
  }

  private static Counts dataStream(BenchInput input) throws Exception {
    return DataStreamJob.run(input.file(), input.nativePlatform(), SLOTS);
  }

  private static Counts countsOf(PlainLoop loop) {
    return new Counts(loop.posts(), loop.unique(), loop.duplicates(), loop.windows(), 0);
  }

  static Counts countsOf(Figures figures) {
    return new Counts(
        figures.get("posts_accepted"),
        figures.get("dedup.unique"),
        figures.get("dedup.duplicates"),
        figures.get("topics.windows"),
        figures.get("events.started"));
  }

  static void requireSame(Counts streamed, Counts graph) {
    if (!streamed.equals(graph)) {
      throw new IllegalStateException(
          "the DataStream job and the graph differ: " + streamed + ", " + graph);
    }
  }

  private static void put(
      Map<String, Object> summary, String prefix, Counts counts, CpuClock.Taken taken) {
    summary.put(prefix + "unique", counts.unique());
    summary.put(prefix + "duplicates", counts.duplicates());
    summary.put(prefix + "topic_windows", counts.topicWindows());
    summary.put(prefix + "posts_per_second", rate(counts.posts(), taken.seconds()));
    summary.put(prefix + "posts_per_cpu_second", rate(counts.posts(), taken.cpuSeconds()));
  }

  static long rate(long count, double seconds) {
    return Math.round(count / seconds);
  }

  static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
