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
package org.crosscurrent.language;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.util.common.ReflectHelpers;

/** The engines on the classpath, by name. */
public final class LanguageEngines {

  private LanguageEngines() {}

  /**
   * The engine of that name; it has not loaded its model yet.
   *
   * @throws IllegalArgumentException if there is none, with the names that there are
   */
  public static LanguageEngine named(String name) {
    List<LanguageEngine> engines = found();
    return engines.stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no language engine '" + name + "'; there is " + names(engines)));
  }

  private static List<LanguageEngine> found() {
    return StreamSupport.stream(
            ServiceLoader.load(LanguageEngine.class, ReflectHelpers.findClassLoader())
                .spliterator(),
            false)
        .toList();
  }

  private static String names(List<LanguageEngine> engines) {
    return engines.isEmpty()
        ? "none (crosscurrent-transforms-languages has them)"
        : engines.stream().map(LanguageEngine::name).sorted().collect(Collectors.joining(", "));
  }
}
