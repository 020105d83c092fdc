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
package org.crosscurrent.runners.flink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.BackfillCommand;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.OptionsHelp;
import org.crosscurrent.pipelines.cli.StreamCommand;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.StreamOptions;

/**
 * The entry class of the slim jar where Flink itself starts the program: in application mode, as
 * the Kubernetes operator does, and by {@code flink run}.
 *
 * <p>It takes {@code stream} or {@code backfill} and the options of that command, builds the job
 * for the cluster that runs it, and returns as soon as the job is accepted. Unlike the command line
 * it neither waits, nor ends the process, nor cancels the job when the process ends: all of that is
 * Flink's. What is wrong with the options is an exception with one sentence, which Flink logs.
 */
public final class FlinkApplication {

  /** Beam's word for the cluster that runs this program. */
  private static final String AROUND_US = "--flinkMaster=[auto]";

  private FlinkApplication() {}

  /** Starts the job. */
  public static void main(String[] args) {
    run(Arrays.asList(args), Console.ofProcess());
  }

  static void run(List<String> args, Console console) {
    String command = args.isEmpty() ? "" : args.get(0);
    List<String> options = new ArrayList<>(args.subList(Math.min(1, args.size()), args.size()));
    boolean help = args.contains("--help");
    switch (command) {
      case "stream" -> {
        if (help) {
          OptionsHelp.print(new StreamCommand(), StreamOptions.class, console);
          return;
        }
        options.add(AROUND_US);
        StreamOptions read = Arguments.parse(StreamOptions.class, options);
        start(StreamCommand.prepare(read, new FlinkJobLauncher(), console));
      }
      case "backfill" -> {
        if (help) {
          OptionsHelp.print(new BackfillCommand(), BackfillOptions.class, console);
          return;
        }
        options.add(AROUND_US);
        BackfillOptions read = Arguments.parse(BackfillOptions.class, options);
        start(BackfillCommand.prepare(read, new FlinkJobLauncher()));
      }
      default -> {
        if (help) {
          console.result(
              "Usage: flink run -d crosscurrent-runner-flink-slim.jar"
                  + " stream|backfill [--option=value ...]");
          console.result("stream --help and backfill --help tell their options.");
          return;
        }
        throw new UsageException("the first argument must be stream or backfill (see --help)");
      }
    }
  }

  /** Detached: a program in application mode must not wait for its own job. */
  private static void start(Pipeline pipeline) {
    pipeline.getOptions().as(FlinkPipelineOptions.class).setAttachedMode(false);
    pipeline.run();
  }
}
