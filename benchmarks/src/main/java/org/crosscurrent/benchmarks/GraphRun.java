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

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.Figures;
import org.crosscurrent.pipelines.options.BackfillOptions;

/** Runs the backfill inside this process and waits for its end. */
final class GraphRun {

  private static final long FOREVER_MILLIS = Long.MAX_VALUE / 2_000_000;

  private GraphRun() {}

  /**
   * Runs it.
   *
   * @param input what to read
   * @param more further options, such as the store
   * @return its figures, over the whole of its time
   */
  static Figures backfill(BenchInput input, String... more) throws InterruptedException {
    List<String> arguments = new ArrayList<>(input.toArguments());
    arguments.add("--parallelism=2");
    arguments.addAll(List.of(more));
    BackfillOptions options = Arguments.parse(BackfillOptions.class, arguments);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, false);
    long started = System.nanoTime();
    RunningJob job = launcher.start(BackfillPipeline.build(options));
    job.waitFor(FOREVER_MILLIS);
    return Figures.of(job, (System.nanoTime() - started) / 1e9);
  }
}
