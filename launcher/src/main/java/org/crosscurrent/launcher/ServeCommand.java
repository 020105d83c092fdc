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

import java.util.List;
import org.crosscurrent.api.Serve;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;

/** {@code serve}: the HTTP API over the store. It reads its options itself. */
final class ServeCommand implements Command {

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "Serves what is in Postgres over HTTP.";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    return Serve.execute(
        console.resultWriter(), console.messageWriter(), arguments.toArray(String[]::new));
  }
}
