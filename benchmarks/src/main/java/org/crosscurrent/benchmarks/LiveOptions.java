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
package org.crosscurrent.benchmarks;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.crosscurrent.pipelines.options.RunOptions;

/** Options of the measurement of a live job. */
public interface LiveOptions extends RunOptions {

  @Description(
      "New posts in a second; with what is seen of them again, twice as many payloads and more")
  @Default.Integer(500)
  int getRate();

  void setRate(int rate);

  @Description("Seconds before anything is measured, in which the job is compiled")
  @Default.Integer(90)
  int getWarmUpSeconds();

  void setWarmUpSeconds(int warmUpSeconds);

  @Description("Seconds that are measured")
  @Default.Integer(60)
  int getMeasureSeconds();

  void setMeasureSeconds(int measureSeconds);
}
