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

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;

/**
 * Sentiment by a sequence classifier of the user's own, exported to ONNX, such as a RoBERTa or
 * DistilBERT that tells negative, neutral and positive.
 *
 * <p>{@code onnx:FOLDER[?setting=value&…]}; the folder, a local one or an address of a Beam file
 * system, has {@code model.onnx}, {@code tokenizer.json} and {@code config.json} as Hugging Face's
 * tools write them. Settings, with their defaults: {@code model=model.onnx}, {@code sha256} (the
 * model file's, refused if it is another), {@code threads=1}, {@code max-tokens=128}, {@code
 * batch=16}, {@code activation} ({@code softmax}), {@code licence} (the model's), and {@code
 * positive} and {@code negative}, which list labels, separated by commas, where their names do not
 * say what they mean; all others are neutral then.
 *
 * <p>The shares are the probabilities of the labels of each class, to three decimals, and the
 * compound score is the positive share less the negative one. A text without a token scores 0
 * throughout. Everything is computed alone for each text; see {@code docs/onnx.md} for how that
 * goes together with batches.
 *
 * <p>The version holds the first twelve digits of the model's SHA-256. It reads the files when it
 * is first asked for, as {@link #warmUp} does, and fails as that does.
 */
@AutoService(SentimentEngine.class)
public final class OnnxSentiment extends OnnxEngine<SentimentScore> implements SentimentEngine {

  private static final List<String> SETTINGS = List.of("negative", "positive");

  private final List<String> positive;
  private final List<String> negative;

  /** For service loading; the engine has no model until it is {@link #configured}. */
  public OnnxSentiment() {
    this(null, List.of(), List.of());
  }

  private OnnxSentiment(@Nullable OnnxModel model, List<String> positive, List<String> negative) {
    super(model);
    this.positive = positive;
    this.negative = negative;
  }

  @Override
  String settings() {
    return "positive=" + positive + "\nnegative=" + negative;
  }

  @Override
  public SentimentEngine configured(EngineSpec spec) {
    OnnxSettings settings = OnnxSettings.of(spec, SETTINGS);
    List<String> positive = LabelNames.listed(spec.settings().getOrDefault("positive", ""));
    List<String> negative = LabelNames.listed(spec.settings().getOrDefault("negative", ""));
    if (positive.isEmpty() != negative.isEmpty()) {
      throw new IllegalArgumentException(
          "the settings 'positive' and 'negative' of the engine 'onnx' go together");
    }
    for (String label : positive) {
      if (negative.contains(label)) {
        throw new IllegalArgumentException(
            "the label '" + label + "' cannot be both positive and negative");
      }
    }
    return new OnnxSentiment(new OnnxModel(settings), positive, negative);
  }

  @Override
  Reader<SentimentScore> reader(OnnxModel model) {
    int[] polarities = polarities(model);
    return probabilities -> score(probabilities, polarities);
  }

  private static SentimentScore score(double[] probabilities, int[] polarities) {
    double[] shares = new double[3];
    for (int i = 0; i < probabilities.length; i++) {
      shares[polarities[i] + 1] += probabilities[i];
    }
    double negative = Math.min(1, Classifier.round(shares[0]));
    double neutral = Math.min(1, Classifier.round(shares[1]));
    double positive = Math.min(1, Classifier.round(shares[2]));
    return new SentimentScore(Classifier.round(positive - negative), positive, neutral, negative);
  }

  private int[] polarities(OnnxModel model) {
    List<String> labels = model.labels();
    if (model.activation() == Activation.SIGMOID) {
      throw new EngineException(
          "a text may have several of the model's labels ("
              + String.join(", ", labels)
              + "), which is no sentiment; if they exclude each other, say activation=softmax");
    }
    LabelNames.requireKnown("positive", positive, labels);
    LabelNames.requireKnown("negative", negative, labels);
    int[] polarities = new int[labels.size()];
    for (int i = 0; i < polarities.length; i++) {
      polarities[i] = polarity(labels.get(i), labels);
    }
    if (!contains(polarities, 1) || !contains(polarities, -1)) {
      throw new EngineException(
          "the model's labels ("
              + String.join(", ", labels)
              + ") are no sentiment: one must be positive and one negative");
    }
    return polarities;
  }

  private static boolean contains(int[] polarities, int polarity) {
    return Arrays.stream(polarities).anyMatch(each -> each == polarity);
  }

  private int polarity(String label, List<String> labels) {
    if (!positive.isEmpty()) {
      return positive.contains(label) ? 1 : negative.contains(label) ? -1 : 0;
    }
    Integer polarity = LabelNames.polarity(label);
    if (polarity == null) {
      throw new EngineException(
          "the model's labels ("
              + String.join(", ", labels)
              + ") do not say what is positive and what is negative; say it, as in positive="
              + labels.get(labels.size() - 1)
              + "&negative="
              + labels.get(0));
    }
    return polarity;
  }
}
