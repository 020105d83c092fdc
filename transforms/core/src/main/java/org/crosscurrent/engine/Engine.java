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

import java.util.ArrayList;
import java.util.List;

/**
 * Tells something of a text.
 *
 * <p>An engine is a service: a {@link java.util.ServiceLoader} finds implementations that are
 * declared under the interface of their task ({@code SentimentEngine} and so on) and have a public
 * constructor without arguments. That constructor is cheap, because all engines on the class path
 * are constructed when one is looked for by name; dictionaries and models are loaded by {@link
 * #warmUp}, once in a JVM however many engines ask for them.
 *
 * <p>An engine may be called by any number of threads at once. What it tells is a pure function of
 * the text, its version and its settings: no clock, no randomness, no memory of earlier texts, and
 * no influence of the other texts of a batch. Engines need not be serializable; a pipeline makes
 * its own on each worker.
 *
 * @param <S> what it tells of a text, an immutable value
 */
public interface Engine<S> {

  /** The engine's short, stable name in lower case, by which a configuration selects it. */
  String name();

  /**
   * The version of the engine's rules, data and settings. It changes whenever what is told of any
   * text may change, so that stored results of different versions can be told apart.
   */
  String version();

  /** SPDX identifier of the licence of its code and its model, such as {@code Apache-2.0}. */
  String licence();

  /** What a text costs. */
  EngineCost cost();

  /** How many texts a call gains by; 1 for an engine that does not gain by more than one. */
  default int batchSize() {
    return 1;
  }

  /**
   * This engine with an argument and settings, such as the folder of a model. Checks what can be
   * checked without loading anything; {@link #warmUp} checks the rest.
   *
   * @throws IllegalArgumentException if it has no such argument or setting, or a value is out of
   *     its range; one sentence
   */
  default Engine<S> configured(EngineSpec spec) {
    spec.requirePlain();
    return this;
  }

  /**
   * Loads what the engine needs, so that {@link #score} does not wait for it. May be called any
   * number of times and from any thread.
   *
   * @throws EngineException if that is missing or does not fit together; one sentence
   */
  default void warmUp() {}

  /**
   * What it tells of one text.
   *
   * @param text plain text of any length, any content and in any language
   * @return never null
   */
  S score(String text);

  /**
   * What it tells of each of some texts; their results in the same order, each as {@link
   * #score(String)} would have it.
   *
   * @param texts at most {@link #batchSize} of them, if it is to be fast
   */
  default List<S> scoreAll(List<String> texts) {
    List<S> scores = new ArrayList<>(texts.size());
    for (String text : texts) {
      scores.add(score(text));
    }
    return scores;
  }

  /** The name and the version, as they are written beside each result: {@code vader/3.3.2}. */
  default String id() {
    return name() + "/" + version();
  }
}
