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

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.options.Default;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.OptionsHelp;
import org.crosscurrent.pipelines.cli.Summary;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.pipelines.options.RunOptions;
import org.crosscurrent.testkit.services.TemporaryDirectory;

/**
 * One thing that {@code bench} measures.
 *
 * @param name the word by which it is called
 * @param options its options
 * @param summary what it measures, in one line of help
 * @param measurement does it
 */
record BenchTask<O extends RunOptions>(
    String name, Class<O> options, String summary, Measurement<O> measurement) {

  /** What is done, and gives the figures in the order in which they are told. */
  interface Measurement<O> {
    Map<String, Object> run(O options, Path folder, Console console) throws Exception;
  }

  int run(List<String> arguments, Console console) throws Exception {
    if (arguments.contains("--help")) {
      OptionsHelp.print(asCommand(), options, console);
      return 0;
    }
    O parsed = Arguments.parse(options, arguments);
    requireSensibleNumbers(parsed);
    Summary.check(parsed.getSummary());
    try (TemporaryDirectory folder = TemporaryDirectory.create("crosscurrent-bench")) {
      Map<String, Object> figures = measurement.run(parsed, folder.path(), console);
      Summary.write(parsed.getSummary(), figures);
      figures.forEach((key, value) -> console.result(key + " = " + value));
      return 0;
    }
  }

  /** No number is negative, and none is 0 that counts something and has another default. */
  private void requireSensibleNumbers(O parsed) throws ReflectiveOperationException {
    for (Method getter : options.getMethods()) {
      boolean ours = getter.getDeclaringClass().getPackage().equals(BenchTask.class.getPackage());
      if (!ours || !getter.getName().startsWith("get")) {
        continue;
      }
      if (getter.invoke(parsed) instanceof Number number) {
        Default.Integer whole = getter.getAnnotation(Default.Integer.class);
        int least = whole != null && whole.value() > 0 ? 1 : 0;
        if (number.doubleValue() < least) {
          throw new UsageException(
              "--" + hyphened(getter) + " must be " + least + " or more, not " + number);
        }
      }
    }
  }

  private static String hyphened(Method getter) {
    return getter
        .getName()
        .substring("get".length())
        .replaceAll("(?<=.)([A-Z])", "-$1")
        .toLowerCase(Locale.ROOT);
  }

  /** As the help sees it. */
  private Command asCommand() {
    BenchTask<O> task = this;
    return new Command() {
      @Override
      public String name() {
        return "bench " + task.name;
      }

      @Override
      public String summary() {
        return task.summary;
      }

      @Override
      public int run(List<String> arguments, Console console) throws Exception {
        return task.run(arguments, console);
      }
    };
  }
}
