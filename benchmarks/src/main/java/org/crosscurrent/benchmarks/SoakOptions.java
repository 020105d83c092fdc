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

/** Options of the soak run. */
public interface SoakOptions extends RunOptions {

  @Description("How long the run is looked at, once every post has been seen")
  @Default.Double(20)
  double getMinutes();

  void setMinutes(double minutes);

  @Description("Sightings in a second")
  @Default.Integer(1000)
  int getRate();

  void setRate(int rate);

  @Description("Posts that are seen again and again: the keys of the state")
  @Default.Integer(20000)
  int getKeys();

  void setKeys(int keys);

  @Description("Folder for soak.csv and soak.svg")
  @Default.String(".")
  String getOutput();

  void setOutput(String output);
}
