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
package org.crosscurrent.runners.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.display.DisplayData;

/**
 * The options that a run on Dataflow takes when its user has not set them. What the user has set is
 * never changed. Machine type, zone and addresses are the user's to choose: nothing measured here
 * could tell better.
 *
 * <pre>{@code
 * DataflowPipelineOptions options =
 *     DataflowDefaults.applyTo(PipelineOptionsFactory.fromArgs(args).create(), true);
 * }</pre>
 */
public final class DataflowDefaults {

  /**
   * What a job may grow to. The service's own bound is a thousand machines, which a forgotten job
   * should not cost. For a stream it also fixes how many readers the topic is shared by, four for
   * each worker, until the job is replaced.
   */
  public static final int MAX_WORKERS = 10;

  /** Any of these makes Beam send the job to the newer worker. */
  private static final Set<String> RUNNER_V2 =
      Set.of("use_runner_v2", "beam_fn_api", "use_unified_worker", "use_portable_job_submission");

  private static final String RUNNER_V1 = "disable_runner_v2";

  private static final String AT_LEAST_ONCE = "streaming_mode_at_least_once";

  private DataflowDefaults() {}

  /**
   * Fills in what is not set, and returns the same options seen as Dataflow's. Call it once, after
   * the command line is read.
   *
   * @param streaming whether the graph has an end of its own
   * @throws IllegalArgumentException for a stream in which elements may be processed twice
   */
  public static DataflowPipelineOptions applyTo(PipelineOptions options, boolean streaming) {
    Set<String> given = namesGivenByTheUser(options);
    DataflowPipelineOptions dataflow = options.as(DataflowPipelineOptions.class);
    dataflow.setRunner(DataflowRunner.class);
    dataflow.setStreaming(streaming);
    if (!given.contains("maxNumWorkers")) {
      dataflow.setMaxNumWorkers(Math.max(MAX_WORKERS, dataflow.getNumWorkers()));
    }
    if (streaming) {
      requireExactlyOnce(dataflow);
      fillInForStreams(dataflow, given);
    }
    return dataflow;
  }

  private static void fillInForStreams(DataflowPipelineOptions dataflow, Set<String> given) {
    // State of a day of posts in the service, not on the workers' disks, so that they can scale.
    if (!given.contains("enableStreamingEngine")) {
      dataflow.setEnableStreamingEngine(true);
    }
    // The reader that our watermark was made and tested for is the one of the older worker; the
    // newer one's is another. Said aloud, because the service may otherwise choose for itself, and
    // a running job is best replaced by one of its kind. Batches have no such reader and go where
    // the service sends them.
    List<String> experiments = new ArrayList<>(orEmpty(dataflow.getExperiments()));
    if (!experiments.contains(RUNNER_V1) && experiments.stream().noneMatch(RUNNER_V2::contains)) {
      experiments.add(RUNNER_V1);
      dataflow.setExperiments(experiments);
    }
  }

  /** A window adds each post up once: what is delivered to it twice, it would count twice. */
  private static void requireExactlyOnce(DataflowPipelineOptions dataflow) {
    if (orEmpty(dataflow.getDataflowServiceOptions()).contains(AT_LEAST_ONCE)
        || orEmpty(dataflow.getExperiments()).contains(AT_LEAST_ONCE)) {
      throw new IllegalArgumentException(
          AT_LEAST_ONCE
              + " would count posts twice: leave it out, so that the job runs in Dataflow's"
              + " exactly-once mode.");
    }
  }

  private static List<String> orEmpty(List<String> values) {
    return values == null ? List.of() : values;
  }

  /** Display data lists exactly the options that were set, and leaves out the defaults. */
  private static Set<String> namesGivenByTheUser(PipelineOptions options) {
    return DisplayData.from(options).items().stream()
        .map(DisplayData.Item::getKey)
        .collect(Collectors.toSet());
  }
}
