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

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import org.crosscurrent.toxicity.LinearModel;
import org.crosscurrent.toxicity.ToxicityFeatures;

/**
 * For each label a logistic regression of that label against the others, regularised by the square
 * of its weights. A feature's value is by how much it is more or less frequent in the label's texts
 * than in others, as the amount of the logarithm of the ratio and a little for those that are not
 * (after S. Wang and C. Manning, <i>Baselines and Bigrams</i>, ACL 2012), divided by the root of
 * how many of its kind the text has. The ratios are multiplied into the weights, so that a model
 * has no need to know them.
 *
 * @param weights by label and bucket
 * @param biases by label
 */
record Regression(double[][] weights, double[] biases) {

  private static final double TOLERANCE = 0.01;

  /** The value of a feature that is as frequent in a label's texts as in others. */
  private static final double LEAST = 0.3;

  private static final int K = LinearModel.LABELS.size();

  /**
   * What is chosen by validation.
   *
   * @param c the cost of an error against that of weights
   * @param rareWeight how much more an error on a text of {@code hate} costs
   */
  record Choice(double c, double rareWeight) {}

  static Regression fit(List<Example> examples, Choice choice) {
    double[][] weights = new double[K][];
    double[] biases = new double[K];
    for (int label = 0; label < K; label++) {
      double[] ratios = ratios(examples, label);
      double[] fitted =
          fit(problem(examples, label, ratios), label == 0 ? choice.rareWeight() : 1, choice.c());
      biases[label] = fitted[ToxicityFeatures.BUCKETS];
      weights[label] = Arrays.copyOf(fitted, ToxicityFeatures.BUCKETS);
      for (int bucket = 0; bucket < ToxicityFeatures.BUCKETS; bucket++) {
        weights[label][bucket] *= ratios[bucket];
      }
    }
    return new Regression(weights, biases);
  }

  /** By bucket, the amount of the logarithm of the ratio; counts begin with one. */
  private static double[] ratios(List<Example> examples, int label) {
    double[] mine = new double[ToxicityFeatures.BUCKETS];
    double[] others = new double[ToxicityFeatures.BUCKETS];
    int texts = 0;
    for (Example example : examples) {
      texts += example.label() == label ? 1 : 0;
      double[] counts = example.label() == label ? mine : others;
      for (int i = 0; i < example.features().size(); i++) {
        counts[example.features().bucket(i)]++;
      }
    }
    double[] ratios = new double[ToxicityFeatures.BUCKETS];
    for (int bucket = 0; bucket < ratios.length; bucket++) {
      double share = (1 + mine[bucket]) / (2.0 + texts);
      double otherShare = (1 + others[bucket]) / (2.0 + examples.size() - texts);
      ratios[bucket] = LEAST + Math.abs(StrictMath.log(share / otherShare));
    }
    return ratios;
  }

  private static Problem problem(List<Example> examples, int label, double[] ratios) {
    Problem problem = new Problem();
    problem.l = examples.size();
    problem.n = ToxicityFeatures.BUCKETS + 1;
    problem.bias = 1;
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i] = vector(examples.get(i).features(), ratios);
      problem.y[i] = examples.get(i).label() == label ? 1 : -1;
    }
    return problem;
  }

  /** A text's features in the order of their buckets, as the library wants it, and the bias. */
  private static Feature[] vector(ToxicityFeatures features, double[] ratios) {
    long[] order = new long[features.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) features.bucket(i) << Integer.SIZE | i;
    }
    Arrays.sort(order);
    Feature[] vector = new Feature[order.length + 1];
    for (int i = 0; i < order.length; i++) {
      int index = (int) order[i];
      int bucket = features.bucket(index);
      vector[i] = new FeatureNode(bucket + 1, ratios[bucket] * value(features, index));
    }
    vector[order.length] = new FeatureNode(ToxicityFeatures.BUCKETS + 1, 1);
    return vector;
  }

  private static double value(ToxicityFeatures features, int index) {
    int words = features.words();
    return 1 / Math.sqrt(index < words ? words : features.size() - words);
  }

  private static double[] fit(Problem problem, double weight, double c) {
    Parameter parameter = new Parameter(SolverType.L2R_LR, c, TOLERANCE);
    parameter.setWeights(new double[] {weight, 1}, new int[] {1, -1});
    Model model = Linear.train(problem, parameter);
    double[] weights = model.getFeatureWeights();
    if (model.getLabels()[0] != 1) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = -weights[i];
      }
    }
    return weights;
  }

  /** The labels' scores of a text. */
  double[] scores(ToxicityFeatures features) {
    double[] scores = biases.clone();
    for (int i = 0; i < features.size(); i++) {
      double value = value(features, i);
      for (int label = 0; label < K; label++) {
        scores[label] += weights[label][features.bucket(i)] * value;
      }
    }
    return scores;
  }

  /** The model whose scores are these, shifted and then stretched. */
  LinearModel model(Decision decision) {
    double[][] stretched = new double[K][ToxicityFeatures.BUCKETS];
    double[] shifted = new double[K];
    for (int label = 0; label < K; label++) {
      shifted[label] = (biases[label] + decision.offsets()[label]) * decision.stretch();
      for (int bucket = 0; bucket < ToxicityFeatures.BUCKETS; bucket++) {
        stretched[label][bucket] = weights[label][bucket] * decision.stretch();
      }
    }
    return LinearModel.of(stretched, shifted, decision.threshold());
  }
}
