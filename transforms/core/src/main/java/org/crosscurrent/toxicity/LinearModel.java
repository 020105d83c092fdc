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

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A linear model of how toxic a text is: for each label the weight of each {@linkplain
 * ToxicityFeatures feature} in 8 bits. A label's score is
 *
 * <pre>bias + scale * (sum of weights of words / sqrt(words) + the same of sequences)</pre>
 *
 * <p>and its probability the softmax over the labels' scores. Sums are of whole numbers and the
 * exponential is {@link StrictMath}'s, so that a text has the same probabilities on each JVM.
 *
 * <p>Its bytes, big-endian: {@code CCTX}, the format 1, the number of bits of a bucket, the number
 * of labels (3), for each label bias and scale (doubles), the threshold (double), for each bucket
 * its labels' weights, and a CRC-32 of all before it. Immutable.
 */
public final class LinearModel {

  /** The labels, in their order. The last is the one that is not toxic. */
  public static final List<String> LABELS = List.of("hate", "offensive", "neither");

  private static final int K = 3;
  private static final int MAGIC = 0x43435458;
  private static final int FORMAT = 1;

  private final double[] biases;
  private final double[] scales;
  private final double threshold;
  private final byte[] weights;
  private final int checksum;

  private LinearModel(
      double[] biases, double[] scales, double threshold, byte[] weights, int checksum) {
    this.biases = biases;
    this.scales = scales;
    this.threshold = threshold;
    this.weights = weights;
    this.checksum = checksum;
  }

  /**
   * A model of weights, rounded to 8 bits.
   *
   * @param weights by label and bucket
   * @param biases by label
   * @param threshold from which probability of being toxic on a text is flagged
   */
  public static LinearModel of(double[][] weights, double[] biases, double threshold) {
    byte[] rounded = new byte[K * ToxicityFeatures.BUCKETS];
    double[] scales = new double[K];
    for (int label = 0; label < K; label++) {
      double most = 0;
      for (double weight : weights[label]) {
        most = Math.max(most, Math.abs(weight));
      }
      scales[label] = most == 0 ? 1 : most / Byte.MAX_VALUE;
      for (int bucket = 0; bucket < ToxicityFeatures.BUCKETS; bucket++) {
        rounded[K * bucket + label] = (byte) Math.rint(weights[label][bucket] / scales[label]);
      }
    }
    LinearModel draft = new LinearModel(biases.clone(), scales, threshold, rounded, 0);
    return new LinearModel(draft.biases, scales, threshold, rounded, draft.computeChecksum());
  }

  /**
   * Reads a model.
   *
   * @throws IOException if it cannot be read, or the bytes are not those of a whole model of this
   *     format; one sentence
   */
  public static LinearModel read(InputStream bytes) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(bytes, new CRC32());
    DataInputStream in = new DataInputStream(checked);
    try {
      require(in.readInt() == MAGIC, "are not those of a toxicity model");
      int format = in.readUnsignedByte();
      require(format == FORMAT, "are of format " + format + ", not " + FORMAT);
      require(in.readUnsignedByte() == ToxicityFeatures.BITS, "are of other features than ours");
      require(in.readUnsignedByte() == K, "are of other labels than ours");
      double[] biases = new double[K];
      double[] scales = new double[K];
      for (int label = 0; label < K; label++) {
        biases[label] = in.readDouble();
        scales[label] = in.readDouble();
      }
      double threshold = in.readDouble();
      byte[] weights = new byte[K * ToxicityFeatures.BUCKETS];
      in.readFully(weights);
      int computed = (int) checked.getChecksum().getValue();
      require(in.readInt() == computed, "do not have the checksum that they end with");
      require(in.read() < 0, "go on behind their end");
      return new LinearModel(biases, scales, threshold, weights, computed);
    } catch (EOFException e) {
      throw new IOException("the model's bytes end too early", e);
    }
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException("the model's bytes " + otherwise);
    }
  }

  /** Writes the model in the form that {@link #read} reads; the stream stays open. */
  public void write(OutputStream bytes) throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    writeBody(out);
    out.writeInt(checksum);
    out.flush();
  }

  private void writeBody(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeByte(FORMAT);
    out.writeByte(ToxicityFeatures.BITS);
    out.writeByte(K);
    for (int label = 0; label < K; label++) {
      out.writeDouble(biases[label]);
      out.writeDouble(scales[label]);
    }
    out.writeDouble(threshold);
    out.write(weights);
    out.flush();
  }

  private int computeChecksum() {
    CheckedOutputStream checked = new CheckedOutputStream(new ByteArrayOutputStream(), new CRC32());
    try {
      writeBody(new DataOutputStream(checked));
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
    return (int) checked.getChecksum().getValue();
  }

  /** The checksum of its bytes in eight hexadecimal digits, by which models are told apart. */
  public String checksum() {
    return String.format("%08x", checksum);
  }

  /** From which probability of being toxic on a text is flagged, unless it is set otherwise. */
  public double threshold() {
    return threshold;
  }

  /**
   * The probability of each label, in their order.
   *
   * <p>A long text is read in passages of some four hundred characters, and its probabilities are
   * those of the passage that is most probably toxic. A text without a word of Latin letters, a
   * number or an emoji is not toxic.
   */
  public double[] probabilities(String text) {
    Passages passages = new Passages(text);
    double[] worst = null;
    while (passages.next()) {
      double[] found = probabilities(ToxicityFeatures.of(passages));
      if (worst == null || found[K - 1] < worst[K - 1]) {
        worst = found;
      }
    }
    return worst == null ? new double[] {0, 0, 1} : worst;
  }

  private double[] probabilities(ToxicityFeatures features) {
    int words = features.words();
    int sequences = features.size() - words;
    double[] scores = biases.clone();
    addScores(scores, features, 0, words);
    addScores(scores, features, words, words + sequences);
    return softmax(scores);
  }

  private void addScores(double[] scores, ToxicityFeatures features, int from, int to) {
    if (from == to) {
      return;
    }
    int hate = 0;
    int offensive = 0;
    int neither = 0;
    for (int i = from; i < to; i++) {
      int at = K * features.bucket(i);
      hate += weights[at];
      offensive += weights[at + 1];
      neither += weights[at + 2];
    }
    double norm = 1 / Math.sqrt(to - from);
    scores[0] += scales[0] * (hate * norm);
    scores[1] += scales[1] * (offensive * norm);
    scores[2] += scales[2] * (neither * norm);
  }

  /** The probabilities of labels by their scores; the scores are overwritten. */
  private static double[] softmax(double[] scores) {
    double most = Math.max(scores[0], Math.max(scores[1], scores[2]));
    double sum = 0;
    for (int label = 0; label < K; label++) {
      scores[label] = StrictMath.exp(scores[label] - most);
      sum += scores[label];
    }
    for (int label = 0; label < K; label++) {
      scores[label] /= sum;
    }
    return scores;
  }
}
