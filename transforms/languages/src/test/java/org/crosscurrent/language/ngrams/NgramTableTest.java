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
package org.crosscurrent.language.ngrams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.crosscurrent.language.ngrams.NgramTable.Entries;
import org.junit.jupiter.api.Test;

class NgramTableTest {

  private static long hash(String ngram) {
    return Ngrams.hash(ngram.toCharArray(), 0, ngram.length());
  }

  private static int[] scores(NgramTable table, String ngram) {
    int[] scores = new int[3];
    table.addTo(scores, hash(ngram));
    return scores;
  }

  @Test
  void eachLanguageThatHasASequenceGetsItsWeight() {
    NgramTable table =
        NgramTable.of(
            List.of(
                new Entries(new long[] {hash("ab"), hash("abc")}, new short[] {10, 20}),
                new Entries(new long[] {}, new short[] {}),
                new Entries(new long[] {hash("ab")}, new short[] {1_000})));
    assertThat(scores(table, "ab")).containsExactly(10, 0, 511);
    assertThat(scores(table, "abc")).containsExactly(20, 0, 0);
    assertThat(scores(table, "ba")).containsExactly(0, 0, 0);
  }

  @Test
  void aLargeTableFindsAllAndNothingElse() {
    int size = 200_000;
    long[] hashes = IntStream.range(0, size).mapToLong(i -> hash(Integer.toString(i))).toArray();
    short[] weights = new short[size];
    for (int i = 0; i < size; i++) {
      weights[i] = (short) (i % 500 + 1);
    }
    NgramTable table = NgramTable.of(List.of(new Entries(hashes, weights)));
    for (int i = 0; i < size; i++) {
      assertThat(scores(table, Integer.toString(i))[0]).isEqualTo(i % 500 + 1);
      assertThat(scores(table, "x" + i)[0]).isZero();
    }
  }
}
