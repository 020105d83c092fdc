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

import java.util.Arrays;
import java.util.List;

/**
 * How often texts of each label were given each label. A share of nothing is 0. Not for use by two
 * threads.
 */
public final class ConfusionMatrix {

  private final List<String> labels;
  private final int[][] counts;

  /** An empty matrix. */
  public ConfusionMatrix(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.counts = new int[labels.size()][labels.size()];
  }

  /**
   * Counts a text.
   *
   * @throws IllegalArgumentException if a label is none of the matrix's
   */
  public void add(String actual, String given) {
    counts[index(actual)][index(given)]++;
  }

  private int index(String label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no label '" + label + "'; there is " + String.join(", ", labels));
    }
    return index;
  }

  /** Its labels, in order. */
  public List<String> labels() {
    return labels;
  }

  /** How many texts of one label were given another, or the same. */
  public int count(String actual, String given) {
    return counts[index(actual)][index(given)];
  }

  /** All texts. */
  public int total() {
    return Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).sum();
  }

  /** The texts of a label. */
  public int actual(String label) {
    return Arrays.stream(counts[index(label)]).sum();
  }

  /** The texts that were given a label. */
  public int given(String label) {
    int column = index(label);
    return Arrays.stream(counts).mapToInt(row -> row[column]).sum();
  }

  /** The share of all texts that were given their label. */
  public double accuracy() {
    return share(labels.stream().mapToInt(label -> count(label, label)).sum(), total());
  }

  /** The share of the texts given a label that have it. */
  public double precision(String label) {
    return share(count(label, label), given(label));
  }

  /** The share of a label's texts that were given it. */
  public double recall(String label) {
    return share(count(label, label), actual(label));
  }

  /** The harmonic mean of precision and recall of a label. */
  public double f1(String label) {
    return share(2 * count(label, label), actual(label) + given(label));
  }

  /** The mean of the labels' F1. */
  public double macroF1() {
    return labels.stream().mapToDouble(this::f1).sum() / labels.size();
  }

  /** The mean of the labels' F1 by how many texts each has. */
  public double weightedF1() {
    double sum = labels.stream().mapToDouble(label -> f1(label) * actual(label)).sum();
    return total() == 0 ? 0 : sum / total();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
