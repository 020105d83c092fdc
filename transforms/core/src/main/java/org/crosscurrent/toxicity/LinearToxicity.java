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
package org.crosscurrent.toxicity;

import com.google.auto.service.AutoService;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.EngineSpec;

/**
 * Toxicity of short English posts by a {@link LinearModel} over words and sequences of characters.
 * Its labels are {@code hate}, {@code offensive} and {@code neither}; a text is flagged as toxic
 * where hate and offensive together have at least the probability of a threshold. The model card is
 * {@code docs/toxicity.md}.
 *
 * <p>As a spec: {@code linear}, {@code linear?threshold=0.9}, or {@code linear:FILE} for a model
 * that {@code TrainToxicity} wrote.
 *
 * <p>Time is linear in the text's length; memory is some ten kilobytes a call whatever the length,
 * and 0.8 MB for the model, which is loaded once in a JVM. Any number of threads may score. No text
 * makes it throw. Probabilities are rounded to 4 decimals, the same on each JVM.
 */
@AutoService(ToxicityEngine.class)
public final class LinearToxicity implements ToxicityEngine {
  private static final String NAME = "linear";
  private static final String THRESHOLD = "threshold";
  private static final String RESOURCE = "linear.model";

  /** The version of the rules by which features are made and scores become probabilities. */
  private static final int RULES = 1;

  private static final double DECIMALS = 10_000;

  /** Models by file; the one that comes with the library is under no name. */
  private static final Map<String, LinearModel> LOADED = new ConcurrentHashMap<>();

  private final @Nullable String file;
  private final @Nullable Double threshold;

  /** Set when first needed; the same whoever sets it. */
  private volatile @Nullable LinearModel model;

  /** For service loading; otherwise use {@link #create()}. */
  public LinearToxicity() {
    this(null, null);
  }

  private LinearToxicity(@Nullable String file, @Nullable Double threshold) {
    this.file = file;
    this.threshold = threshold;
  }

  /** The engine with the model that comes with the library, ready to score. */
  public static LinearToxicity create() {
    LinearToxicity engine = new LinearToxicity();
    engine.warmUp();
    return engine;
  }

  /** An engine with a model of one's own, and its threshold. */
  public static LinearToxicity of(LinearModel model) {
    LinearToxicity engine = new LinearToxicity();
    engine.model = model;
    return engine;
  }

  /** {@inheritDoc} It is {@value #NAME}. */
  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc} It is the version of the rules, the model's checksum, and the threshold if one
   * was set: {@code 1-0a1b2c3d?threshold=0.9}. Loads the model.
   */
  @Override
  public String version() {
    String version = RULES + "-" + model().checksum();
    return threshold == null ? version : version + "?" + THRESHOLD + "=" + threshold;
  }

  @Override
  public String licence() {
    return "Apache-2.0 AND MIT";
  }

  @Override
  public EngineCost cost() {
    return EngineCost.LIGHT;
  }

  @Override
  public List<String> labels() {
    return LinearModel.LABELS;
  }

  /**
   * {@inheritDoc} The argument is the file of a model; the setting {@code threshold} is the
   * probability from which on a text is flagged, above 0 and at most 1.
   */
  @Override
  public LinearToxicity configured(EngineSpec spec) {
    spec.requireSettings(List.of(THRESHOLD));
    String value = spec.settings().get(THRESHOLD);
    return new LinearToxicity(spec.argument(), value == null ? null : probability(value));
  }

  private static double probability(String value) {
    String sentence =
        "the setting 'threshold' of the engine 'linear' must be a number above 0 and at most 1,"
            + " not '"
            + value
            + "'";
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(sentence, e);
    }
    throw new IllegalArgumentException(sentence);
  }

  @Override
  public void warmUp() {
    model();
  }

  private LinearModel model() {
    LinearModel known = model;
    if (known == null) {
      known = LOADED.computeIfAbsent(file == null ? "" : file, LinearToxicity::load);
      model = known;
    }
    return known;
  }

  private static LinearModel load(String file) {
    try (InputStream bytes = file.isEmpty() ? shipped() : Files.newInputStream(Path.of(file))) {
      return LinearModel.read(new BufferedInputStream(bytes));
    } catch (IOException | IllegalArgumentException e) {
      String which = file.isEmpty() ? "its own model" : "the model " + file;
      throw new EngineException("the engine 'linear' cannot read " + which + ": " + why(e), e);
    }
  }

  private static String why(Exception e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : e.getMessage();
  }

  private static InputStream shipped() throws IOException {
    InputStream bytes = LinearToxicity.class.getResourceAsStream(RESOURCE);
    if (bytes == null) {
      throw new IOException("there is no " + RESOURCE + " beside the class");
    }
    return bytes;
  }

  @Override
  public ToxicityScore score(String text) {
    Objects.requireNonNull(text, "text must not be null");
    LinearModel used = model();
    double[] exact = used.probabilities(text);
    double least = threshold == null ? used.threshold() : threshold;
    Map<String, Double> probabilities = new LinkedHashMap<>();
    int best = LinearModel.LABELS.size() - 1;
    for (int label = 0; label < exact.length; label++) {
      probabilities.put(
          LinearModel.LABELS.get(label), Math.rint(exact[label] * DECIMALS) / DECIMALS);
      best = exact[label] > exact[best] ? label : best;
    }
    return new ToxicityScore(
        LinearModel.LABELS.get(best),
        exact[0] + exact[1] >= least,
        Collections.unmodifiableMap(probabilities));
  }
}
