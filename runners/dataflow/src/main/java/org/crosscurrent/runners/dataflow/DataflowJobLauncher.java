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

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.ResultJob;
import org.crosscurrent.pipelines.RunningJob;

/**
 * Starts jobs on Dataflow. Project, region and the staging bucket are the user's to name ({@code
 * --project --region --gcpTempLocation}); what is set stands.
 */
public final class DataflowJobLauncher implements JobLauncher {

  /** What a job may grow to unless told otherwise: the service's own bound is a thousand. */
  static final int MAX_WORKERS = 10;

  @Override
  public String name() {
    return "dataflow";
  }

  @Override
  public Class<DataflowRunner> runner() {
    return DataflowRunner.class;
  }

  @Override
  public void tune(PipelineOptions options, boolean streaming) {
    Set<String> given = namesGivenByTheUser(options);
    DataflowPipelineOptions dataflow = options.as(DataflowPipelineOptions.class);
    dataflow.setRunner(DataflowRunner.class);
    dataflow.setStreaming(streaming);
    // A forgotten job should not cost a thousand machines.
    if (!given.contains("maxNumWorkers")) {
      dataflow.setMaxNumWorkers(Math.max(MAX_WORKERS, dataflow.getNumWorkers()));
    }
    // State of a day of posts in the service, not on the workers' disks, so that they can scale.
    if (streaming && !given.contains("enableStreamingEngine")) {
      dataflow.setEnableStreamingEngine(true);
    }
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    return new ResultJob(pipeline.run());
  }

  /** Display data lists exactly the options that were set, and leaves out the defaults. */
  private static Set<String> namesGivenByTheUser(PipelineOptions options) {
    return DisplayData.from(options).items().stream()
        .map(DisplayData.Item::getKey)
        .collect(Collectors.toSet());
  }
}
