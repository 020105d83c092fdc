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
package org.crosscurrent.pipelines.cli;

import java.io.IOException;
import java.util.Map;

/** How well an engine does its task, by a labelled file. */
@FunctionalInterface
interface Evaluation {

  /**
   * Evaluates the options' engine by their file.
   *
   * @return the figures by name, in the order in which they are told
   * @throws UsageException if an option is wrong, the file cannot be used, or the engine cannot be
   *     had; one sentence
   */
  Map<String, Object> run(EvaluateCommand.Options options, Console console) throws IOException;
}
