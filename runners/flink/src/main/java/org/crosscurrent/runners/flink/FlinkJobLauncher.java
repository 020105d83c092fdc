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

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.StreamingOptions;
import org.crosscurrent.pipelines.JobFailedException;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.SignalGraph;
import org.crosscurrent.pipelines.options.RunOptions;

/** Starts jobs on Flink: embedded in this process, unless a master is named. */
public final class FlinkJobLauncher implements JobLauncher {

  private static final String NAMESPACE = "crosscurrent";

  @Override
  public String name() {
    return "flink";
  }

  @Override
  public Class<FlinkRunner> runner() {
    return FlinkRunner.class;
  }

  @Override
  public void tune(PipelineOptions options, boolean streaming) {
    options.as(StreamingOptions.class).setStreaming(streaming);
    FlinkDefaults.applyTo(options);
  }

  @Override
  public void check(PipelineOptions options) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (FlinkDefaults.isRemote(flink)) {
      try {
        ClusterCheck.of(FlinkRest.at(flink.getFlinkMaster())).prepare(flink);
      } catch (ClusterUnavailableException e) {
        throw new JobFailedException(e.getMessage(), e);
      }
    } else if (FlinkDefaults.isEmbedded(flink) && options.as(RunOptions.class).isDetached()) {
      throw new IllegalArgumentException(
          "--detached needs a cluster, --flink-master=HOST:PORT: the embedded one ends with this"
              + " process");
    }
  }

  /**
   * A reader that gets no partition ends at once. Flink keeps it in every savepoint as finished,
   * and refuses to restore a chain of which a part has finished as soon as there is a new step in
   * it.
   */
  @Override
  public Optional<String> adviceOn(PipelineOptions options, int partitions) {
    int parallelism = options.as(FlinkPipelineOptions.class).getParallelism();
    if (parallelism <= partitions) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "--parallelism=%d is more than the %d partition%s: readers without one end, and a version"
                + " with more steps cannot go on from a savepoint of this job (docs/upgrades.md)",
            parallelism, partitions, partitions == 1 ? "" : "s"));
  }

  @Override
  public org.crosscurrent.pipelines.RunningJob start(Pipeline pipeline) {
    try {
      return new Watched(RunningJob.start(pipeline));
    } catch (RuntimeException e) {
      throw new JobFailedException("Flink did not take the job: " + RunningJob.reasonOf(e), e);
    }
  }

  /** A job as the command line sees it. */
  private record Watched(RunningJob job) implements org.crosscurrent.pipelines.RunningJob {

    @Override
    public Optional<String> page() {
      return job.page();
    }

    @Override
    public Optional<String> resumeOptions() {
      return job.lastCheckpoint().map(path -> "--savepoint-path=" + path);
    }

    @Override
    public Optional<String> trouble() {
      return job.lastRestart();
    }

    @Override
    public Map<String, Long> counters() {
      return job.counters(NAMESPACE);
    }

    @Override
    public long read() {
      return job.elements(SignalGraph.FIRST_STEP);
    }

    @Override
    public boolean waitFor(long millis) throws InterruptedException {
      State state = job.waitUntilFinish(Duration.ofMillis(millis));
      if (state == State.FAILED) {
        throw new JobFailedException(
            "the job failed: " + job.failure().orElse("for no reason that it told"),
            job.failureCause().orElse(null));
      }
      return state.isTerminal();
    }

    @Override
    public void cancel() {
      job.cancel();
    }
  }
}
