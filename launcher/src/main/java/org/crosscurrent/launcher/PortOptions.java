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
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Where a command listens. Commands share the option, and each has a default of its own. */
public interface PortOptions extends PipelineOptions {

  /** Stands for the command's own default. */
  int DEFAULT = -1;

  @Description("Port to listen on; 0 takes a free one (default 8080 of demo, 8081 of cluster)")
  @Default.InstanceFactory(Unset.class)
  int getPort();

  void setPort(int port);

  /** No port was given. */
  class Unset implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return DEFAULT;
    }
  }
}
