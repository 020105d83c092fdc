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
package org.crosscurrent.language.ngrams;

import com.google.auto.service.AutoService;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.language.DetectedLanguage;
import org.crosscurrent.language.LanguageEngine;

/**
 * The engine for every post: by script, and by pairs and triples of letters.
 *
 * <p>See {@code docs/languages.md} for its speed, memory and accuracy, as measured.
 */
@AutoService(LanguageEngine.class)
public final class FastLanguageEngine implements LanguageEngine {

  /** Loaded when it is first asked for, once in a JVM. */
  private static final class Model {
    static final NgramDetector DETECTOR = NgramDetector.load(new int[] {2, 3}, 0.25);

    private Model() {}
  }

  /** The engine; it loads its model when it is first used or warmed up. */
  public FastLanguageEngine() {}

  @Override
  public String name() {
    return "fast";
  }

  @Override
  public String version() {
    return "1+lingua-1.2.2";
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public void warmUp() {
    score("The quick brown fox jumps over the lazy dog.");
  }

  @Override
  public EngineCost cost() {
    return EngineCost.LIGHT;
  }

  @Override
  public DetectedLanguage score(String text) {
    return Model.DETECTOR.detect(text);
  }

  /** Bytes that the model takes on the heap, loading it if need be. */
  public long modelBytes() {
    return Model.DETECTOR.bytes();
  }
}
