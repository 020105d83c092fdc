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
package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;

/** How a run tells what it did. */
public interface RunOptions extends PipelineOptions {

  @Description("File that gets one JSON object with the figures of the run at its end")
  @Nullable String getSummary();

  void setSummary(@Nullable String summary);

  @Description("On a cluster: leave as soon as it has taken the job, which runs on")
  @Default.Boolean(false)
  boolean isDetached();

  void setDetached(boolean detached);
}
