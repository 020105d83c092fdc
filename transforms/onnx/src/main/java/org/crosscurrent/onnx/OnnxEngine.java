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
import java.util.List;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;

/**
 * What the engines of all tasks have in common: a model, whose probabilities of labels each reads
 * in its own way.
 *
 * @param <S> what it tells of a text
 */
abstract class OnnxEngine<S> implements Engine<S> {

  private final @Nullable OnnxModel model;

  /** With a model, or without one until it is configured. */
  OnnxEngine(@Nullable OnnxModel model) {
    this.model = model;
  }

  /** The settings of the task, as they belong to the version. */
  abstract String settings();

  /**
   * Reads the labels of a model.
   *
   * @throws EngineException if they do not say what the task asks for; one sentence
   */
  abstract Reader<S> reader(OnnxModel model);

  /** Makes a score of the probabilities of one text; none where it has no token. */
  interface Reader<S> {
    S read(double[] probabilities);
  }

  /** Null until it is configured. */
  final @Nullable OnnxModel model() {
    return model;
  }

  @Override
  public final String name() {
    return "onnx";
  }

  /**
   * {@inheritDoc}
   *
   * @throws EngineException if the model's files cannot be read, or are not the pinned ones
   */
  @Override
  public final String version() {
    return model == null ? OnnxModel.versionOfLibraries() : model.version(settings());
  }

  @Override
  public final String licence() {
    return model == null ? OnnxModel.licenceWith("LicenseRef-model") : model.licence();
  }

  @Override
  public final EngineCost cost() {
    return EngineCost.HEAVY;
  }

  /** {@inheritDoc} It is 1 for a model that turned out, by warming it up, to need texts alone. */
  @Override
  public final int batchSize() {
    return model == null ? 1 : model.batchSize();
  }

  @Override
  public final void warmUp() {
    score("A plain sentence.");
  }

  @Override
  public final S score(String text) {
    return scoreAll(List.of(text)).get(0);
  }

  @Override
  public final List<S> scoreAll(List<String> texts) {
    texts.forEach(text -> Objects.requireNonNull(text, "text must not be null"));
    if (model == null) {
      throw OnnxModel.absent();
    }
    Reader<S> reader = reader(model);
    List<S> scores = new ArrayList<>(texts.size());
    for (double[] probabilities : model.probabilities(texts)) {
      scores.add(reader.read(probabilities));
    }
    return scores;
  }
}
