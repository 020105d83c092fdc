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
package org.crosscurrent.onnx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineSpec;

/**
 * Which model, and how it is run, as a spec says it.
 *
 * @param folder of the model: a local one, or an address of a Beam file system; no slash at its end
 * @param model file in that folder
 * @param sha256 that the model file must have, 64 hex digits in lower case
 * @param threads that one call may use
 * @param maxTokens of a text; what is longer is cut off
 * @param batch texts to a call, at most
 * @param activation that the spec says, otherwise the one that the model's configuration implies
 * @param licence of the model, an SPDX expression
 */
record OnnxSettings(
    String folder,
    String model,
    @Nullable String sha256,
    int threads,
    int maxTokens,
    int batch,
    @Nullable Activation activation,
    String licence) {

  private static final Pattern FILE = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> NAMES =
      List.of("activation", "batch", "licence", "max-tokens", "model", "sha256", "threads");

  /**
   * Reads a spec.
   *
   * @param ofTask settings that the task's engine reads itself
   * @throws IllegalArgumentException if something is missing, unknown or out of range; one sentence
   */
  static OnnxSettings of(EngineSpec spec, Collection<String> ofTask) {
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(ofTask);
    spec.requireSettings(names);
    if (spec.argument() == null) {
      throw new IllegalArgumentException(
          "the engine 'onnx' needs the folder of a model, as in onnx:/models/roberta");
    }
    return new OnnxSettings(
        spec.argument().replaceFirst("(?<=[^/])/+$", ""),
        matching(spec, "model", "model.onnx", FILE, "the name of a file in the model's folder"),
        sha256(spec),
        spec.number("threads", 1, 1, 64),
        spec.number("max-tokens", 128, 3, 8192),
        spec.number("batch", 16, 1, 1024),
        activation(spec),
        spec.settings().getOrDefault("licence", "LicenseRef-model"));
  }

  private static @Nullable String sha256(EngineSpec spec) {
    return spec.settings().containsKey("sha256")
        ? matching(spec, "sha256", "", SHA256, "64 hex digits")
        : null;
  }

  private static @Nullable Activation activation(EngineSpec spec) {
    String value = spec.settings().get("activation");
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "softmax" -> Activation.SOFTMAX;
      case "sigmoid" -> Activation.SIGMOID;
      default -> throw wrong("activation", "softmax or sigmoid", value);
    };
  }

  private static String matching(
      EngineSpec spec, String setting, String otherwise, Pattern pattern, String what) {
    String value = spec.settings().getOrDefault(setting, otherwise);
    if (pattern == SHA256) {
      value = value.toLowerCase(Locale.ROOT);
    }
    if (!pattern.matcher(value).matches()) {
      throw wrong(setting, what, value);
    }
    return value;
  }

  static IllegalArgumentException wrong(String setting, String what, String value) {
    return new IllegalArgumentException(
        "the setting '"
            + setting
            + "' of the engine 'onnx' must be "
            + what
            + ", not '"
            + value
            + "'");
  }
}
