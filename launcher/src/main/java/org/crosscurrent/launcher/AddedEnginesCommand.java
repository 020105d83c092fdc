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

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.EngineModule;
import org.crosscurrent.pipelines.cli.EngineTable;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * {@code engines}: lists the engines of each task, and adds those to the class path of every
 * command that are not everybody's, or removes them.
 */
final class AddedEnginesCommand implements Command {

  private static final double MEGABYTE = 1e6;

  @Override
  public String name() {
    return "engines";
  }

  @Override
  public String usage() {
    return "engines list | engines add NAME | engines remove NAME";
  }

  @Override
  public String summary() {
    return "Lists the engines of each task; adds corenlp or onnx, or removes them.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws IOException, InterruptedException {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      help(console);
      return arguments.isEmpty() ? 2 : 0;
    }
    String verb = arguments.get(0);
    List<String> names = arguments.subList(1, arguments.size());
    switch (verb) {
      case "list" -> {
        if (!names.isEmpty()) {
          throw new UsageException("engines list takes nothing more, got " + names.get(0));
        }
        EngineTable.print(console, module -> command(module));
      }
      case "add" -> add(only(verb, names), console);
      case "remove" -> remove(only(verb, names), console);
      default -> throw new UsageException("engines knows list, add and remove, not '" + verb + "'");
    }
    return 0;
  }

  /** Completes the sentence of an engine that is missing by what to do about it here. */
  static UnaryOperator<String> advice() {
    return sentence ->
        EngineModule.all().stream()
            .filter(module -> sentence.contains("add org.crosscurrent:" + module.artifact()))
            .findFirst()
            .map(module -> sentence + " (" + command(module) + ")")
            .orElse(sentence);
  }

  private static String command(EngineModule module) {
    return "./crosscurrent engines add " + module.name();
  }

  private static EngineModule only(String verb, List<String> names) {
    if (names.size() != 1) {
      throw new UsageException("engines " + verb + " needs one name, got " + names.size());
    }
    return EngineModule.named(names.get(0));
  }

  private static void add(EngineModule module, Console console)
      throws IOException, InterruptedException {
    Workplace workplace = Workplace.ofProcess();
    ModuleJars jars = workplace.engines(module.name(), module.path());
    if (jars.isCurrent()) {
      console.result(module.name() + " is there already");
      return;
    }
    if (jars.exist()) {
      console.message("building " + module.path() + " again, as the sources have changed ...");
    } else {
      console.message(module.what());
      console.message("  licence    " + module.licence());
      console.message("  downloads  " + module.download() + ", once");
      console.message("building " + module.path() + " ...");
    }
    jars.build(console);
    console.result(
        String.format(
            "%s is added: %d jars, %.0f MB in %s",
            module.name(),
            jars.jars().size(),
            jars.size() / MEGABYTE,
            workplace.root().relativize(jars.path())));
    console.message(
        "every command has it now, and a job that is sent to a cluster takes it along if it uses it");
  }

  private static void remove(EngineModule module, Console console) throws IOException {
    boolean there = Workplace.ofProcess().engines(module.name(), module.path()).remove();
    console.result(module.name() + (there ? " is removed" : " was not there"));
  }

  private void help(Console console) {
    console.result("Usage: ./crosscurrent " + usage());
    console.result("");
    console.result(summary());
    console.result("");
    for (EngineModule module : EngineModule.all()) {
      console.result(String.format("  %-10s %s", module.name(), module.description()));
    }
    console.result("");
    console.result("What is added is built from the sources, and again when they change. Its jars");
    console.result(
        "are on the class path of every command, and go to a cluster with the jobs that use it.");
  }
}
