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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.crosscurrent.engine.EngineException;

/**
 * A model with its tokenizer and its labels: the probability of each label for any text, rounded to
 * {@value #DECIMALS} decimals.
 *
 * <p>The probabilities of a text are those that it has alone, whatever other texts are given with
 * it. Computed together they differ in the last digits of a float, because sums are made in another
 * order; what is told is rounded far above that, and a text whose numbers lie so near to the middle
 * between two rounded ones that the difference might decide is computed again alone. A model that
 * tells more than such digits otherwise, as dynamically quantised ones do, is only ever asked about
 * one text at a time; it is found out when the model is loaded.
 */
final class Classifier {

  /** Decimals of what is told. */
  static final int DECIMALS = 3;

  private static final double STEPS = 1000;

  /** By how much a probability may differ between a text alone and among others. */
  private static final double TOLERANCE = 2e-5;

  /** The same for the texts that are tried at the start, which are few. */
  private static final double TOLERANCE_AT_START = TOLERANCE / 4;

  /** What is told of a text without tokens. */
  private static final double[] NOTHING = {};

  /** Texts of one, some and as many tokens as may be, of different sense. */
  private static final List<String> PROBES =
      List.of(
          "a",
          "What a great day!",
          "I hate this awful coffee.",
          "the tram was late",
          "good",
          "They said it was bad and I love it, so there you are: 3 of 5, https://example.org",
          "so ".repeat(9999));

  private static final Map<Key, Classifier> LOADED = new ConcurrentHashMap<>();

  private record Key(String folder, String model, int threads, int maxTokens) {}

  private final ModelTokenizer tokenizer;
  private final ModelSession session;
  private final ModelConfig config;
  private final boolean together;

  private Classifier(
      ModelConfig config, ModelSession session, ModelTokenizer tokenizer, boolean together) {
    this.config = config;
    this.session = session;
    this.tokenizer = tokenizer;
    this.together = together;
  }

  /**
   * The classifier of some settings; one in a JVM for each folder, model, threads and limit of
   * tokens.
   *
   * @throws EngineException if it cannot be loaded or does not work; one sentence
   */
  static Classifier of(OnnxSettings settings, ModelFiles files) {
    return LOADED.computeIfAbsent(keyOf(settings), absent -> load(settings, files));
  }

  /** Whether the classifier of the settings is loaded and asked about one text at a time. */
  static boolean isLoadedForTextsAlone(OnnxSettings settings) {
    Classifier loaded = LOADED.get(keyOf(settings));
    return loaded != null && !loaded.together;
  }

  private static Key keyOf(OnnxSettings settings) {
    return new Key(settings.folder(), settings.model(), settings.threads(), settings.maxTokens());
  }

  private static Classifier load(OnnxSettings settings, ModelFiles files) {
    ModelConfig config = ModelConfig.read(files.config(), files.shown(ModelFiles.CONFIG));
    if (config.positions() > 0 && settings.maxTokens() > config.positions()) {
      throw new EngineException(
          "the model in "
              + files.folder()
              + " has room for "
              + config.positions()
              + " tokens, fewer than max-tokens="
              + settings.maxTokens());
    }
    ModelSession session = ModelSession.load(files, config, settings.threads());
    try {
      int maxTokens = session.tokens(settings.maxTokens());
      ModelTokenizer tokenizer = ModelTokenizer.read(files, maxTokens);
      return new Classifier(config, session, tokenizer, goTogether(session, tokenizer));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Scores the probes alone and together; tells if the results are the same. */
  private static boolean goTogether(ModelSession session, ModelTokenizer tokenizer) {
    List<TokenIds> texts = new ArrayList<>();
    PROBES.forEach(text -> texts.add(tokenizer.encode(text)));
    texts.removeIf(text -> text.size() == 0);
    if (texts.isEmpty()) {
      throw new EngineException("the model's tokenizer finds no token in plain English");
    }
    List<float[]> alone = new ArrayList<>();
    for (TokenIds text : texts) {
      alone.add(session.logits(List.of(text))[0]);
    }
    if (!session.takesBatches()) {
      return false;
    }
    float[][] together = session.logits(texts);
    for (int i = 0; i < together.length; i++) {
      for (Activation activation : Activation.values()) {
        if (!differByLess(
            activation.of(alone.get(i)), activation.of(together[i]), TOLERANCE_AT_START)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean differByLess(double[] some, double[] others, double tolerance) {
    for (int i = 0; i < some.length; i++) {
      if (Math.abs(some[i] - others[i]) > tolerance) {
        return false;
      }
    }
    return true;
  }

  /** The labels, in the order of their probabilities. */
  List<String> labels() {
    return config.labels();
  }

  /** The activation that the model's configuration implies. */
  Activation activation() {
    return config.activation();
  }

  /**
   * The probabilities of each of some texts, in their order.
   *
   * @param activation by which the model's numbers become probabilities
   * @param batch texts that are computed at once, at most
   * @return for each text one number a label; none for a text that has no token
   */
  List<double[]> probabilities(List<String> texts, Activation activation, int batch) {
    TokenIds[] tokens = new TokenIds[texts.size()];
    double[][] told = new double[texts.size()][];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = tokenizer.encode(texts.get(i));
      told[i] = NOTHING;
    }
    // Texts of like length lie together, so that little is filled up.
    List<Integer> order =
        IntStream.range(0, tokens.length)
            .filter(i -> tokens[i].size() > 0)
            .boxed()
            .sorted(Comparator.comparingInt(i -> tokens[i].size()))
            .toList();
    int size = together ? batch : 1;
    for (int from = 0; from < order.size(); from += size) {
      List<Integer> some = order.subList(from, Math.min(from + size, order.size()));
      List<TokenIds> batched = some.stream().map(i -> tokens[i]).toList();
      List<double[]> computed = compute(batched, activation);
      for (int i = 0; i < computed.size(); i++) {
        double[] numbers = computed.get(i);
        if (batched.size() > 1 && isNearMiddle(numbers)) {
          numbers = computeAgain(batched.get(i), numbers, activation);
        }
        told[some.get(i)] = rounded(numbers);
      }
    }
    return List.of(told);
  }

  private double[] computeAgain(TokenIds text, double[] amongOthers, Activation activation) {
    double[] alone = compute(List.of(text), activation).get(0);
    if (!differByLess(alone, amongOthers, TOLERANCE)) {
      throw new EngineException(
          "the model tells of a text among others something else than of the text alone; set"
              + " batch=1");
    }
    return alone;
  }

  private List<double[]> compute(List<TokenIds> texts, Activation activation) {
    List<double[]> probabilities = new ArrayList<>(texts.size());
    for (float[] logits : session.logits(texts)) {
      probabilities.add(activation.of(logits));
    }
    return probabilities;
  }

  /** Whether a little more or less would make any of the rounded numbers another one. */
  private static boolean isNearMiddle(double[] probabilities) {
    for (double probability : probabilities) {
      if (Math.abs(probability * STEPS % 1 - 0.5) <= TOLERANCE * STEPS) {
        return true;
      }
    }
    return false;
  }

  private static double[] rounded(double[] probabilities) {
    double[] rounded = new double[probabilities.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = round(probabilities[i]);
    }
    return rounded;
  }

  /** To {@value #DECIMALS} decimals. */
  static double round(double number) {
    return Math.round(number * STEPS) / STEPS;
  }
}
