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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.function.Function;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.language.LanguageEngine;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.toxicity.ToxicityEngine;

/** The engines of each task: those on the class path, and what to add for the others. */
public final class EngineTable {

  private static final List<Class<? extends Engine<?>>> TASKS =
      List.of(
          SentimentEngine.class, ToxicityEngine.class, EntityEngine.class, LanguageEngine.class);

  private static final String NOT_KNOWN = "-";

  private EngineTable() {}

  /**
   * Prints it.
   *
   * @param advice what to do to have the engines of a module
   * @throws UsageException if an engine on the class path does not fit this version
   */
  public static void print(Console console, Function<EngineModule, String> advice) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"task", "engine", "version", "licence", "cost", ""});
    TASKS.forEach(task -> addRows(rows, task, advice));
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    rows.forEach(row -> console.result(line(row, widths)));
  }

  private static <E extends Engine<?>> void addRows(
      List<String[]> rows, Class<E> task, Function<EngineModule, String> advice) {
    List<String> there = new ArrayList<>();
    for (E engine : enginesOf(task)) {
      there.add(engine.name());
      rows.add(
          new String[] {
            Engines.taskName(task),
            engine.name(),
            versionOf(engine),
            engine.licence(),
            engine.cost().name().toLowerCase(Locale.ROOT),
            ""
          });
    }
    for (EngineModule module : EngineModule.all()) {
      for (String name : module.engines().getOrDefault(task, List.of())) {
        if (!there.contains(name)) {
          rows.add(
              new String[] {
                Engines.taskName(task),
                name,
                NOT_KNOWN,
                module.licence(),
                NOT_KNOWN,
                advice.apply(module)
              });
        }
      }
    }
  }

  private static <E extends Engine<?>> List<E> enginesOf(Class<E> task) {
    try {
      return Engines.all(task);
    } catch (ServiceConfigurationError e) {
      throw new UsageException(
          "an engine on the class path does not fit this version: " + e.getMessage(), e);
    }
  }

  /** An engine whose model is its user's has none before it is told which. */
  private static String versionOf(Engine<?> engine) {
    try {
      return engine.version();
    } catch (EngineException | IllegalStateException e) {
      return NOT_KNOWN;
    }
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.length; column++) {
      line.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
