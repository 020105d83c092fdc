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

import java.util.List;
import java.util.stream.Collectors;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;

/** {@code bench}: measures, and writes what it measured. */
public final class BenchCommand implements Command {

  private static final List<BenchTask<?>> TASKS =
      List.of(
          new BenchTask<>(
              "pipeline",
              BenchOptions.class,
              "The graph on Flink against a plain loop and a DataStream job on the same input.",
              PipelineBench::run),
          new BenchTask<>(
              "normalise",
              BenchOptions.class,
              "How fast native payloads become posts, on one thread.",
              NormaliseBench::run),
          new BenchTask<>(
              "store",
              BenchOptions.class,
              "The backfill into a Postgres on this machine, in batches and row by row.",
              StoreBench::run),
          new BenchTask<>(
              "latency",
              BenchOptions.class,
              "The time from a record's hand-over to Kafka to its row being visible.",
              (options, folder, console) -> LatencyBench.run(options, console)),
          new BenchTask<>(
              "vader",
              VaderOptions.class,
              "VADER against the reference in Python: speed on one core, and agreement.",
              VaderBench::run),
          new BenchTask<>(
              "language",
              LanguageOptions.class,
              "An engine that recognises languages: texts by the second on one core, and memory.",
              LanguageBench::run),
          new BenchTask<>(
              "enrichment",
              BenchOptions.class,
              "What each enrichment adds to the CPU of a post, alone and in the whole graph.",
              EnrichmentBench::run),
          new BenchTask<>(
              "toxicity",
              ToxicityOptions.class,
              "An engine that tells how toxic texts are: texts by the second on one core.",
              ToxicityBench::run),
          new BenchTask<>(
              "scaling",
              ScalingOptions.class,
              "How the graph's CPU grows with posts, with keys, and with sightings of a post.",
              ScalingBench::run),
          new BenchTask<>(
              "live",
              LiveOptions.class,
              "What a live job costs by the post: CPU, bytes, rows and open state.",
              (options, folder, console) -> LiveBench.run(options, console)),
          new BenchTask<>(
              "serve",
              ServeOptions.class,
              "The API under a mixture of reads, over a large store that a live job writes to.",
              (options, folder, console) -> ServeBench.run(options, console)),
          new BenchTask<>(
              "state",
              StateOptions.class,
              "What a live job remembers of a post once its window has ended, by stage.",
              (options, folder, console) -> StateBench.run(options, console)),
          new BenchTask<>(
              "capacity",
              CapacityOptions.class,
              "Computes the machines for a rate of posts, from what a post was measured to cost.",
              (options, folder, console) -> Capacity.of(options)),
          new BenchTask<>(
              "soak",
              SoakOptions.class,
              "A live job over a bounded set of posts: whether it stays as it is.",
              (options, folder, console) -> SoakBench.run(options, console)));

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String usage() {
    return "bench TASK [--option=value ...]";
  }

  @Override
  public String summary() {
    return "Measures: bench " + names("|") + " --summary=FILE.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws Exception {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    for (BenchTask<?> task : TASKS) {
      if (task.name().equals(first)) {
        return task.run(arguments.subList(1, arguments.size()), console);
      }
    }
    if (arguments.contains("--help")) {
      help(console);
      return 0;
    }
    throw new UsageException(
        first.isEmpty() || first.startsWith("--")
            ? "bench needs a task: " + names(", ")
            : "bench knows " + names(", ") + ", not " + first);
  }

  private void help(Console console) {
    console.result("Usage: ./crosscurrent " + usage());
    console.result("");
    TASKS.forEach(task -> console.result(String.format("  %-10s %s", task.name(), task.summary())));
    console.result("");
    console.result("Every task tells its options: ./crosscurrent bench TASK --help.");
  }

  private static String names(String between) {
    return TASKS.stream().map(BenchTask::name).collect(Collectors.joining(between));
  }
}
