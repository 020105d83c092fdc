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
package org.crosscurrent.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.util.common.ReflectHelpers;

/** The engines on the class path, by task and name. */
public final class Engines {

  private static final String LANGUAGES = "crosscurrent-transforms-languages";

  /** Artifacts of this library that have engines and are not everybody's: by engine's name. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "corenlp", "crosscurrent-transforms-corenlp",
          "auto", "crosscurrent-transforms-corenlp",
          "onnx", "crosscurrent-transforms-onnx",
          "fast", LANGUAGES,
          "accurate", LANGUAGES);

  private Engines() {}

  /**
   * The engine of a spec, set up but not warmed up.
   *
   * @param task the interface of its task, such as {@code SentimentEngine.class}
   * @param spec as {@link EngineSpec} has it
   * @throws IllegalArgumentException if there is none of that name, or it has no such settings; one
   *     sentence that says what there is, or what to add to the class path
   */
  public static <E extends Engine<?>> E named(Class<E> task, String spec) {
    EngineSpec parsed = EngineSpec.parse(spec);
    List<E> engines = all(task);
    for (E engine : engines) {
      if (engine.name().equals(parsed.name())) {
        return task.cast(engine.configured(parsed));
      }
    }
    throw new IllegalArgumentException(missing(task, parsed.name(), engines));
  }

  /** All engines of a task, by name; neither set up nor warmed up. */
  public static <E extends Engine<?>> List<E> all(Class<E> task) {
    return StreamSupport.stream(
            ServiceLoader.load(task, ReflectHelpers.findClassLoader()).spliterator(), false)
        .sorted(Comparator.comparing(Engine::name))
        .toList();
  }

  /** What an engine of this task is called: {@code sentiment} for {@code SentimentEngine}. */
  public static String taskName(Class<?> task) {
    return task.getSimpleName().replaceFirst("Engine$", "").toLowerCase(Locale.ROOT);
  }

  private static String missing(Class<?> task, String name, List<? extends Engine<?>> engines) {
    String there =
        engines.isEmpty()
            ? "none"
            : engines.stream().map(Engine::name).collect(Collectors.joining(", "));
    // Of languages nobody has an engine without that artifact, whatever it was to be called.
    String artifact =
        ELSEWHERE.getOrDefault(
            name, engines.isEmpty() && taskName(task).equals("language") ? LANGUAGES : null);
    String sentence =
        "there is no " + taskName(task) + " engine '" + name + "' on the class path; there is ";
    return artifact == null
        ? sentence + there
        : sentence + there + ": add org.crosscurrent:" + artifact + " to it";
  }
}
