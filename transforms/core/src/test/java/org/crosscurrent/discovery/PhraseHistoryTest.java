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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhraseHistoryTest {

  private static final DiscoveryRule RULE =
      DiscoveryRule.DEFAULT.toBuilder()
          .windowMillis(10)
          .historyWindows(2)
          .minPosts(1)
          .minScore(0)
          .minLift(1)
          .historyFloor(1)
          .maxTopics(1)
          .build();

  @Test
  void aWindowIsComparedWithThoseBeforeItAndTheOlderOnesAreForgotten() {
    PhraseHistory history =
        PhraseHistory.EMPTY.with(40, posts(7)).with(20, posts(3)).with(10, posts(2));

    assertThat(history.next()).isEqualTo(10);
    PhraseHistory.Evaluation first = history.evaluate(RULE);
    assertThat(first.end()).isEqualTo(10);
    assertThat(first.before()).isZero();
    PhraseHistory.Evaluation second = first.history().evaluate(RULE);
    assertThat(second.now()).isEqualTo(posts(3));
    assertThat(second.before()).isEqualTo(2);
    PhraseHistory.Evaluation third = second.history().evaluate(RULE);
    assertThat(third.before()).isEqualTo(3);
    assertThat(third.history().past()).isEqualTo(Map.of(20L, 3L, 40L, 7L));
    assertThat(third.history().next()).isNull();
    assertThat(third.history().expiresAt(RULE)).isEqualTo(60);
  }

  @Test
  void twoTalliesOfOneWindowAreAddedUp() {
    PhraseHistory history = PhraseHistory.EMPTY.with(10, posts(2)).with(10, posts(3));

    assertThat(history.evaluate(RULE).now().posts()).isEqualTo(5);
    assertThat(PhraseHistory.EMPTY.expiresAt(RULE)).isNegative();
  }

  @Test
  void theBestTenPostsAreKept() {
    PhraseTally sum = PhraseTally.NONE;
    for (int i = 0; i < 12; i++) {
      sum = new PhraseTally(1, List.of(new PhraseTally.Ranked("x:" + i, i / 2))).plus(sum);
    }

    assertThat(sum.posts()).isEqualTo(12);
    assertThat(sum.postIds())
        .containsExactly("x:10", "x:11", "x:8", "x:9", "x:6", "x:7", "x:4", "x:5", "x:2", "x:3");
  }

  private static PhraseTally posts(long posts) {
    return new PhraseTally(posts, List.of());
  }
}
