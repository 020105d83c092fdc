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
package org.crosscurrent.corenlp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.crosscurrent.sentiment.SentimentScore;

/**
 * How well scores agree with people's ratings.
 *
 * @param correlation by Pearson
 * @param sign share of texts whose score, neutral within {@link SentimentScore#LABEL_THRESHOLD},
 *     has the sign of the rating
 * @param positive F1 of the positive ones
 * @param negative F1 of the negative ones
 */
record Agreement(double correlation, double sign, double positive, double negative) {

  Agreement(List<Double> ratings, double[] scores) {
    this(
        correlation(ratings, scores),
        share(ratings, scores),
        f1(ratings, scores, 1),
        f1(ratings, scores, -1));
  }

  private static double correlation(List<Double> x, double[] y) {
    int n = y.length;
    double meanX = x.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      double dx = x.get(i) - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static int sign(double score) {
    return switch (new SentimentScore(score, 0, 0, 0).label()) {
      case POSITIVE -> 1;
      case NEGATIVE -> -1;
      case NEUTRAL -> 0;
    };
  }

  private static double share(List<Double> ratings, double[] scores) {
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      right += sign(scores[i]) == (int) Math.signum(ratings.get(i)) ? 1 : 0;
    }
    return right / (double) scores.length;
  }

  private static double f1(List<Double> ratings, double[] scores, int sign) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean told = sign(scores[i]) == sign;
      boolean rated = (int) Math.signum(ratings.get(i)) == sign;
      both += told && rated ? 1 : 0;
      either += (told ? 1 : 0) + (rated ? 1 : 0);
    }
    return 2.0 * both / either;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "r %.3f, sign %.3f, F1 positive %.3f, F1 negative %.3f",
        correlation,
        sign,
        positive,
        negative);
  }
}
