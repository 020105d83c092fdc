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

/**
 * Recognises the language of a text.
 *
 * <p>An engine is a service: a {@link java.util.ServiceLoader} finds implementations that are
 * declared under this interface's name and have a public constructor without arguments. That
 * constructor is cheap, because all engines on the classpath are constructed when one is looked for
 * by name; models are loaded by {@link #warmUp}, once in a JVM however many engines ask for them.
 *
 * <p>An engine may be called by any number of threads at once. Its result is a pure function of the
 * text: no clock, no randomness, no memory of earlier texts. It throws for no text.
 */
public interface LanguageEngine {

  /** The engine's short, stable name in lower case, by which a configuration selects it. */
  String name();

  /** The version of its rules and its model. It changes whenever any result may change. */
  String version();

  /** SPDX identifier of the licence of its code and its model, such as {@code Apache-2.0}. */
  String licence();

  /**
   * Loads what the engine needs, so that {@link #detect} does not wait for it. May be called any
   * number of times and from any thread.
   */
  void warmUp();

  /**
   * The most likely language of a text, however little likely: thresholds are the business of
   * {@link LanguageRule}.
   *
   * @param text plain text, NFC, of any length and any content
   */
  DetectedLanguage detect(String text);
}
