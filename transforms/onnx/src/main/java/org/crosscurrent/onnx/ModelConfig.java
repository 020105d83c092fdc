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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineException;

/**
 * What is read of a model's {@code config.json}, which Hugging Face's Transformers write.
 *
 * @param labels in the order of the model's output
 * @param activation by {@code problem_type}: sigmoid where a text may have several labels or there
 *     is one label only, otherwise softmax
 * @param padding the token that fills up short texts
 * @param positions tokens that the model has room for, 0 if it does not say
 */
record ModelConfig(List<String> labels, Activation activation, long padding, int positions) {

  /**
   * Reads the file.
   *
   * @throws EngineException if it is no such file
   */
  static ModelConfig read(Path file, String shownAs) {
    JsonNode config;
    try {
      config = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new EngineException(shownAs + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new EngineException(shownAs + " cannot be read: " + e.getMessage(), e);
    }
    List<String> labels = labels(config.path("id2label"), shownAs);
    return new ModelConfig(
        labels,
        activation(config.path("problem_type").asText(null), labels.size(), shownAs),
        config.path("pad_token_id").asLong(0),
        config.path("max_position_embeddings").asInt(0));
  }

  private static List<String> labels(JsonNode names, String shownAs) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      JsonNode name = names.path(Integer.toString(i));
      if (!name.isTextual()) {
        throw new EngineException(
            shownAs + " has labels in 'id2label' that are not numbered from 0 without a gap");
      }
      labels.add(name.asText());
    }
    if (labels.isEmpty()) {
      throw new EngineException(shownAs + " names no labels: it has no 'id2label'");
    }
    if (new LinkedHashSet<>(labels).size() < labels.size()) {
      throw new EngineException(
          shownAs + " has the same label twice: " + String.join(", ", labels));
    }
    return List.copyOf(labels);
  }

  private static Activation activation(@Nullable String problem, int labels, String shownAs) {
    if ("regression".equals(problem)) {
      throw new EngineException(
          shownAs + " is of a model that tells a number (regression) and no labels");
    }
    return labels == 1 || "multi_label_classification".equals(problem)
        ? Activation.SIGMOID
        : Activation.SOFTMAX;
  }
}
