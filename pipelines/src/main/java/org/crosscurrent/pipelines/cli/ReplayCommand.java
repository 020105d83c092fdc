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

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.ReplayPipeline;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.options.ReplayOptions;
import org.joda.time.Instant;

/** {@code replay}: dead letters from the store, back to Kafka or into an archive. */
public final class ReplayCommand implements Command {

  private static final long STEP_MILLIS = 1000;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String summary() {
    return "Feeds dead letters of the store back, to Kafka or into an archive.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws InterruptedException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, ReplayOptions.class, console);
      return 0;
    }
    Optional<List<String>> fillIn = FillIn.argumentsOf(arguments);
    if (fillIn.isPresent()) {
      return FillIn.run(fillIn.get(), console);
    }
    ReplayOptions options = Arguments.parse(ReplayOptions.class, arguments);
    if (options.getJdbcUrl() == null) {
      throw new UsageException("--jdbc-url=... is required: it names the store of dead letters");
    }
    Summary.check(options.getSummary());
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, false);
    launcher.check(options);
    if (options.getArchive() != null) {
      options.setArchive(Preflight.absolute(options.getArchive()));
    }
    Pipeline pipeline =
        ReplayPipeline.build(options, Instant.ofEpochMilli(Clock.systemUTC().millis()));
    if (options.getBootstrapServers() != null) {
      Preflight.kafka(options.getBootstrapServers(), options.getRawTopic());
    }
    Preflight.archive(options.getArchive(), options);
    Preflight.store(options);
    RunningJob job = launcher.start(pipeline);
    while (!job.waitFor(STEP_MILLIS)) {
      console.progress("replaying ...");
    }
    long replayed = job.counters().getOrDefault("replay.replayed", 0L);
    long refused = job.counters().getOrDefault("replay.refused", 0L);
    long unscored = job.counters().getOrDefault("replay.unscored", 0L);
    Summary.write(
        options.getSummary(),
        Map.of("replayed", replayed, "refused", refused, "unscored", unscored));
    console.message(
        String.format(
            "%,d dead letters replayed, %,d still are no payload and stay where they are",
            replayed, refused));
    if (unscored > 0) {
      console.message(
          String.format(
              "%,d dead letters are of posts on which an engine failed: './crosscurrent replay"
                  + " --reason=enrichment-failed' fills their scores in",
              unscored));
    }
    return 0;
  }
}
