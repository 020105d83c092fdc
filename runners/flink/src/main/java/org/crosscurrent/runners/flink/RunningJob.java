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

import static org.apache.beam.runners.core.metrics.MetricsContainerStepMap.asAttemptedOnlyMetricResults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.metrics.FlinkMetricContainer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobCancellationException;

/**
 * A job on Flink that runs while its caller looks at it: batch or streaming, in this process or on
 * a cluster.
 *
 * <p>Beam's own result of a detached job asks the cluster, and the cluster inside this process is
 * gone, with all counters, the moment the job ends. This handle keeps what the job came to.
 *
 * <pre>{@code
 * RunningJob job = RunningJob.start(pipeline);
 * while (!job.waitUntilFinish(Duration.ofSeconds(1)).isTerminal()) {
 *   show(job.counter("crosscurrent", "read"));
 * }
 * job.failure().ifPresent(sentence -> complain(sentence));
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class RunningJob {

  private final JobClient client;
  private final CounterSource live;
  private final Optional<FlinkRest> cluster;
  private final CompletableFuture<JobExecutionResult> result;

  private RunningJob(JobClient client, FlinkPipelineOptions options) {
    this.client = client;
    this.cluster =
        FlinkDefaults.isRemote(options)
            ? Optional.of(FlinkRest.at(options.getFlinkMaster()))
            : Optional.empty();
    this.live =
        cluster
            .<CounterSource>map(rest -> new RemoteCounters(rest, id()))
            .orElseGet(() -> LiveCounters.ofJob(id()));
    this.result = client.getJobExecutionResult();
    result.whenComplete((unused, failure) -> LiveCounters.forget(id()));
  }

  /**
   * Translates and submits the pipeline, and returns as soon as the job is accepted. The pipeline's
   * options should have gone through {@link FlinkDefaults#applyTo}.
   *
   * @throws RuntimeException if the pipeline cannot be translated or the cluster cannot be reached;
   *     {@link #reasonOf} tells in a line why
   */
  public static RunningJob start(Pipeline pipeline) {
    FlinkPipelineOptions options = pipeline.getOptions().as(FlinkPipelineOptions.class);
    String userDirectory = options.getFlinkConfDir();
    Path directory = FlinkSettings.write(FlinkSettings.of(options));
    try {
      options.setFlinkConfDir(directory.toString());
      options.setAttachedMode(false);
      Submission.take();
      pipeline.run();
      return new RunningJob(
          Submission.take().orElseThrow(() -> new IllegalStateException("Flink submitted no job.")),
          options);
    } finally {
      options.setFlinkConfDir(userDirectory);
      FlinkSettings.remove(directory);
    }
  }

  /** What went wrong, in one line: the innermost cause below Beam's and Flink's layers. */
  public static String reasonOf(Throwable failure) {
    return RootCause.sentence(failure);
  }

  /** Flink's id of the job: 32 hex digits. */
  public String id() {
    return client.getJobID().toHexString();
  }

  /** Where a person looks at a job on a cluster; empty for one in this process. */
  public Optional<String> page() {
    return cluster.map(rest -> rest.pageOf(id()));
  }

  /**
   * Where the last finished checkpoint of a stream on a cluster lies, from which {@code
   * --savepointPath} goes on; empty if there is none or the cluster does not answer.
   */
  public Optional<String> lastCheckpoint() {
    try {
      return cluster.flatMap(rest -> rest.lastCheckpoint(id()));
    } catch (ClusterUnavailableException e) {
      return Optional.empty();
    }
  }

  /**
   * Why the tasks of a job on a cluster were last started again, or are about to be, in one line;
   * empty if they never were, and while the cluster does not answer.
   */
  public Optional<String> lastRestart() {
    try {
      return cluster.flatMap(rest -> rest.lastFailure(id()));
    } catch (ClusterUnavailableException e) {
      return Optional.empty();
    }
  }

  /** RUNNING until the job has ended, then DONE, FAILED or CANCELLED. */
  public State state() {
    if (!result.isDone()) {
      return State.RUNNING;
    }
    return outcome().map(RunningJob::stateAfter).orElse(State.DONE);
  }

  /**
   * Waits for the end, but not longer than told.
   *
   * @return the state then; RUNNING if the time is up
   */
  public State waitUntilFinish(Duration timeout) throws InterruptedException {
    try {
      result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      // Told by state(), which looks at the same future.
    }
    return state();
  }

  /** Asks the job to stop without finishing its work. Does nothing once it has ended. */
  public void cancel() {
    try {
      if (!result.isDone()) {
        client.cancel().join();
      }
    } catch (CompletionException | IllegalStateException e) {
      // A job that ends of itself at that moment needs no cancelling.
      if (!result.isDone()) {
        throw e;
      }
    }
  }

  /**
   * Stops a stream after a last consistent snapshot, from which {@code --savepointPath} resumes
   * without loss or repetition.
   *
   * @param directory path or URI under which the snapshot gets a directory of its own
   * @return the path of the snapshot
   */
  public String stop(String directory) {
    return client.stopWithSavepoint(false, directory, SavepointFormatType.NATIVE).join();
  }

  /** Why the job failed, in one line; empty while it runs and when it ended well. */
  public Optional<String> failure() {
    return failureCause().map(RootCause::sentence);
  }

  /** Why the job failed, with all layers; empty while it runs and when it ended well. */
  public Optional<Throwable> failureCause() {
    return result.isDone() && state() == State.FAILED ? outcome() : Optional.empty();
  }

  /**
   * The value of a Beam counter so far, summed over all steps. It counts attempts: what is done
   * again after a failure counts again.
   *
   * <p>In a stream it is at most one bundle behind. In a batch it shows when its operator has ended
   * (Beam has one bundle per task there): use {@link #elements} for progress. On a cluster it is
   * some seconds old.
   */
  public long counter(String namespace, String name) {
    long atEnd = 0;
    if (state() == State.DONE) {
      for (var counter : metrics().allMetrics().getCounters()) {
        if (counter.getName().getNamespace().equals(namespace)
            && counter.getName().getName().equals(name)) {
          atEnd += counter.getAttempted();
        }
      }
    }
    return Math.max(atEnd, live.counter(namespace + "." + name));
  }

  /**
   * Every counter of a namespace, by name, as {@link #counter} gives them.
   *
   * @param namespace of Beam's metrics, such as {@code crosscurrent}
   */
  public Map<String, Long> counters(String namespace) {
    Map<String, Long> counters = new TreeMap<>(live.sums(namespace + "."));
    if (state() == State.DONE) {
      Map<String, Long> atEnd = new TreeMap<>();
      for (var counter : metrics().allMetrics().getCounters()) {
        if (counter.getName().getNamespace().equals(namespace)) {
          atEnd.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
        }
      }
      atEnd.forEach((name, value) -> counters.merge(name, value, Math::max));
    }
    return counters;
  }

  /**
   * How many elements have entered a step so far, live in batch and in streaming. The name is the
   * full one of the step that does the work, such as {@code "Normalise/ParMultiDo(Normalise)"}.
   */
  public long elements(String step) {
    return live.elements(step);
  }

  /** Beam's metrics: complete once the job is DONE, empty before. */
  public MetricResults metrics() {
    MetricsContainerStepMap steps = null;
    if (state() == State.DONE) {
      steps = result.join().getAccumulatorResult(FlinkMetricContainer.ACCUMULATOR_NAME);
    }
    return asAttemptedOnlyMetricResults(steps == null ? new MetricsContainerStepMap() : steps);
  }

  private Optional<Throwable> outcome() {
    return Optional.ofNullable(result.handle((unused, failure) -> failure).join());
  }

  private static State stateAfter(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JobCancellationException || cause instanceof CancellationException) {
        return State.CANCELLED;
      }
    }
    return State.FAILED;
  }
}
