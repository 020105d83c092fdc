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
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.StreamingOptions;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.options.StreamOptions;

/** {@code stream}: native payloads from Kafka, through the graph, into archive and store. */
public final class StreamCommand implements Command {

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public String summary() {
    return "Runs the live job: from Kafka through the graph into the archive and Postgres.";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, StreamOptions.class, console);
      return 0;
    }
    StreamOptions options = Arguments.parse(StreamOptions.class, arguments);
    Summary.check(options.getSummary());
    JobLauncher launcher = JobLauncher.find();
    Pipeline pipeline = prepare(options, launcher, console);
    RunningJob job = launcher.start(pipeline);
    job.page().ifPresent(page -> console.message("the job is at " + page));
    if (options.isDetached()) {
      console.message("reading " + options.getRawTopic() + "; it runs on without us");
      return 0;
    }
    console.message("reading " + options.getRawTopic() + "; stop with Ctrl-C");
    Figures figures = untilStopped(new JobRun(job, console), options.getSeconds());
    job.resumeOptions().ifPresent(given -> console.message("to go on from here, add " + given));
    Summary.write(options.getSummary(), Summary.of(figures));
    console.message(figures.line());
    return 0;
  }

  /**
   * Looks at all that the job needs, brings the store up to date, and builds the job.
   *
   * @param console is told what is allowed and yet may not be meant
   * @throws UsageException or IllegalArgumentException for everything that the user can set right
   */
  public static Pipeline prepare(StreamOptions options, JobLauncher launcher, Console console) {
    options.as(StreamingOptions.class).setStreaming(true);
    launcher.tune(options, true);
    if (options.getSeconds() < 0) {
      throw new UsageException("--seconds must be 0 or more, not " + options.getSeconds());
    }
    launcher.check(options);
    if (options.getArchive() != null) {
      options.setArchive(Preflight.absolute(options.getArchive()));
    }
    Pipeline pipeline = StreamPipeline.build(options);
    int partitions = Preflight.kafka(options.getBootstrapServers(), options.getRawTopic());
    Preflight.archive(options.getArchive(), options);
    Preflight.store(options);
    launcher.adviceOn(options, partitions).ifPresent(console::message);
    return pipeline;
  }

  /** To be interrupted is how a stream ends that has no end of its own. */
  private static Figures untilStopped(JobRun run, int seconds) {
    try {
      return run.watch(seconds);
    } catch (InterruptedException stopped) {
      return run.figures();
    }
  }
}
