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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearModelTest {

  private static LinearModel model() {
    double[][] weights = new double[3][ToxicityFeatures.BUCKETS];
    ToxicityFeatures hot = ToxicityFeatures.of("hot");
    for (int i = 0; i < hot.size(); i++) {
      weights[1][hot.bucket(i)] = 4;
    }
    return LinearModel.of(weights, new double[] {-2, -1, 2}, 0.5);
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model().write(bytes);
    return bytes.toByteArray();
  }

  private static void refuses(byte[] bytes, String sentence) {
    assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    LinearModel read = LinearModel.read(new ByteArrayInputStream(bytes()));
    assertThat(read.checksum()).isEqualTo(model().checksum()).hasSize(8);
    assertThat(read.threshold()).isEqualTo(0.5);
    for (String text : new String[] {"", "hot", "a hot tea", "cold"}) {
      assertThat(read.probabilities(text)).isEqualTo(model().probabilities(text));
    }
  }

  @Test
  void weightsMakeALabelProbable() {
    // one word of weight 4, and ten sequences: 4 + 40 / sqrt(10), on top of the biases
    double offensive = StrictMath.exp(-1 + 4 + 4 * Math.sqrt(10));
    double sum = offensive + StrictMath.exp(-2) + StrictMath.exp(2);
    assertThat(model().probabilities("hot")[1])
        .isCloseTo(offensive / sum, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void aTextWithoutFeaturesIsNotToxic() {
    assertThat(model().probabilities("")).containsExactly(0, 0, 1);
    assertThat(model().probabilities("... 汤")).containsExactly(0, 0, 1);
  }

  @Test
  void aLongTextIsAsToxicAsItsWorstPassage() {
    String cold = "cold ice ".repeat(200);
    double[] worst = model().probabilities(cold + "hot hot hot " + cold);
    assertThat(worst[2]).isLessThan(model().probabilities(cold)[2]);
  }

  @Test
  void damagedBytesAreRefused() throws IOException {
    byte[] whole = bytes();
    refuses(new byte[0], "end too early");
    refuses(Arrays.copyOf(whole, whole.length - 1), "end too early");
    refuses(Arrays.copyOf(whole, whole.length + 1), "go on behind their end");
    refuses(changed(whole, 0), "are not those of a toxicity model");
    refuses(changed(whole, 4), "are of format");
    refuses(changed(whole, 5), "are of other features");
    refuses(changed(whole, 6), "are of other labels");
    for (int at : new int[] {7, 100, whole.length / 2, whole.length - 5, whole.length - 1}) {
      refuses(changed(whole, at), "do not have the checksum");
    }
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }
}
