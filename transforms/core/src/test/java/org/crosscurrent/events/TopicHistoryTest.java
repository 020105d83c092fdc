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
package org.crosscurrent.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.crosscurrent.convergence.Reference;
import org.crosscurrent.convergence.Scenario;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class TopicHistoryTest {

  private static final long QUARTER = Duration.standardMinutes(15).getMillis();
  private static final EventRule RULE =
      new EventRule(Duration.standardHours(2).getMillis(), QUARTER, 2, 3);

  @Test
  void twoPlatformsAndThreePostsMakeAnEvent() {
    List<CrossPlatformEvent> events =
        events(window("reddit", 0, 2, 10), window("bluesky", 0, 1, 70));
    assertThat(events.get(0))
        .satisfies(
            event -> {
              assertThat(event.getStartedAt()).isEqualTo(end(0));
              assertThat(event.getOriginPlatform()).isEqualTo("reddit");
              assertThat(event.getOriginAt()).isEqualTo(Sighting.BASE.plus(10_000));
              assertThat(event.getLags()).isEqualTo(Map.of("bluesky", 60L));
              assertThat(event.getSpreadSeconds()).isEqualTo(60);
              assertThat(event.getPosts()).isEqualTo(3);
              assertThat(event.getResolvedAt()).isNull();
            });
  }

  @Test
  void onePlatformMakesNone() {
    assertThat(events(window("reddit", 0, 50, 0), window("reddit", 1, 50, 0))).isEmpty();
  }

  @Test
  void twoPostsMakeNone() {
    assertThat(events(window("reddit", 0, 1, 0), window("bluesky", 1, 1, 0))).isEmpty();
  }

  @Test
  void postsAddUpOverTwoHours() {
    List<CrossPlatformEvent> events =
        events(window("reddit", 0, 1, 0), window("bluesky", 4, 1, 0), window("reddit", 7, 1, 0));
    assertThat(events.get(0).getStartedAt()).isEqualTo(end(7));
    assertThat(events.get(0).getPosts()).isEqualTo(3);
  }

  @Test
  void aWindowThatEndedExactlyTwoHoursAgoIsOutOfSight() {
    assertThat(events(window("reddit", 0, 2, 0), window("bluesky", 8, 2, 0))).isEmpty();
    assertThat(events(window("reddit", 0, 2, 0), window("bluesky", 7, 2, 0))).isNotEmpty();
  }

  @Test
  void anEpisodeIsUpdatedByEachWindowAndResolvedWhenItLeavesSight() {
    List<CrossPlatformEvent> events =
        events(
            window("reddit", 0, 2, 0), window("bluesky", 0, 2, 5), window("hackernews", 1, 1, 0));
    assertThat(events).hasSize(3).map(CrossPlatformEvent::getStartedAt).containsOnly(end(0));
    assertThat(events)
        .map(CrossPlatformEvent::getUpdatedAt)
        .containsExactly(end(0), end(1), end(1));
    assertThat(events).map(CrossPlatformEvent::getResolvedAt).containsExactly(null, null, end(8));
    assertThat(events).map(CrossPlatformEvent::getVersion).isSorted().doesNotHaveDuplicates();
    assertThat(events.get(2).getLags()).containsOnlyKeys("bluesky", "hackernews");
  }

  @Test
  void afterAGapASecondEpisodeBegins() {
    List<CrossPlatformEvent> events =
        events(
            window("reddit", 0, 2, 0),
            window("bluesky", 0, 2, 5),
            window("reddit", 20, 2, 9),
            window("bluesky", 20, 2, 5));
    assertThat(events)
        .map(CrossPlatformEvent::getStartedAt)
        .containsExactly(end(0), end(0), end(20), end(20));
    assertThat(events.get(2).getOriginPlatform()).isEqualTo("bluesky");
    assertThat(events.get(2).getPosts()).isEqualTo(4);
  }

  @Test
  void theOriginOfATieIsTheFirstInTheAlphabetAndItsLagIsZero() {
    CrossPlatformEvent event = events(window("reddit", 0, 2, 5), window("bluesky", 0, 2, 5)).get(0);
    assertThat(event.getOriginPlatform()).isEqualTo("bluesky");
    assertThat(event.getLags()).isEqualTo(Map.of("reddit", 0L));
    assertThat(event.getSpreadSeconds()).isZero();
  }

  @Test
  void sentimentIsTheMeanOfEachPlatform() {
    CrossPlatformEvent event =
        events(
                scored(window("reddit", 0, 2, 0), 5000, 2),
                scored(window("reddit", 1, 2, 0), -3000, 2),
                window("bluesky", 1, 2, 0))
            .get(0);
    assertThat(event.getSentiments()).isEqualTo(Map.of("reddit", 0.05));
  }

  @Test
  void everyOrderGivesWhatTheDefinitionSays() {
    int compared = 0;
    for (long seed = 1; seed <= 60; seed++) {
      Reference reference = Scenario.of(seed).reference();
      for (String topic : List.of("ai", "kafka", "edge")) {
        List<TopicWindow> windows =
            new ArrayList<>(
                reference.windows().stream()
                    .filter(window -> window.getTopic().equals(topic) && window.getPosts() > 0)
                    .toList());
        Collections.shuffle(windows, new Random(seed));
        List<CrossPlatformEvent> expected =
            reference.events().stream().filter(event -> event.getTopic().equals(topic)).toList();
        assertThat(follow(topic, windows)).containsExactlyElementsOf(expected);
        assertThat(followAsTheyCome(topic, windows)).containsExactlyElementsOf(expected);
        compared += expected.size();
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static List<CrossPlatformEvent> events(TopicWindow... windows) {
    return follow("ai", Arrays.asList(windows));
  }

  /** Takes all, then evaluates. */
  private static List<CrossPlatformEvent> follow(String topic, List<TopicWindow> windows) {
    TopicHistory history = TopicHistory.EMPTY;
    for (TopicWindow window : windows) {
      history = history.with(window);
    }
    List<CrossPlatformEvent> events = new ArrayList<>();
    evaluateUntil(Long.MAX_VALUE, topic, history, events);
    return events;
  }

  /** Evaluates all boundaries before a window before it comes. */
  private static List<CrossPlatformEvent> followAsTheyCome(
      String topic, List<TopicWindow> windows) {
    List<TopicWindow> inOrder = new ArrayList<>(windows);
    inOrder.sort((a, b) -> a.getWindowEnd().compareTo(b.getWindowEnd()));
    TopicHistory history = TopicHistory.EMPTY;
    List<CrossPlatformEvent> events = new ArrayList<>();
    for (TopicWindow window : inOrder) {
      long before = window.getWindowEnd().getMillis() - 1;
      history = evaluateUntil(before, topic, history, events).with(window);
    }
    evaluateUntil(Long.MAX_VALUE, topic, history, events);
    return events;
  }

  private static TopicHistory evaluateUntil(
      long last, String topic, TopicHistory history, List<CrossPlatformEvent> events) {
    TopicHistory rest = history;
    for (Long at = rest.nextChange(RULE); at != null && at <= last; at = rest.nextChange(RULE)) {
      TopicHistory.Evaluation evaluation = rest.evaluate(at, topic, RULE);
      if (evaluation.event() != null) {
        events.add(evaluation.event());
      }
      rest = evaluation.history();
    }
    return rest;
  }

  private static TopicWindow scored(TopicWindow window, long sum, long count) {
    return window.toBuilder().setSentimentSum(sum).setSentimentCount(count).build();
  }

  private static Instant end(int quarter) {
    return Sighting.BASE.plus((quarter + 1) * QUARTER);
  }

  private static TopicWindow window(String platform, int quarter, long posts, long firstSecond) {
    Instant start = Sighting.BASE.plus(quarter * QUARTER);
    return TopicWindow.builder()
        .setTopic("ai")
        .setPlatform(platform)
        .setWindowStart(start)
        .setWindowEnd(end(quarter))
        .setPosts(posts)
        .setAuthors(posts)
        .setScoreSum(0)
        .setSentimentSum(0)
        .setSentimentCount(0)
        .setPeakTrending(0)
        .setFirstObservedAt(start.plus(firstSecond * 1000))
        .setTopPosts(List.of(platform + ":" + quarter))
        .setInputs(posts)
        .setGeneration(0)
        .build();
  }
}
