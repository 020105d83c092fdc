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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A folder with a tiny model that knows a few words, its tokenizer and its configuration. Good
 * words have a first number of 1, bad ones a second; the two tokens around each text and all other
 * words have none.
 */
final class ModelFolder {

  static final List<String> SENTIMENT = List.of("negative", "neutral", "positive");

  private static final List<String> WORDS =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "good", "great", "love", "bad", "awful", "hate",
          "the", "day", "coffee", "was", "and", "so");

  private final Path path;

  ModelFolder(Path path) {
    this.path = path;
  }

  /** A model for sentiment, with labels by name. */
  static ModelFolder sentiment(Path path) {
    return of(path, SENTIMENT, "single_label_classification", forSentiment().toBytes());
  }

  /** A model for toxicity, of labels of which a text may have several. */
  static ModelFolder toxicity(Path path) {
    return of(
        path, List.of("toxic", "insult"), "multi_label_classification", forToxicity().toBytes());
  }

  static ModelFolder of(Path path, List<String> labels, String problem, byte[] model) {
    return new ModelFolder(path)
        .put("model.onnx", model)
        .put("tokenizer.json", tokenizer())
        .put("config.json", config(labels, problem));
  }

  /** Three labels: the more good than bad words, the more positive. */
  static TinyOnnxModel forSentiment() {
    return new TinyOnnxModel(
        embedding(), new float[][] {{-4, 0, 8}, {8, 0, -4}}, new float[] {0, 1, 0});
  }

  /** Two labels: bad words make the first likely, and less so the second. */
  static TinyOnnxModel forToxicity() {
    return new TinyOnnxModel(embedding(), new float[][] {{-1, -1}, {12, 6}}, new float[] {-3, -3});
  }

  /**
   * As many labels as a row of the weights has: the first row for good, the second for bad words.
   */
  static TinyOnnxModel withWeights(float[][] weights) {
    return new TinyOnnxModel(embedding(), weights, new float[weights[0].length]);
  }

  /** Three labels by a thousand random numbers, whose sums depend on their order. */
  static TinyOnnxModel random(long seed) {
    Random random = new Random(seed);
    int size = 96;
    return new TinyOnnxModel(
            random(random, WORDS.size(), size, 1), random(random, size, 3, 3), new float[3])
        .through(random(random, size, size, 0.3f));
  }

  private static float[][] random(Random random, int rows, int columns, float most) {
    float[][] numbers = new float[rows][columns];
    for (float[] row : numbers) {
      for (int i = 0; i < columns; i++) {
        row[i] = most * (2 * random.nextFloat() - 1);
      }
    }
    return numbers;
  }

  /** A text of known and unknown words. */
  static String randomText(Random random, int words) {
    return random
        .ints(words, 4, WORDS.size() + 1)
        .mapToObj(i -> i < WORDS.size() ? WORDS.get(i) : "tram")
        .collect(Collectors.joining(" "));
  }

  private static float[][] embedding() {
    float[][] embedding = new float[WORDS.size()][2];
    for (int i = 4; i <= 6; i++) {
      embedding[i][0] = 1;
      embedding[i + 3][1] = 1;
    }
    return embedding;
  }

  ModelFolder put(String file, byte[] content) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  ModelFolder put(String file, String content) {
    return put(file, content.getBytes(StandardCharsets.UTF_8));
  }

  ModelFolder delete(String file) {
    try {
      Files.delete(path.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Path path() {
    return path;
  }

  String spec(String... settings) {
    return "onnx:" + path + (settings.length == 0 ? "" : "?" + String.join("&", settings));
  }

  String sha256() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Files.readAllBytes(path.resolve("model.onnx")));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String config(List<String> labels, String problem) {
    String names =
        IntStream.range(0, labels.size())
            .mapToObj(i -> "\"" + i + "\": \"" + labels.get(i) + "\"")
            .collect(Collectors.joining(", "));
    return """
        {"model_type": "tiny", "id2label": {%s}, "problem_type": "%s",
         "pad_token_id": 0, "max_position_embeddings": 512}
        """
        .formatted(names, problem);
  }

  private static String tokenizer() {
    String words =
        IntStream.range(0, WORDS.size())
            .mapToObj(i -> "\"" + WORDS.get(i) + "\": " + i)
            .collect(Collectors.joining(", "));
    return """
        {"version": "1.0", "truncation": null, "padding": null,
         "added_tokens": [
           {"id": 0, "content": "[PAD]", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true},
           {"id": 2, "content": "[CLS]", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true},
           {"id": 3, "content": "[SEP]", "single_word": false, "lstrip": false, "rstrip": false,
            "normalized": false, "special": true}],
         "normalizer": {"type": "Lowercase"},
         "pre_tokenizer": {"type": "Whitespace"},
         "post_processor": {"type": "TemplateProcessing",
           "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                      {"Sequence": {"id": "A", "type_id": 0}},
                      {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
           "pair": [{"Sequence": {"id": "A", "type_id": 0}},
                    {"Sequence": {"id": "B", "type_id": 1}}],
           "special_tokens": {
             "[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
             "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
         "decoder": null,
         "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": {%s}}}
        """
        .formatted(words);
  }
}
