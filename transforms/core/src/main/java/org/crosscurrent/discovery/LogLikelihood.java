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
package org.crosscurrent.discovery;

/**
 * How surprising it is that a phrase is in {@code k1} of {@code n1} posts now and was in {@code k2}
 * of {@code n2} before, if its rate were the same.
 *
 * <p>The ratio is that of T. Dunning, <i>Accurate Methods for the Statistics of Surprise and
 * Coincidence</i>, Computational Linguistics 19(1), 1993, for two binomials, as -2 log λ, which has
 * the χ² distribution with one degree of freedom: 10.83 is passed once in 1,000 phrases of a steady
 * rate, 15.13 once in 10,000. Unlike χ² itself it holds for rare phrases.
 */
final class LogLikelihood {

  /** What a count of none is taken for, so that a quotient exists. */
  private static final double NONE = 0.5;

  private LogLikelihood() {}

  /** The ratio; 0 if there is nothing to compare with. */
  static double ratio(long k1, long n1, long k2, long n2) {
    if (n1 == 0 || n2 == 0) {
      return 0;
    }
    double p = (double) (k1 + k2) / (n1 + n2);
    double ratio =
        2
            * (likelihood(k1, n1, (double) k1 / n1)
                + likelihood(k2, n2, (double) k2 / n2)
                - likelihood(k1, n1, p)
                - likelihood(k2, n2, p));
    return Math.max(0, ratio);
  }

  /** How many times as often it is written now; a phrase that was not is taken for half a post. */
  static double lift(long k1, long n1, long k2, long n2) {
    return n1 == 0 || n2 == 0 ? 0 : ((double) k1 / n1) / (Math.max(k2, NONE) / n2);
  }

  private static double likelihood(long k, long n, double p) {
    return part(k, p) + part(n - k, 1 - p);
  }

  /** Strict, so that every machine gets the same last bit. */
  private static double part(long count, double p) {
    return count == 0 ? 0 : count * StrictMath.log(p);
  }
}
