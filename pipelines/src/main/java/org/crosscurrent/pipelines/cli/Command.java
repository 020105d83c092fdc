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

import java.util.List;

/** One command of the launcher. */
public interface Command {

  /** The word by which it is called. */
  String name();

  /** How it is called, in one line of help. */
  default String usage() {
    return name() + " [--option=value ...]";
  }

  /** What it does, in one line of help. */
  String summary();

  /**
   * Runs it.
   *
   * @param arguments what follows the name
   * @param console where it talks to the user
   * @return the exit code
   * @throws UsageException for everything that the user can set right; one sentence
   */
  int run(List<String> arguments, Console console) throws Exception;
}
