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
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * {@code train}: makes a model that an engine brings. The module that does so is built when it is
 * first asked for, and is on no other command's class path.
 */
final class TrainCommand implements Command {

  /** The module with all trainers, and its folder below the sources. */
  private static final String MODULE = "training";

  /**
   * The class of each, by what it trains. It has {@code public static int run(String[] arguments,
   * PrintStream results, PrintStream messages)}, which returns the exit code.
   */
  private static final Map<String, String> TRAINERS =
      Map.of("toxicity", "org.crosscurrent.training.TrainToxicity");

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String usage() {
    return "train toxicity [--option=value ...]";
  }

  @Override
  public String summary() {
    return "Makes the model of an engine from labelled texts: train toxicity --help.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws Exception {
    if (arguments.isEmpty() || arguments.get(0).equals("--help")) {
      console.result("Usage: ./crosscurrent " + usage());
      console.result("");
      console.result(summary());
      return arguments.isEmpty() ? 2 : 0;
    }
    String trainer = TRAINERS.get(arguments.get(0));
    if (trainer == null) {
      throw new UsageException("train knows toxicity, not '" + arguments.get(0) + "'");
    }
    ModuleJars jars = Workplace.ofProcess().tool(MODULE, MODULE);
    if (!jars.isCurrent()) {
      console.message("building " + MODULE + " ...");
      jars.build(console);
    }
    String[] rest = arguments.subList(1, arguments.size()).toArray(String[]::new);
    return run(jars.jars(), trainer, rest, console);
  }

  private static int run(List<Path> jars, String trainer, String[] arguments, Console console)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(urls(jars), TrainCommand.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      return (int)
          loader
              .loadClass(trainer)
              .getMethod("run", String[].class, PrintStream.class, PrintStream.class)
              .invoke(null, arguments, console.resultStream(), console.messageStream());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] urls(List<Path> jars) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }
}
