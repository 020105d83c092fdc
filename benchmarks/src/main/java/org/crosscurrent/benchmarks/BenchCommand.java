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
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.OptionsHelp;
import org.crosscurrent.pipelines.cli.Summary;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.testkit.services.TemporaryDirectory;

/** {@code bench}: measures, and writes what it measured. */
public final class BenchCommand implements Command {

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "Measures: bench pipeline|normalise|store|latency|soak --summary=FILE.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws Exception {
    if (!arguments.isEmpty() && arguments.get(0).equals("soak")) {
      return soak(arguments.subList(1, arguments.size()), console);
    }
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, BenchOptions.class, console);
      return 0;
    }
    if (arguments.isEmpty() || arguments.get(0).startsWith("--")) {
      throw new UsageException("bench needs a task: pipeline, normalise, store, latency or soak");
    }
    BenchOptions options =
        Arguments.parse(BenchOptions.class, arguments.subList(1, arguments.size()));
    Summary.check(options.getSummary());
    try (TemporaryDirectory folder = TemporaryDirectory.create("crosscurrent-bench")) {
      Map<String, Object> summary = measure(arguments.get(0), options, folder.path(), console);
      Summary.write(options.getSummary(), summary);
      summary.forEach((key, value) -> console.result(key + " = " + value));
      return 0;
    }
  }

  private int soak(List<String> arguments, Console console) throws Exception {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, SoakOptions.class, console);
      return 0;
    }
    SoakOptions options = Arguments.parse(SoakOptions.class, arguments);
    Summary.check(options.getSummary());
    Map<String, Object> summary = SoakBench.run(options, console);
    Summary.write(options.getSummary(), summary);
    summary.forEach((key, value) -> console.result(key + " = " + value));
    return 0;
  }

  private static Map<String, Object> measure(
      String task, BenchOptions options, Path folder, Console console) throws Exception {
    return switch (task) {
      case "pipeline" -> PipelineBench.run(options, folder, console);
      case "normalise" -> NormaliseBench.run(options, folder, console);
      case "store" -> StoreBench.run(options, folder, console);
      case "latency" -> LatencyBench.run(options, console);
      default ->
          throw new UsageException(
              "bench knows pipeline, normalise, store, latency and soak, not " + task);
    };
  }
}
