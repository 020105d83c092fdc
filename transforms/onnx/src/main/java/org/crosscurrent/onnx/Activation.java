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

/** How the numbers that a model puts out become probabilities of its labels. */
enum Activation {
  /** Of labels that exclude each other: the probabilities add up to 1. */
  SOFTMAX {
    @Override
    double[] of(float[] logits) {
      double highest = Double.NEGATIVE_INFINITY;
      for (float logit : logits) {
        highest = Math.max(highest, logit);
      }
      double[] shares = new double[logits.length];
      double sum = 0;
      for (int i = 0; i < logits.length; i++) {
        shares[i] = Math.exp(logits[i] - highest);
        sum += shares[i];
      }
      for (int i = 0; i < shares.length; i++) {
        shares[i] /= sum;
      }
      return shares;
    }
  },

  /** Of labels of which a text may have several, or none. */
  SIGMOID {
    @Override
    double[] of(float[] logits) {
      double[] probabilities = new double[logits.length];
      for (int i = 0; i < logits.length; i++) {
        probabilities[i] = 1 / (1 + Math.exp(-(double) logits[i]));
      }
      return probabilities;
    }
  };

  /** The probabilities, 0 to 1, of finite numbers. */
  abstract double[] of(float[] logits);
}
