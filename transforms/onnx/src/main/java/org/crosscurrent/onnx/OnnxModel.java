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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.text.Sha256;

/** A model of the user's own, as both engines have it: loaded when it is first asked for. */
record OnnxModel(OnnxSettings settings) {

  private static final int MODEL_DIGITS = 12;
  private static final int REST_DIGITS = 8;

  /** The libraries that compute: {@code onnxruntime 1.23.2, tokenizers 0.36.0}. */
  private static final class Libraries {
    static final String VERSIONS = read();

    private Libraries() {}

    private static String read() {
      Properties properties = new Properties();
      try (InputStream in = OnnxModel.class.getResourceAsStream("versions.properties")) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties.getProperty("runtime");
    }
  }

  /** The failure of an engine that was given no model. */
  static EngineException absent() {
    return new EngineException(
        "the engine 'onnx' was given no model; name its folder, as in onnx:/models/roberta");
  }

  /** What an engine without a model has for a version. */
  static String versionOfLibraries() {
    return Libraries.VERSIONS.replace(", ", "+").replace(' ', '-');
  }

  /**
   * The files of the model.
   *
   * @throws EngineException if one is missing, or the model is not the one that was pinned
   */
  ModelFiles files() {
    ModelFiles files = ModelFiles.of(settings.folder(), settings.model());
    if (settings.sha256() != null && !settings.sha256().equals(files.sha256())) {
      throw new EngineException(
          "the model "
              + files.shown(settings.model())
              + " is not the one that was pinned: its SHA-256 is "
              + files.sha256()
              + ", not "
              + settings.sha256());
    }
    return files;
  }

  private Classifier classifier() {
    return Classifier.of(settings, files());
  }

  /** The labels, in the order of their probabilities; loads the model. */
  List<String> labels() {
    return classifier().labels();
  }

  /** How the model's numbers become probabilities; loads the model. */
  Activation activation() {
    return settings.activation() == null ? classifier().activation() : settings.activation();
  }

  /** Texts that a call gains by: 1 if the model is loaded and was found to need each text alone. */
  int batchSize() {
    return Classifier.isLoadedForTextsAlone(settings) ? 1 : settings.batch();
  }

  /** The probabilities of the labels for each text; see {@link Classifier#probabilities}. */
  List<double[]> probabilities(List<String> texts) {
    return classifier().probabilities(texts, activation(), settings.batch());
  }

  /**
   * A version for the model and all that what it tells depends on: twelve digits of the SHA-256 of
   * the model, and eight of one over the tokenizer, the configuration, the libraries and settings.
   *
   * @param ofTask the settings of the task's engine
   */
  String version(String ofTask) {
    ModelFiles files = files();
    String rest =
        String.join(
            "\n",
            files.othersSha256(),
            Libraries.VERSIONS,
            "max-tokens=" + settings.maxTokens(),
            "activation=" + settings.activation(),
            ofTask);
    String restSha256 = HexFormat.of().formatHex(Sha256.of(rest.getBytes(StandardCharsets.UTF_8)));
    return files.sha256().substring(0, MODEL_DIGITS) + "-" + restSha256.substring(0, REST_DIGITS);
  }

  /** The licence of the code and of the model. */
  String licence() {
    return licenceWith(settings.licence());
  }

  /** The licence of the code, of which the libraries are Apache-2.0 and MIT, and of a model. */
  static String licenceWith(String ofModel) {
    String plain = ofModel.contains(" ") ? "(" + ofModel + ")" : ofModel;
    return "Apache-2.0 AND MIT AND " + plain;
  }
}
