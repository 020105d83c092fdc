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
package org.crosscurrent.runners.direct;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.StreamingOptions;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.ResultJob;
import org.crosscurrent.pipelines.RunningJob;

/**
 * Starts jobs on the Direct runner, in this process.
 *
 * <p>Its checks stay on: they are what it is for. A stream on it keeps no checkpoints, so a restart
 * goes on from Kafka's committed offsets with empty state; use Flink for more than a try.
 */
public final class DirectJobLauncher implements JobLauncher {

  @Override
  public String name() {
    return "direct";
  }

  @Override
  public Class<DirectRunner> runner() {
    return DirectRunner.class;
  }

  @Override
  public void tune(PipelineOptions options, boolean streaming) {
    options.setRunner(DirectRunner.class);
    options.as(StreamingOptions.class).setStreaming(streaming);
    // The caller watches the job, and waits for its end itself.
    options.as(DirectOptions.class).setBlockOnRun(false);
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    return new ResultJob(pipeline.run());
  }
}
