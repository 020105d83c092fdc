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

import java.util.Objects;

/**
 * What an engine says of a text.
 *
 * @param language ISO 639-1, or {@value #UNKNOWN} where the engine cannot tell
 * @param confidence 0 to 1; how likely the engine holds it that the language is right
 */
public record DetectedLanguage(String language, double confidence) {

  /** The code of ISO 639-2 for a language that is not determined. */
  public static final String UNKNOWN = "und";

  private static final DetectedLanguage UNDETERMINED = new DetectedLanguage(UNKNOWN, 0);

  /**
   * Checks its values.
   *
   * @throws IllegalArgumentException if the confidence is not within 0 and 1
   */
  public DetectedLanguage {
    Objects.requireNonNull(language, "language");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be within 0 and 1, not " + confidence);
    }
  }

  /** Nothing that can be told. */
  public static DetectedLanguage undetermined() {
    return UNDETERMINED;
  }

  /** Whether there is a language. */
  public boolean isDetermined() {
    return !language.equals(UNKNOWN);
  }
}
