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
package org.crosscurrent.pipelines.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crosscurrent.sentiment.SentimentLabel;
import org.crosscurrent.sentiment.SentimentScore;

/**
 * How far an engine agrees with people: by Pearson's correlation of its scores with their mean
 * ratings, and by the sign of the rating against the engine's label. A rating of 0 is neutral.
 */
final class SentimentAgreement {

  private static final double DECIMALS = 10_000;

  private final List<double[]> pairs = new ArrayList<>();
  private final int[][] confusion =
      new int[SentimentLabel.values().length][SentimentLabel.values().length];

  /** One text with the mean rating of people, of which only 0 is fixed. */
  void add(double rating, SentimentScore score) {
    pairs.add(new double[] {rating, score.compound()});
    confusion[signOf(rating).ordinal()][score.label().ordinal()]++;
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  void putInto(Map<String, Object> summary) {
    summary.put("pearson", rounded(pearson()));
    summary.put("sign_accuracy", rounded(accuracy()));
    summary.put("f1_positive", rounded(f1(SentimentLabel.POSITIVE)));
    summary.put("f1_negative", rounded(f1(SentimentLabel.NEGATIVE)));
  }

  private static SentimentLabel signOf(double rating) {
    if (rating == 0) {
      return SentimentLabel.NEUTRAL;
    }
    return rating > 0 ? SentimentLabel.POSITIVE : SentimentLabel.NEGATIVE;
  }

  private double accuracy() {
    int right = 0;
    for (int label = 0; label < confusion.length; label++) {
      right += confusion[label][label];
    }
    return (double) right / pairs.size();
  }

  /** The harmonic mean of precision and recall; 0 if there is nothing right. */
  private double f1(SentimentLabel label) {
    int one = label.ordinal();
    int both = 0;
    for (int other = 0; other < confusion.length; other++) {
      both += confusion[one][other] + confusion[other][one];
    }
    return both == 0 ? 0 : 2.0 * confusion[one][one] / both;
  }

  private double pearson() {
    double meanX = pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0);
    double meanY = pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(0);
    double covariance = 0;
    double varianceX = 0;
    double varianceY = 0;
    for (double[] pair : pairs) {
      double x = pair[0] - meanX;
      double y = pair[1] - meanY;
      covariance += x * y;
      varianceX += x * x;
      varianceY += y * y;
    }
    return covariance / Math.sqrt(varianceX * varianceY);
  }

  /** Not a number, where all scores or all ratings are the same, stays what it is. */
  private static double rounded(double value) {
    return Double.isNaN(value) ? value : Math.round(value * DECIMALS) / DECIMALS;
  }
}
