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

import java.util.List;
import java.util.Map;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.toxicity.ToxicityEngine;

/**
 * A module of this library with engines that is in no package, because of its licence or its size:
 * whoever wants them adds it to the class path.
 *
 * @param name by which it is added
 * @param path its folder in the sources
 * @param artifact its id in the group {@code org.crosscurrent}
 * @param what what its engines do, in a few words
 * @param licence SPDX identifier of the licence that the whole comes under
 * @param download about how large it is, in words
 * @param engines the names of its engines by task
 */
public record EngineModule(
    String name,
    String path,
    String artifact,
    String what,
    String licence,
    String download,
    Map<Class<? extends Engine<?>>, List<String>> engines) {

  private static final List<EngineModule> ALL =
      List.of(
          new EngineModule(
              "corenlp",
              "transforms/corenlp",
              "crosscurrent-transforms-corenlp",
              "Stanford CoreNLP: the sentiment of longer texts by the structure of their sentences,"
                  + " and entities",
              "GPL-3.0-or-later",
              "about 930 MB, most of it models",
              Map.of(
                  SentimentEngine.class,
                  List.of("auto", "corenlp"),
                  EntityEngine.class,
                  List.of("corenlp"))),
          new EngineModule(
              "onnx",
              "transforms/onnx",
              "crosscurrent-transforms-onnx",
              "ONNX Runtime: sentiment and toxicity by a model of yours, from a folder or s3://",
              "Apache-2.0 AND MIT",
              "about 100 MB, without a model",
              Map.of(
                  SentimentEngine.class, List.of("onnx"), ToxicityEngine.class, List.of("onnx"))));

  /** All of them, by name. */
  public static List<EngineModule> all() {
    return ALL;
  }

  /**
   * One of them.
   *
   * @throws UsageException if there is none of that name
   */
  public static EngineModule named(String name) {
    return ALL.stream()
        .filter(module -> module.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "'"
                        + name
                        + "' is no module of engines; there is "
                        + String.join(", ", ALL.stream().map(EngineModule::name).toList())));
  }

  /** What it is, what it is licensed under and how large, in one line. */
  public String description() {
    return what + "; " + licence + "; downloads " + download;
  }
}
