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

import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.ResultJob;
import org.crosscurrent.pipelines.RunningJob;

/**
 * Starts jobs on Dataflow, with {@link DataflowDefaults}. Project, region and the staging bucket
 * are the user's to name ({@code --project --region --gcpTempLocation}). Passwords are refused
 * where they would become part of the job.
 */
public final class DataflowJobLauncher implements JobLauncher {

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
    DataflowDefaults.applyTo(options, streaming);
    GraphSecrets.requireNone(options);
  }

  @Override
  public RunningJob start(Pipeline pipeline) {
    return new ResultJob(pipeline.run());
  }
}
