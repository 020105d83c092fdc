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
package org.crosscurrent.pipelines.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.beam.sdk.Pipeline;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.MappingFolder;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.options.BackfillOptions;

/** {@code backfill}: an archive or a native dump, through the graph, into the store. */
public final class BackfillCommand implements Command {

  @Override
  public String name() {
    return "backfill";
  }

  @Override
  public String summary() {
    return "Reads an archive or a native dump through the graph into Postgres, and ends.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws InterruptedException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, BackfillOptions.class, console);
      return 0;
    }
    BackfillOptions options = Arguments.parse(BackfillOptions.class, arguments);
    Summary.check(options.getSummary());
    JobLauncher launcher = JobLauncher.find();
    Pipeline pipeline = prepare(options, launcher);
    if (options.getJdbcUrl() == null) {
      console.message("no --jdbc-url is given: the rows are counted, and not kept");
    }
    OptionalLong expected = BackfillPipeline.estimatePayloads(options);
    RunningJob job = launcher.start(pipeline);
    job.page().ifPresent(page -> console.message("the job is at " + page));
    if (options.isDetached()) {
      return 0;
    }
    Figures figures = new JobRun(job, console).expecting(expected).watch(0);
    Summary.write(options.getSummary(), Summary.of(figures));
    console.message(figures.line());
    console.message(
        String.format(
            Locale.ROOT,
            "backfill done in %.1f s; %,d inputs went to the dead letters",
            figures.seconds(),
            figures.deadLetters()));
    return 0;
  }

  /**
   * Looks at all that the job needs, brings the store up to date, and builds the job.
   *
   * @throws UsageException or IllegalArgumentException for everything that the user can set right
   */
  public static Pipeline prepare(BackfillOptions options, JobLauncher launcher) {
    launcher.tune(options, false);
    if (options.getPlatform() != null) {
      Preflight.platforms(List.of(options.getPlatform().split(",", -1)), MappingFolder.of(options));
    }
    launcher.check(options);
    options.setInput(Preflight.absolute(options.getInput()));
    Pipeline pipeline = BackfillPipeline.build(options);
    Preflight.input(options);
    Preflight.store(options);
    return pipeline;
  }
}
