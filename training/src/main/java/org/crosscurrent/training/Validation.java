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
package org.crosscurrent.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A choice and how well it does on texts that it was not trained on: the training part is cut in
 * parts, and each is scored by a model trained on the others.
 *
 * @param choice what was tried
 * @param decision the best for it
 * @param examples the training part
 * @param scores of each
 */
record Validation(
    Regression.Choice choice, Decision decision, List<Example> examples, double[][] scores) {

  private static final int FOLDS = 4;

  /**
   * Tries a choice.
   *
   * @param examples the training part
   * @param counterExamples what is added to each training, and not validated
   * @param seed by which the parts are cut
   */
  static Validation of(
      List<Example> examples, List<Example> counterExamples, Regression.Choice choice, long seed) {
    double[][] scores = new double[examples.size()][];
    IntStream.range(0, FOLDS)
        .parallel()
        .forEach(fold -> validate(fold, examples, counterExamples, choice, seed, scores));
    return new Validation(choice, Decision.of(examples, scores), examples, scores);
  }

  private static void validate(
      int fold,
      List<Example> examples,
      List<Example> counterExamples,
      Regression.Choice choice,
      long seed,
      double[][] scores) {
    List<Example> others = new ArrayList<>(counterExamples);
    examples.stream().filter(example -> example.fold(FOLDS, seed) != fold).forEach(others::add);
    Regression regression = Regression.fit(others, choice);
    for (int i = 0; i < scores.length; i++) {
      if (examples.get(i).fold(FOLDS, seed) == fold) {
        scores[i] = regression.scores(examples.get(i).features());
      }
    }
  }
}
