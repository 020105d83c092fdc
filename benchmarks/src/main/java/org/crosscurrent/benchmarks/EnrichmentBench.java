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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.language.LanguageEngine;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.TopicExtractor;
import org.crosscurrent.toxicity.ToxicityEngine;

/**
 * What each enrichment adds to the CPU of a post: alone on one thread, and in the whole graph on
 * Flink, with and without it in turns. The first round only warms up; the others go there and back,
 * so that none of the graphs is always the first, and the middle one of each graph's figures
 * counts.
 */
final class EnrichmentBench {

  private static final long POSTS = 300_000;
  private static final int ROUNDS = 5;
  private static final double MICROS = 1e6;
  private static final List<String> NONE =
      List.of("--language-engine=none", "--toxicity=none", "--entities=none");

  private EnrichmentBench() {}

  private interface Work {
    void on(String text);
  }

  static Map<String, Object> run(BenchOptions options, Path folder, Console console)
      throws Exception {
    console.message("preparing the input ...");
    BenchInput input = BenchInput.of(options, POSTS, folder);
    Map<String, Object> summary = new LinkedHashMap<>();
    addAlone(BenchTexts.of(options, folder), summary, console);
    addInGraph(input, summary, console);
    return summary;
  }

  private static void addAlone(List<String> texts, Map<String, Object> summary, Console console)
      throws Exception {
    TopicExtractor topics =
        new TopicExtractor(Gazetteer.builtIn(), ExtractTopics.DEFAULT_MAX_TOPICS);
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("language", of(Engines.named(LanguageEngine.class, "fast")));
    works.put("sentiment", of(Engines.named(SentimentEngine.class, "vader")));
    works.put("toxicity", of(Engines.named(ToxicityEngine.class, "linear")));
    works.put("entities", of(Engines.named(EntityEngine.class, "gazetteer")));
    works.put("topics", text -> topics.extract(text, List.of()));
    summary.put("texts", texts.size());
    for (Map.Entry<String, Work> work : works.entrySet()) {
      console.message("  " + work.getKey() + " alone ...");
      texts.forEach(work.getValue()::on);
      CpuClock.Taken taken = CpuClock.time(() -> texts.forEach(work.getValue()::on));
      summary.put(
          work.getKey() + "_alone_cpu_micros",
          PipelineBench.hundredths(taken.cpuSeconds() * MICROS / texts.size()));
    }
  }

  private static Work of(Engine<?> engine) {
    engine.warmUp();
    return engine::score;
  }

  private static void addInGraph(BenchInput input, Map<String, Object> summary, Console console)
      throws Exception {
    Map<String, List<String>> graphs = new LinkedHashMap<>();
    graphs.put("bare", NONE);
    graphs.put("with_language", but("--language-engine"));
    graphs.put("with_toxicity", but("--toxicity"));
    graphs.put("with_entities", but("--entities"));
    graphs.put("with_all", List.of());
    Map<String, List<Double>> micros = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(graphs.keySet());
    for (int round = 0; round <= ROUNDS; round++) {
      console.message(
          round == 0 ? "warming up ..." : "the graph, round " + round + " of " + ROUNDS + " ...");
      for (String graph : order) {
        double taken = microsOfPost(input, graphs.get(graph));
        if (round > 0) {
          micros.computeIfAbsent(graph, name -> new ArrayList<>()).add(taken);
        }
      }
      Collections.reverse(order);
    }
    double bare = median(micros.get("bare"));
    for (String graph : graphs.keySet()) {
      List<Double> all = micros.get(graph);
      double median = median(all);
      summary.put(graph + "_cpu_micros_per_post", PipelineBench.hundredths(median));
      summary.put(graph + "_cpu_micros_least", PipelineBench.hundredths(Collections.min(all)));
      summary.put(graph + "_cpu_ratio", PipelineBench.hundredths(median / bare));
    }
  }

  private static double microsOfPost(BenchInput input, List<String> options) throws Exception {
    long[] posts = new long[1];
    CpuClock.Taken taken =
        CpuClock.time(
            () ->
                posts[0] =
                    GraphRun.backfill(input, options.toArray(String[]::new)).get("posts_accepted"));
    return taken.cpuSeconds() * MICROS / posts[0];
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static List<String> but(String option) {
    List<String> others = new ArrayList<>(NONE);
    others.removeIf(argument -> argument.startsWith(option + "="));
    return others;
  }
}
