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

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;

/**
 * What a live job remembers of a post once its window has ended: two runs over different numbers of
 * posts, each seen once, and what the one remembers more than the other. So what a job without any
 * post weighs does not count.
 */
final class StateBench {

  private static final int LARGER = 4;

  /** Several checkpoints: the last windows close, and RocksDB writes what it holds in memory. */
  private static final Duration SETTLING = Duration.ofSeconds(45);

  private static final Duration STEP = Duration.ofSeconds(1);

  private StateBench() {}

  /** What one run left. */
  record Left(Map<String, StageState> stages, double checkpointBytes) {}

  static Map<String, Object> run(StateOptions options, Console console) throws Exception {
    try (LocalPostgres postgres = LocalPostgres.start()) {
      console.message("running over " + options.getKeys() + " posts ...");
      Left few = measure(postgres, "few", options.getKeys());
      console.message("running over " + options.getKeys() * LARGER + " posts ...");
      Left many = measure(postgres, "many", options.getKeys() * LARGER);
      return summarise(options.getKeys(), options.getKeys() * LARGER, few, many);
    }
  }

  private static Left measure(LocalPostgres postgres, String database, int posts) throws Exception {
    String jdbcUrl = postgres.createDatabase(database);
    StoreMigrations.migrate(jdbcUrl, "postgres", "");
    try (LocalKafka kafka = LocalKafka.start()) {
      kafka.createTopic(LiveJob.TOPIC, 2);
      try (SoakFeed feed =
          new SoakFeed(kafka.bootstrapServers(), LiveJob.TOPIC, posts, Clock.systemUTC())) {
        feed.sendHistory();
      }
      try (LiveJob job = LiveJob.start(kafka.bootstrapServers(), jdbcUrl)) {
        while (job.read() < posts) {
          job.letRun(STEP);
        }
        job.letRun(SETTLING);
        PrometheusPage.Values figures = job.figures();
        return new Left(StageState.of(figures), StageState.checkpointBytes(figures));
      }
    }
  }

  static Map<String, Object> summarise(int fewPosts, int manyPosts, Left few, Left many) {
    double more = manyPosts - fewPosts;
    StageState fewSum = StageState.sum(few.stages());
    StageState manySum = StageState.sum(many.stages());
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("posts", fewPosts + " and " + manyPosts);
    summary.put(
        "state_entries_per_post",
        PipelineBench.hundredths((manySum.keys() - fewSum.keys()) / more));
    summary.put("state_bytes_per_post", Math.round((manySum.bytes() - fewSum.bytes()) / more));
    summary.put(
        "checkpoint_bytes_per_post",
        Math.round((many.checkpointBytes() - few.checkpointBytes()) / more));
    many.stages()
        .forEach(
            (stage, state) -> {
              StageState less = few.stages().getOrDefault(stage, StageState.NONE);
              summary.put(
                  shortName(stage) + ": entries per post",
                  PipelineBench.hundredths((state.keys() - less.keys()) / more));
              summary.put(
                  shortName(stage) + ": bytes per post",
                  PipelineBench.hundredths((state.bytes() - less.bytes()) / more));
            });
    return summary;
  }

  /** As a person knows it: without the graph's name and the function's. */
  private static String shortName(String operator) {
    return operator
        .replaceFirst("^Signals_", "")
        .replaceFirst("_ParMultiDo.*", "")
        .replace('_', ' ');
  }
}
