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

/**
 * {@code engines}: lists the engines of each task. To add some is for the script in the sources; a
 * package's user changes the class path.
 */
public final class EnginesCommand implements Command {

  @Override
  public String name() {
    return "engines";
  }

  @Override
  public String usage() {
    return "engines list";
  }

  @Override
  public String summary() {
    return "Lists the engines of each task, with version, licence and cost.";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      console.result("Usage: ./crosscurrent " + usage());
      console.result("");
      console.result(summary());
      return arguments.isEmpty() ? 2 : 0;
    }
    if (!arguments.equals(List.of("list"))) {
      throw new UsageException(
          "engines knows list here, not '"
              + String.join(" ", arguments)
              + "'; to add an engine to a package, put its jars onto the class path");
    }
    EngineTable.print(console, module -> "add org.crosscurrent:" + module.artifact());
    return 0;
  }
}
