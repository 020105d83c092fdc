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

import org.crosscurrent.benchmarks.BenchCommand;
import org.crosscurrent.pipelines.cli.CommandLine;

/** Entry point of the root script. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    commands().runProcess(args);
  }

  static CommandLine commands() {
    return CommandLine.ofPipelines()
        .with(new ServeCommand())
        .with(new KeysCommand())
        .with(new DemoCommand())
        .with(new ClusterCommand())
        .with(new BenchCommand())
        .with(new AddedEnginesCommand())
        .with(new TrainCommand())
        .withAdvice(AddedEnginesCommand.advice());
  }
}
