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
 * Flink, with and without it in turns.
 */
final class EnrichmentBench {

  private static final long POSTS = 300_000;
  private static final int ROUNDS = 3;
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
    console.message("warming up ...");
    GraphRun.backfill(input);
    Map<String, Double> cpu = new LinkedHashMap<>();
    long posts = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      console.message("the graph, round " + round + " of " + ROUNDS + " ...");
      for (Map.Entry<String, List<String>> graph : graphs.entrySet()) {
        long[] read = new long[1];
        CpuClock.Taken taken =
            CpuClock.time(
                () ->
                    read[0] =
                        GraphRun.backfill(input, graph.getValue().toArray(String[]::new))
                            .get("posts_accepted"));
        posts = read[0];
        cpu.merge(graph.getKey(), taken.cpuSeconds(), Double::sum);
      }
    }
    double bare = cpu.get("bare");
    for (Map.Entry<String, Double> graph : cpu.entrySet()) {
      double micros = graph.getValue() * MICROS / ROUNDS / posts;
      summary.put(graph.getKey() + "_cpu_micros_per_post", PipelineBench.hundredths(micros));
      summary.put(graph.getKey() + "_cpu_ratio", PipelineBench.hundredths(graph.getValue() / bare));
    }
  }

  private static List<String> but(String option) {
    List<String> others = new ArrayList<>(NONE);
    others.removeIf(argument -> argument.startsWith(option + "="));
    return others;
  }
}
