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

import java.util.Arrays;
import java.util.List;
import org.crosscurrent.toxicity.ConfusionMatrix;
import org.crosscurrent.toxicity.LinearModel;

/**
 * How scores become labels, probabilities and flags. The offsets are in the shipped probabilities:
 * these are what the scores would tell if the rare labels were as much more frequent.
 *
 * @param offsets added to the labels' scores
 * @param stretch by which the scores are multiplied then
 * @param threshold from which probability of being toxic on a text is flagged
 * @param worth how good the labels are then, by {@link #worth(ConfusionMatrix)}
 */
record Decision(double[] offsets, double stretch, double threshold, double worth) {

  private static final int K = LinearModel.LABELS.size();
  private static final int NEITHER = K - 1;
  private static final double COARSE = 0.5;
  private static final double FINE = 0.1;
  private static final double RANGE = 4;

  /** At most this share of the texts that are neither hate nor offensive is to be flagged. */
  private static final double FALSE_ALARMS = 0.05;

  /** The best decision for some texts by scores of a model that was not trained on them. */
  static Decision of(List<Example> examples, double[][] scores) {
    double[] offsets = best(examples, scores, new double[K], RANGE, COARSE);
    offsets = best(examples, scores, offsets, COARSE, FINE);
    double stretch = stretch(examples, scores, offsets);
    double threshold = threshold(examples, scores, offsets, stretch);
    double worth = worth(matrix(examples, scores, offsets));
    return new Decision(offsets, stretch, threshold, worth);
  }

  /** The best offsets on a grid around some. */
  private static double[] best(
      List<Example> examples, double[][] scores, double[] middle, double range, double step) {
    double[] best = middle;
    double worth = -1;
    int steps = (int) Math.round(range / step);
    for (int hate = -steps; hate <= steps; hate++) {
      for (int neither = -steps; neither <= steps; neither++) {
        double[] tried = {middle[0] + hate * step, 0, middle[2] + neither * step};
        double found = worth(matrix(examples, scores, tried));
        if (found > worth) {
          worth = found;
          best = tried;
        }
      }
    }
    return best;
  }

  /** What is to be great: the F1 of all labels, and of the rarest once more. */
  static double worth(ConfusionMatrix matrix) {
    return matrix.weightedF1() + matrix.macroF1() + matrix.f1(LinearModel.LABELS.get(0)) / 2;
  }

  ConfusionMatrix matrix(List<Example> examples, double[][] scores) {
    return matrix(examples, scores, offsets);
  }

  private static ConfusionMatrix matrix(
      List<Example> examples, double[][] scores, double[] offsets) {
    ConfusionMatrix matrix = new ConfusionMatrix(LinearModel.LABELS);
    for (int i = 0; i < scores.length; i++) {
      int best = 0;
      for (int label = 1; label < K; label++) {
        best = scores[i][label] + offsets[label] > scores[i][best] + offsets[best] ? label : best;
      }
      matrix.add(LinearModel.LABELS.get(examples.get(i).label()), LinearModel.LABELS.get(best));
    }
    return matrix;
  }

  /** The factor by which the probabilities tell most of the labels: the least logarithmic loss. */
  private static double stretch(List<Example> examples, double[][] scores, double[] offsets) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (double stretch = 0.2; stretch <= 4; stretch += 0.05) {
      double loss = 0;
      for (int i = 0; i < scores.length; i++) {
        int label = examples.get(i).label();
        loss -= StrictMath.log(probabilities(scores[i], offsets, stretch)[label] + 1e-12);
      }
      if (loss < least) {
        least = loss;
        best = stretch;
      }
    }
    return best;
  }

  /** The least threshold in hundredths that flags no more harmless texts than it may. */
  private static double threshold(
      List<Example> examples, double[][] scores, double[] offsets, double stretch) {
    double[] toxic = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (examples.get(i).label() == NEITHER) {
        toxic[count++] = 1 - probabilities(scores[i], offsets, stretch)[NEITHER];
      }
    }
    Arrays.sort(toxic, 0, count);
    int allowed = (int) (FALSE_ALARMS * count);
    double first = count == 0 ? 0.5 : toxic[Math.max(0, count - 1 - allowed)];
    return Math.min(0.99, Math.max(0.5, (Math.floor(first * 100) + 1) / 100));
  }

  static double[] probabilities(double[] scores, double[] offsets, double stretch) {
    double[] result = new double[K];
    double most = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < K; label++) {
      result[label] = (scores[label] + offsets[label]) * stretch;
      most = Math.max(most, result[label]);
    }
    double sum = 0;
    for (int label = 0; label < K; label++) {
      result[label] = StrictMath.exp(result[label] - most);
      sum += result[label];
    }
    for (int label = 0; label < K; label++) {
      result[label] /= sum;
    }
    return result;
  }
}
