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

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.text.CleanText;

/** Cuts texts into the tokens of a model. Safe for any number of threads. */
final class ModelTokenizer {

  /**
   * Characters by token of the limit that are looked at: far more than words have, and few enough
   * that a text without end costs no more than a long one.
   */
  private static final int CHARACTERS_BY_TOKEN = 64;

  private final HuggingFaceTokenizer tokenizer;
  private final int maxCharacters;

  private ModelTokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.maxCharacters = CHARACTERS_BY_TOKEN * maxTokens;
  }

  /**
   * Reads the file {@code tokenizer.json}.
   *
   * @param maxTokens of a text, with those that the model adds
   * @throws EngineException if it is no tokenizer
   */
  static ModelTokenizer read(ModelFiles files, int maxTokens) {
    NativeLibraries.requireTokenizers();
    String limit = Integer.toString(maxTokens);
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "padding", "false",
            "truncation", "true",
            "maxLength", limit,
            "modelMaxLength", limit,
            "padToMultipleOf", "0");
    try (InputStream in = Files.newInputStream(files.tokenizer())) {
      return new ModelTokenizer(HuggingFaceTokenizer.newInstance(in, options), maxTokens);
    } catch (IOException | RuntimeException e) {
      throw new EngineException(
          files.shown(ModelFiles.TOKENIZER) + " is no tokenizer: " + Sentence.of(e), e);
    }
  }

  /** The tokens of any text. */
  TokenIds encode(String text) {
    String clean = CleanText.withoutControls(beginning(text));
    if (clean.isBlank()) {
      return TokenIds.NONE;
    }
    Encoding encoding = tokenizer.encode(clean);
    for (long special : encoding.getSpecialTokenMask()) {
      if (special == 0) {
        return new TokenIds(encoding.getIds(), encoding.getTypeIds());
      }
    }
    return TokenIds.NONE;
  }

  private String beginning(String text) {
    if (text.length() <= maxCharacters) {
      return text;
    }
    boolean betweenSurrogates =
        Character.isHighSurrogate(text.charAt(maxCharacters - 1))
            && Character.isLowSurrogate(text.charAt(maxCharacters));
    return text.substring(0, betweenSurrogates ? maxCharacters - 1 : maxCharacters);
  }
}
