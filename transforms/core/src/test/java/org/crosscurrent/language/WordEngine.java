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

import java.util.Locale;
import org.crosscurrent.engine.EngineCost;

/** An engine for tests: the language whose greeting is in the text. */
final class WordEngine implements LanguageEngine {

  private final double confidence;

  WordEngine(double confidence) {
    this.confidence = confidence;
  }

  @Override
  public String name() {
    return "word";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public EngineCost cost() {
    return EngineCost.LIGHT;
  }

  @Override
  public DetectedLanguage score(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("hello")) {
      return new DetectedLanguage("en", confidence);
    }
    return lower.contains("hei") || lower.contains("hallo")
        ? new DetectedLanguage(lower.contains("hei") ? "nb" : "de", confidence)
        : DetectedLanguage.undetermined();
  }
}
