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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.toxicity.ToxicityEngine;
import org.crosscurrent.toxicity.ToxicityScore;

/**
 * Toxicity by a sequence classifier of the user's own, exported to ONNX, such as Detoxify's.
 *
 * <p>{@code onnx:FOLDER[?setting=value&…]}, with the folder and the settings of {@link
 * OnnxSentiment}, but for {@code positive} and {@code negative}; and with {@code threshold=0.5},
 * the probability of any harmful label from which a text is toxic, and {@code fine}, which lists
 * the labels of texts without harm, separated by commas, where their names do not say so. An empty
 * {@code fine=} says that there are none.
 *
 * <p>Labels are those of the model's configuration, probabilities are told to three decimals. They
 * add up to 1 where labels exclude each other, and are independent where the configuration says
 * {@code multi_label_classification}. A text without a token is fine, with probability 1 of the
 * first fine label and 0 of all others.
 *
 * <p>The version holds the first twelve digits of the model's SHA-256. It reads the files when it
 * is first asked for, as {@link #warmUp} does, and fails as that does.
 */
@AutoService(ToxicityEngine.class)
public final class OnnxToxicity extends OnnxEngine<ToxicityScore> implements ToxicityEngine {

  private static final List<String> SETTINGS = List.of("fine", "threshold");
  private static final double DEFAULT_THRESHOLD = 0.5;

  private final @Nullable List<String> fine;
  private final double threshold;

  /** For service loading; the engine has no model until it is {@link #configured}. */
  public OnnxToxicity() {
    this(null, null, DEFAULT_THRESHOLD);
  }

  private OnnxToxicity(@Nullable OnnxModel model, @Nullable List<String> fine, double threshold) {
    super(model);
    this.fine = fine;
    this.threshold = threshold;
  }

  @Override
  String settings() {
    return "fine=" + fine + "\nthreshold=" + threshold;
  }

  /** {@inheritDoc} None without a model; otherwise the model is loaded. */
  @Override
  public List<String> labels() {
    OnnxModel model = model();
    return model == null ? List.of() : model.labels();
  }

  @Override
  public ToxicityEngine configured(EngineSpec spec) {
    OnnxSettings settings = OnnxSettings.of(spec, SETTINGS);
    String listed = spec.settings().get("fine");
    return new OnnxToxicity(
        new OnnxModel(settings),
        listed == null ? null : LabelNames.listed(listed),
        threshold(spec.settings().get("threshold")));
  }

  private static double threshold(@Nullable String value) {
    if (value == null) {
      return DEFAULT_THRESHOLD;
    }
    double threshold;
    try {
      threshold = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw OnnxSettings.wrong("threshold", "a number above 0 and up to 1", value);
    }
    if (threshold > 0 && threshold <= 1) {
      return threshold;
    }
    throw OnnxSettings.wrong("threshold", "a number above 0 and up to 1", value);
  }

  @Override
  Reader<ToxicityScore> reader(OnnxModel model) {
    List<String> labels = model.labels();
    List<String> fineLabels = fineLabels(model);
    return probabilities ->
        score(
            probabilities.length == 0 ? certainlyFine(labels, fineLabels) : probabilities,
            labels,
            fineLabels);
  }

  private static double[] certainlyFine(List<String> labels, List<String> fineLabels) {
    double[] probabilities = new double[labels.size()];
    if (!fineLabels.isEmpty()) {
      probabilities[labels.indexOf(fineLabels.get(0))] = 1;
    }
    return probabilities;
  }

  private ToxicityScore score(double[] told, List<String> labels, List<String> fineLabels) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    int likeliest = 0;
    boolean toxic = false;
    for (int i = 0; i < told.length; i++) {
      probabilities.put(labels.get(i), told[i]);
      likeliest = told[i] > told[likeliest] ? i : likeliest;
      toxic |= told[i] >= threshold && !fineLabels.contains(labels.get(i));
    }
    return new ToxicityScore(
        labels.get(likeliest), toxic, Collections.unmodifiableMap(probabilities));
  }

  private List<String> fineLabels(OnnxModel model) {
    List<String> labels = model.labels();
    if (fine != null) {
      LabelNames.requireKnown("fine", fine, labels);
      return fine;
    }
    List<String> named = labels.stream().filter(LabelNames::isFine).toList();
    boolean unclear =
        named.isEmpty()
            && (model.activation() == Activation.SOFTMAX
                || labels.stream().anyMatch(LabelNames::saysNothing));
    if (unclear || named.size() == labels.size()) {
      throw new EngineException(
          "the model's labels ("
              + String.join(", ", labels)
              + ") do not say which of them is that of texts without harm; say it, as in fine="
              + labels.get(0));
    }
    return named;
  }
}
