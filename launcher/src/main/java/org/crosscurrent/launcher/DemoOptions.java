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
package org.crosscurrent.launcher;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.crosscurrent.pipelines.options.RunOptions;
import org.crosscurrent.pipelines.options.ScoringOptions;

/** Options of the demo. */
public interface DemoOptions extends ScoringOptions, RunOptions, PortOptions {

  @Description("End by itself after so many seconds; 0 runs on until Ctrl-C")
  @Default.Integer(0)
  int getSeconds();

  void setSeconds(int seconds);

  @Description("Generated posts in a second, once the history is through")
  @Default.Integer(40)
  int getRate();

  void setRate(int rate);

  @Description("Hours of history that Kafka holds when the job starts")
  @Default.Integer(4)
  int getHistoryHours();

  void setHistoryHours(int historyHours);

  @Description("Seed of the generator")
  @Default.Long(1)
  long getSeed();

  void setSeed(long seed);
}
