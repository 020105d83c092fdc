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
package org.crosscurrent.sentiment;

/**
 * Scores how positive or negative a text is.
 *
 * <p>An engine is a service: a {@link java.util.ServiceLoader} finds implementations that are
 * declared under this interface's name and have a public constructor without arguments. Loading
 * dictionaries or models belongs into that constructor, so that {@link #score} never waits for it.
 *
 * <p>An engine may be called by any number of threads at once as soon as it is constructed. Its
 * result is a pure function of the text: no clock, no randomness, no memory of earlier texts.
 * Engines need not be serializable; a pipeline creates its own on each worker.
 */
public interface SentimentEngine {

  /** The engine's short, stable name in lower case, by which a configuration selects it. */
  String name();

  /**
   * The version of the engine's rules and data. It changes whenever any text's score may change, so
   * that stored scores of different versions can be told apart.
   */
  String version();

  /**
   * Scores one text.
   *
   * @param text the text to score, of any length, any content and in any language; text that the
   *     engine knows nothing about scores neutral
   * @return the score, never null
   * @throws NullPointerException if {@code text} is null
   */
  SentimentScore score(String text);
}
