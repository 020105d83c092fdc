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

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToxicityFeaturesTest {

  private static Set<Integer> buckets(ToxicityFeatures features, int from, int to) {
    Set<Integer> buckets = new HashSet<>();
    for (int i = from; i < to; i++) {
      buckets.add(features.bucket(i));
    }
    return buckets;
  }

  @Test
  void wordsPairsAndSequencesAreFeatures() {
    ToxicityFeatures features = ToxicityFeatures.of("hot tea");
    assertThat(features.words()).isEqualTo(3);
    // " h", " ho", " hot", " hot ", "ho", "hot", "hot ", "ot", "ot ", "t ", and as many of "tea"
    assertThat(features.size()).isEqualTo(3 + 20);
    assertThat(buckets(features, 0, features.size()))
        .hasSize(features.size())
        .allMatch(bucket -> bucket >= 0 && bucket < ToxicityFeatures.BUCKETS);
  }

  @Test
  void aFeatureThatATextHasTwiceCountsOnce() {
    assertThat(ToxicityFeatures.of("tea tea tea").words()).isEqualTo(2);
    assertThat(ToxicityFeatures.of("tea tea tea").size()).isEqualTo(2 + 10);
  }

  @Test
  void theOrderOfWordsShowsInPairsOnly() {
    ToxicityFeatures one = ToxicityFeatures.of("hot tea");
    ToxicityFeatures other = ToxicityFeatures.of("tea hot");
    assertThat(buckets(one, one.words(), one.size()))
        .isEqualTo(buckets(other, other.words(), other.size()));
    assertThat(buckets(one, 0, one.words())).isNotEqualTo(buckets(other, 0, other.words()));
  }

  @Test
  void bucketsStayWhatAModelWasTrainedOn() {
    assertThat(ToxicityFeatures.of("hot").toString())
        .isEqualTo(
            "[8955, 180803, 254902, 208338, 89721, 242870, 205057, 233644, 205965, 56743, 110406]");
  }
}
