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
package org.crosscurrent.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCounterTest {

  @Test
  void nothingCountsAsZero() {
    assertThat(new DistinctCounter().estimate()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 4095, 4096})
  void theCountIsExactUpToTheLimit(int distinct) {
    assertThat(counterOf(distinct, 3).estimate()).isEqualTo(distinct);
  }

  @ParameterizedTest
  @ValueSource(ints = {4097, 8193, 20_000, 200_000, 1_000_000})
  void beyondItTheEstimateIsWithinFiveStandardErrors(int distinct) {
    double error = distinct / Math.sqrt(DistinctCounter.EXACT_UP_TO - 1.0);
    assertThat((double) counterOf(distinct, 1).estimate()).isCloseTo(distinct, within(5 * error));
  }

  @Test
  void orderAndRepetitionMakeNoDifference() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      values.add("author " + i % 12_000);
    }
    long[] expected = of(values).toHashes();
    for (long seed = 1; seed <= 3; seed++) {
      Collections.shuffle(values, new Random(seed));
      assertThat(of(values).toHashes()).containsExactly(expected);
    }
  }

  @Test
  void mergedPartsGiveWhatTheWholeGivesAndStayAsTheyWere() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      values.add("author " + i);
    }
    DistinctCounter left = of(values.subList(0, 9_000));
    DistinctCounter right = of(values.subList(3_000, 12_000));
    long before = right.estimate();
    left.addAll(right);
    assertThat(left.toHashes()).containsExactly(of(values).toHashes());
    assertThat(right.estimate()).isEqualTo(before);
  }

  @Test
  void itsHashesMakeItAnew() {
    DistinctCounter counter = counterOf(10_000, 1);
    DistinctCounter anew = DistinctCounter.ofHashes(counter.toHashes());
    assertThat(anew.estimate()).isEqualTo(counter.estimate());
    anew.add("one more");
    counter.add("one more");
    assertThat(anew.toHashes()).containsExactly(counter.toHashes());
  }

  private static DistinctCounter counterOf(int distinct, int times) {
    DistinctCounter counter = new DistinctCounter();
    for (int time = 0; time < times; time++) {
      for (int i = 0; i < distinct; i++) {
        counter.add("reddit:user" + i);
      }
    }
    return counter;
  }

  private static DistinctCounter of(List<String> values) {
    DistinctCounter counter = new DistinctCounter();
    values.forEach(counter::add);
    return counter;
  }
}
