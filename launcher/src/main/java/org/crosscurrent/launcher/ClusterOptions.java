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

/** Options of the cluster on this machine. */
public interface ClusterOptions extends PortOptions {

  @Description("TaskManagers, each a process of its own")
  @Default.Integer(2)
  int getTaskManagers();

  void setTaskManagers(int taskManagers);

  @Description("Slots of each TaskManager: how many parts of a job it runs at once")
  @Default.Integer(2)
  int getSlots();

  void setSlots(int slots);

  @Description("End by itself after so many seconds; 0 runs on until Ctrl-C")
  @Default.Integer(0)
  int getSeconds();

  void setSeconds(int seconds);
}
