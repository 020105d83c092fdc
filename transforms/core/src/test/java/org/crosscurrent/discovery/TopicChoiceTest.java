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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class TopicChoiceTest {

  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant QUARTER_PAST = Instant.parse("2026-03-02T10:15:00Z");
  private static final Rise ALL = rise(Rise.ALL, 1_000, 96_000);

  private static final List<Rise> RISES =
      List.of(
          ALL,
          rise("tidal bore", 40, 10),
          rise("tidal", 60, 30),
          rise("bore", 41, 10),
          rise("severn tidal bore", 22, 0),
          rise("tidalbore", 15, 0),
          rise("tidal bore sighted", 21, 0),
          rise("rain", 50, 4_700),
          rise("eclipse", 4, 0),
          rise("sunshine", 12, 500));

  @Test
  void thePhrasesThatRiseAreTopicsAndTheLongestStandsForTheOthers() {
    List<DiscoveredTopic> topics = choose(DiscoveryRule.DEFAULT, RISES);

    assertThat(topics)
        .extracting(DiscoveredTopic::getPhrase)
        .containsExactly("tidal", "severn tidal bore");
    DiscoveredTopic bore = topics.get(1);
    assertThat(bore.getVariants())
        .containsExactly("bore", "tidal bore", "tidal bore sighted", "tidalbore");
    assertThat(bore.getPosts()).isEqualTo(22);
    assertThat(bore.getWindowPosts()).isEqualTo(1_000);
    assertThat(bore.getHistoryPosts()).isZero();
    assertThat(bore.getHistoryWindowPosts()).isEqualTo(96_000);
    assertThat(bore.getVersion()).isEqualTo(97_000);
    assertThat(bore.getEvidence()).containsExactly("x:severn tidal bore");
    assertThat(bore.getCategory()).isNull();
  }

  @Test
  void aSeedGivesItsCategoryToWhatHoldsIt() {
    DiscoveryRule seeded =
        DiscoveryRule.DEFAULT.toBuilder()
            .seeds(Map.of("tidal", "b", "tidal bore", "waves", "ore", "c"))
            .build();

    assertThat(choose(seeded, RISES))
        .extracting(DiscoveredTopic::getCategory)
        .containsExactly("b", "waves");
  }

  @Test
  void onlyTheBestTopicsAreKeptAndTiesAreBrokenByThePhrase() {
    DiscoveryRule one = DiscoveryRule.DEFAULT.toBuilder().maxTopics(1).build();

    assertThat(choose(one, List.of(rise("b", 19, 0), ALL, rise("a", 19, 0))))
        .extracting(DiscoveredTopic::getPhrase)
        .containsExactly("a");
  }

  @Test
  void phrasesOfTheSamePostsAreOneTopic() {
    PhraseTally posts = new PhraseTally(6, List.of(new PhraseTally.Ranked("x:1", 1)));

    List<DiscoveredTopic> topics =
        choose(
            DiscoveryRule.DEFAULT,
            List.of(
                ALL,
                new Rise("bore was seen", posts, 0),
                new Rise("severn", posts, 0),
                new Rise("tidal bore", posts, 0)));

    assertThat(topics).hasSize(1);
    assertThat(topics.get(0).getPhrase()).isEqualTo("tidal bore");
    assertThat(topics.get(0).getVariants()).containsExactly("bore was seen", "severn");
  }

  @Test
  void withoutHistoryThereAreNoTopics() {
    assertThat(
            choose(
                DiscoveryRule.DEFAULT, List.of(rise(Rise.ALL, 100, 0), rise("tidal bore", 90, 0))))
        .isEmpty();
    assertThat(choose(DiscoveryRule.DEFAULT, List.of(rise("tidal bore", 90, 0)))).isEmpty();
  }

  @Property
  void inAnyOrderTheTopicsAreTheSame(@ForAll long seed) {
    List<Rise> shuffled = new ArrayList<>(RISES);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(choose(DiscoveryRule.DEFAULT, shuffled))
        .isEqualTo(choose(DiscoveryRule.DEFAULT, RISES));
  }

  @Test
  void phrasesOverlapByWholeWords() {
    assertThat(TopicChoice.overlap("tidal bore", "bore")).isTrue();
    assertThat(TopicChoice.overlap("tidal bore", "ore")).isFalse();
    assertThat(TopicChoice.overlap("a tidal bore", "tidal bore b")).isTrue();
    assertThat(TopicChoice.overlap("tidal bore b", "a tidal bore")).isTrue();
    assertThat(TopicChoice.overlap("a tidal", "tidal b")).isFalse();
    assertThat(TopicChoice.overlap("worldcup", "world cup")).isTrue();
    assertThat(TopicChoice.overlap("任天堂", "天堂")).isTrue();
  }

  @Test
  void aThresholdOutOfRangeIsTold() {
    DiscoverTopics topics = DiscoverTopics.perWindow();

    assertThatThrownBy(() -> topics.withThresholds(0, 1, 1))
        .hasMessage("minPosts must be at least 1, not 0");
    assertThatThrownBy(() -> topics.withThresholds(1, -1, 1)).hasMessageContaining("minScore");
    assertThatThrownBy(() -> topics.withThresholds(1, 1, 0.5)).hasMessageContaining("minLift");
    assertThatThrownBy(() -> topics.withHistoryFloor(0)).hasMessageContaining("historyFloor");
    assertThatThrownBy(() -> topics.withMaxTopics(0)).hasMessageContaining("maxTopics");
    assertThatThrownBy(() -> topics.withWindow(Duration.ZERO, 1)).hasMessageContaining("window");
    assertThatThrownBy(() -> topics.withWindow(Duration.millis(1), 0))
        .hasMessageContaining("history");
  }

  private static List<DiscoveredTopic> choose(DiscoveryRule rule, List<Rise> rises) {
    return new TopicChoice(rule).choose("en", TEN, QUARTER_PAST, rises);
  }

  private static Rise rise(String phrase, long posts, long before) {
    return new Rise(
        phrase, new PhraseTally(posts, List.of(new PhraseTally.Ranked("x:" + phrase, 1))), before);
  }
}
