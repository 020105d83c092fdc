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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.Figures;

/**
 * How the graph's CPU grows, embedded on two slots without a store, in three rows: with the number
 * of observations (one each of ever new posts), with the number of authors and topics at a fixed
 * number of observations, and with how often the same posts are observed again. A slope is that of
 * the straight line nearest to the logarithms: 1 is proportional, 0 is no growth. What starting and
 * ending a job costs is measured by a run over next to nothing, told apart, and subtracted.
 */
final class ScalingBench {

  private static final int WARM_UP = 200_000;
  private static final int WARM_UP_RUNS = 3;
  private static final int NEXT_TO_NOTHING = 100;
  private static final int KEYED_FACTOR = 4;
  private static final int BASE_AUTHORS = 500;
  private static final int BASE_TOPICS = 50;
  private static final int[] POSTS = {1, 4, 16};
  private static final int[] KEYS = {1, 10, 100};
  private static final double MICROS = 1e6;

  private final Path folder;
  private final Console console;
  private final Map<String, Object> summary = new LinkedHashMap<>();
  private double fixedSeconds;

  private ScalingBench(Path folder, Console console) {
    this.folder = folder;
    this.console = console;
  }

  /** One run: how much of what grows, and the CPU seconds that it took. */
  record Point(double factor, double cpuSeconds) {}

  static Map<String, Object> run(ScalingOptions options, Path folder, Console console)
      throws Exception {
    return new ScalingBench(folder, console).measure(options.getPosts());
  }

  private Map<String, Object> measure(int base) throws Exception {
    console.message("warming up ...");
    for (int run = 0; run < WARM_UP_RUNS; run++) {
      cpuSeconds(new KeyedInput(WARM_UP, WARM_UP / 4, BASE_AUTHORS, BASE_TOPICS));
    }
    fixedSeconds = cpuSeconds(new KeyedInput(NEXT_TO_NOTHING, NEXT_TO_NOTHING, 10, 10));
    summary.put("fixed_cpu_seconds", PipelineBench.hundredths(fixedSeconds));

    List<Point> byPosts = new ArrayList<>();
    for (int factor : POSTS) {
      int posts = base * factor;
      byPosts.add(
          point(
              "posts", factor, new KeyedInput(posts, posts, BASE_AUTHORS * 10, BASE_TOPICS * 10)));
    }
    List<Point> byKeys = new ArrayList<>();
    List<Point> byObservations = new ArrayList<>();
    int posts = base * KEYED_FACTOR;
    for (int factor : KEYS) {
      KeyedInput input = new KeyedInput(posts, posts, BASE_AUTHORS * factor, BASE_TOPICS * factor);
      byKeys.add(point("authors_and_topics", factor, input));
    }
    for (int factor : KEYS) {
      KeyedInput input = new KeyedInput(posts, posts / factor, BASE_AUTHORS * 10, BASE_TOPICS * 10);
      byObservations.add(point("observations_of_a_post", factor, input));
    }
    summary.put("posts_slope", PipelineBench.hundredths(slope(byPosts)));
    summary.put("authors_and_topics_slope", PipelineBench.hundredths(slope(byKeys)));
    summary.put("observations_of_a_post_slope", PipelineBench.hundredths(slope(byObservations)));
    return summary;
  }

  private Point point(String name, int factor, KeyedInput input) throws Exception {
    console.message("measuring " + name + " x " + factor + " ...");
    double seconds = Math.max(cpuSeconds(input) - fixedSeconds, 0.001);
    String row = name + "_x" + factor + "_cpu_micros_per_observation";
    summary.put(row, PipelineBench.hundredths(seconds * MICROS / input.observations()));
    return new Point(factor, seconds);
  }

  private double cpuSeconds(KeyedInput keyed) throws Exception {
    BenchInput input = keyed.write(folder.resolve("keyed.jsonl"));
    Figures[] figures = new Figures[1];
    CpuClock.Taken taken = CpuClock.time(() -> figures[0] = GraphRun.backfill(input));
    if (figures[0].get("posts_accepted") != keyed.observations()) {
      throw new IllegalStateException(
          "the graph took " + figures[0].get("posts_accepted") + " of " + keyed.observations());
    }
    return taken.cpuSeconds();
  }

  /** Of the line nearest to the logarithms of factor and CPU, by least squares. */
  static double slope(List<Point> points) {
    double x = points.stream().mapToDouble(point -> Math.log(point.factor())).average().orElse(0);
    double y =
        points.stream().mapToDouble(point -> Math.log(point.cpuSeconds())).average().orElse(0);
    double xy = 0;
    double xx = 0;
    for (Point point : points) {
      double dx = Math.log(point.factor()) - x;
      xy += dx * (Math.log(point.cpuSeconds()) - y);
      xx += dx * dx;
    }
    return xx == 0 ? 0 : xy / xx;
  }
}
