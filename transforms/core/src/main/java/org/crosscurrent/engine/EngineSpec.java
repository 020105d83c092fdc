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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which engine, and how it is set up, as a configuration says it: {@code
 * name[:argument][?setting=value&setting=value]}, such as {@code vader}, {@code auto?limit=800} or
 * {@code onnx:s3://models/roberta?sha256=9f86…&threads=2}.
 *
 * @param text as it was written
 * @param name of the engine
 * @param argument such as the folder of its model
 * @param settings by name
 */
public record EngineSpec(
    String text, String name, @Nullable String argument, Map<String, String> settings) {

  /**
   * Reads a spec.
   *
   * @throws IllegalArgumentException if it is none; one sentence
   */
  public static EngineSpec parse(String text) {
    int question = text.indexOf('?');
    String front = question < 0 ? text : text.substring(0, question);
    int colon = front.indexOf(':');
    String name = colon < 0 ? front : front.substring(0, colon);
    String argument = colon < 0 ? null : front.substring(colon + 1);
    if (name.isBlank() || argument != null && argument.isBlank()) {
      throw new IllegalArgumentException(
          "'" + text + "' names no engine; it is written name[:argument][?setting=value&...]");
    }
    return new EngineSpec(
        text, name, argument, question < 0 ? Map.of() : settings(text.substring(question + 1)));
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new TreeMap<>();
    for (String part : text.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "the setting '" + part + "' of an engine is not written setting=value");
      }
      settings.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return Map.copyOf(settings);
  }

  /**
   * Returns if there is neither an argument nor a setting.
   *
   * @throws IllegalArgumentException if there is
   */
  public void requirePlain() {
    if (argument != null) {
      throw new IllegalArgumentException(
          "the engine '" + name + "' takes no argument, but was given '" + argument + "'");
    }
    requireSettings(List.of());
  }

  /**
   * Returns if there are no settings but these.
   *
   * @throws IllegalArgumentException if there are
   */
  public void requireSettings(Collection<String> known) {
    for (String setting : settings.keySet()) {
      if (!known.contains(setting)) {
        throw new IllegalArgumentException(
            "the engine '"
                + name
                + "' has no setting '"
                + setting
                + "'; it has "
                + (known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
  }

  /**
   * A whole number among the settings.
   *
   * @throws IllegalArgumentException if it is no number, or out of its range
   */
  public int number(String setting, int otherwise, int least, int most) {
    String value = settings.get(setting);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(wrong(setting, value, least, most), e);
    }
    throw new IllegalArgumentException(wrong(setting, value, least, most));
  }

  private String wrong(String setting, String value, int least, int most) {
    return "the setting '"
        + setting
        + "' of the engine '"
        + name
        + "' must be a whole number of "
        + least
        + " to "
        + most
        + ", not '"
        + value
        + "'";
  }
}
