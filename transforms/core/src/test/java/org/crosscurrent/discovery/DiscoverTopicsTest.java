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

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.PhraseExtractor;
import org.crosscurrent.topics.TopicAliases;
import org.crosscurrent.topics.TopicNames;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoverTopicsTest {

  private static final int WINDOW = 900;
  private static final int HISTORY = 3;

  private static final DiscoverTopics DISCOVER =
      DiscoverTopics.perWindow()
          .withWindow(Duration.standardSeconds(WINDOW), HISTORY)
          .withThresholds(3, 6, 2)
          .withMaxTopics(20)
          .withSeeds(Map.of("Tidal", "sea"));

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void aPhraseThatRisesIsATopicWithItsEvidence() {
    List<Signal> posts = chatter(4);
    for (int i = 0; i < 4; i++) {
      posts.add(post("x:bore" + i, 3 * WINDOW + i, "a tidal bore was seen, number " + i, i));
    }
    posts.add(post("x:copy", 3 * WINDOW + 60, "a tidal bore was seen, number 0", 99));
    posts.add(again(posts.get(posts.size() - 2), 3 * WINDOW + 90));

    check(
        pipeline.apply(Create.timestamped(timed(posts)).withCoder(SignalCoder.of())),
        rows -> {
          assertThat(rows).hasSize(1);
          DiscoveredTopic topic = rows.get(0);
          assertThat(topic.getPhrase()).isEqualTo("tidal bore");
          assertThat(topic.getVariants()).contains("bore", "tidal", "seen", "bore was seen");
          assertThat(topic.getWindowStart()).isEqualTo(at(3 * WINDOW));
          assertThat(topic.getWindowEnd()).isEqualTo(at(4 * WINDOW));
          assertThat(topic.getLanguage()).isEqualTo("en");
          assertThat(topic.getCategory()).isEqualTo("sea");
          assertThat(topic.getPosts()).isEqualTo(4);
          assertThat(topic.getWindowPosts()).isEqualTo(24);
          assertThat(topic.getHistoryPosts()).isZero();
          assertThat(topic.getHistoryWindowPosts()).isEqualTo(60);
          assertThat(topic.getEvidence())
              .containsExactly("x:bore3", "x:bore2", "x:bore1", "x:bore0");
        });
  }

  @Test
  void whatWasSaidAllTheTimeIsNone() {
    List<Signal> posts = chatter(4);
    for (int window = 0; window < 4; window++) {
      for (int i = 0; i < 4; i++) {
        posts.add(post("x:" + window + i, window * WINDOW + i, "tidal bore " + window + i, 0));
      }
    }

    check(
        pipeline.apply(Create.timestamped(timed(posts)).withCoder(SignalCoder.of())),
        rows -> assertThat(rows).isEmpty());
  }

  @Test
  void whatWasSaidLongAgoIsForgotten() {
    List<Signal> posts = chatter(6);
    for (int i = 0; i < 5; i++) {
      posts.add(post("x:old" + i, i, "tidal bore old " + i, 0));
      posts.add(post("x:new" + i, 5 * WINDOW + i, "tidal bore new " + i, 0));
    }

    check(
        pipeline.apply(Create.timestamped(timed(posts)).withCoder(SignalCoder.of())),
        rows -> {
          assertThat(rows)
              .extracting(DiscoveredTopic::getWindowStart)
              .containsExactly(at(5 * WINDOW));
          assertThat(rows.get(0).getHistoryPosts()).isZero();
          assertThat(rows.get(0).getHistoryWindowPosts()).isEqualTo(60);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void inAnyOrderAndInAnyBundlesTheRowsAreThoseOfAPlainCount(long seed) {
    List<Signal> posts = random(seed);
    List<String> expected = told(plainly(posts));
    assertThat(expected).isNotEmpty();
    List<TimestampedValue<Signal>> shuffled = timed(posts);
    Random random = new Random(seed);
    Collections.shuffle(shuffled, random);
    TestStream.Builder<Signal> stream = TestStream.create(SignalCoder.of());
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(40));
      for (TimestampedValue<Signal> one : shuffled.subList(from, to)) {
        stream = stream.addElements(one);
      }
      stream = stream.advanceProcessingTime(Duration.standardSeconds(1));
      from = to;
    }

    check(
        pipeline.apply(stream.advanceWatermarkToInfinity()),
        rows -> assertThat(told(rows)).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(longs = 3)
  void liveTheRowsAreThoseOfAPlainCount(long seed) {
    List<TimestampedValue<Signal>> posts = timed(random(seed));
    List<String> expected = told(plainly(random(seed)));
    posts.sort(Comparator.comparing(TimestampedValue::getTimestamp));
    Random random = new Random(seed);
    TestStream.Builder<Signal> stream = TestStream.create(SignalCoder.of());
    for (int from = 0; from < posts.size(); ) {
      int to = Math.min(posts.size(), from + 1 + random.nextInt(40));
      List<TimestampedValue<Signal>> bundle = new ArrayList<>(posts.subList(from, to));
      Instant watermark = bundle.get(0).getTimestamp();
      Collections.shuffle(bundle, random);
      stream = stream.advanceWatermarkTo(watermark);
      for (TimestampedValue<Signal> one : bundle) {
        stream = stream.addElements(one);
      }
      from = to;
    }

    check(
        pipeline.apply(stream.advanceWatermarkToInfinity()),
        rows -> assertThat(told(rows)).isEqualTo(expected));
  }

  private static List<String> told(List<DiscoveredTopic> rows) {
    List<String> told = new ArrayList<>();
    rows.forEach(row -> told.add(row.toString()));
    return told;
  }

  /** The same by counting all posts of all windows at once. */
  private static List<DiscoveredTopic> plainly(List<Signal> signals) {
    DiscoveryRule rule =
        DiscoveryRule.DEFAULT.toBuilder()
            .windowMillis(WINDOW * 1000L)
            .historyWindows(HISTORY)
            .minPosts(3)
            .minScore(6)
            .minLift(2)
            .maxTopics(20)
            .seeds(SEEDS)
            .build();
    Map<Long, Map<String, Map<String, PhraseTally>>> windows = new TreeMap<>();
    var extractor = new PhraseExtractor(TopicNames.of(Gazetteer.builtIn(), TopicAliases.builtIn()));
    for (Signal signal : signals) {
      long end = signal.getPost().getObservedAt().getMillis() / rule.windowMillis() + 1;
      Map<String, PhraseTally> tallies =
          windows
              .computeIfAbsent(end * rule.windowMillis(), w -> new HashMap<>())
              .computeIfAbsent(signal.getPost().getLanguage(), l -> new HashMap<>());
      PhraseTally.Ranked ranked =
          new PhraseTally.Ranked(
              signal.getPost().getId(), signal.getPost().getCounts().scoreOrZero());
      tallies.merge(Rise.ALL, new PhraseTally(1, List.of()), PhraseTally::plus);
      extractor
          .phrases(signal.getPost().getText(), signal.getPost().getLanguage(), List.of())
          .forEach(
              phrase ->
                  tallies.merge(phrase, new PhraseTally(1, List.of(ranked)), PhraseTally::plus));
    }
    List<DiscoveredTopic> topics = new ArrayList<>();
    windows.forEach(
        (end, languages) ->
            languages.forEach(
                (language, tallies) -> {
                  List<Rise> rises = new ArrayList<>();
                  tallies.forEach(
                      (phrase, tally) ->
                          rises.add(
                              new Rise(phrase, tally, before(windows, end, language, phrase))));
                  topics.addAll(
                      new TopicChoice(rule)
                          .choose(
                              language,
                              Instant.ofEpochMilli(end - rule.windowMillis()),
                              Instant.ofEpochMilli(end),
                              rises));
                }));
    topics.sort(IN_ORDER);
    return topics;
  }

  private static final Map<String, String> SEEDS = Map.of("tidal", "sea");

  private static long before(
      Map<Long, Map<String, Map<String, PhraseTally>>> windows,
      long end,
      String language,
      String phrase) {
    long before = 0;
    for (int i = 1; i <= HISTORY; i++) {
      long posts =
          windows
              .getOrDefault(end - i * WINDOW * 1000L, Map.of())
              .getOrDefault(language, Map.of())
              .getOrDefault(phrase, PhraseTally.NONE)
              .posts();
      before += phrase.equals(Rise.ALL) || posts >= 2 ? posts : 0;
    }
    return before;
  }

  private static final Comparator<DiscoveredTopic> IN_ORDER =
      Comparator.comparing(DiscoveredTopic::getWindowStart)
          .thenComparing(DiscoveredTopic::getLanguage)
          .thenComparing(DiscoveredTopic::getPhrase);

  private interface Rows extends Serializable {
    void check(List<DiscoveredTopic> rows);
  }

  private void check(PCollection<Signal> signals, Rows rows) {
    PAssert.that(signals.apply("Discover", DISCOVER))
        .satisfies(
            all -> {
              List<DiscoveredTopic> sorted =
                  new ArrayList<>(StreamSupport.stream(all.spliterator(), false).toList());
              sorted.sort(IN_ORDER);
              rows.check(sorted);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** Twenty posts of every window that share no word. */
  private static List<Signal> chatter(int windows) {
    List<Signal> posts = new ArrayList<>();
    for (int i = 0; i < 20 * windows; i++) {
      posts.add(post("x:" + i, i / 20 * WINDOW + i % 20, "chatter" + i, 0));
    }
    return posts;
  }

  /** Posts of seven words that come and go, in two languages, over eight windows. */
  private static List<Signal> random(long seed) {
    String[] words = {"tidal", "bore", "wave", "rock", "moon", "surf", "sand"};
    Random random = new Random(seed);
    List<Signal> posts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(8 * WINDOW);
      StringBuilder text = new StringBuilder("chat" + i);
      for (int w = 0; w < 3; w++) {
        int window = at / WINDOW;
        boolean high = random.nextInt(3) > 0;
        text.append(' ').append(high ? words[(window + w) % 7] : words[random.nextInt(7)] + i % 9);
      }
      Signal post = post("x:" + i, at, text.toString(), random.nextInt(5));
      posts.add(random.nextInt(4) > 0 ? post : inLanguage(post, "de"));
    }
    return posts;
  }

  private static Signal post(String id, long seconds, String text, long score) {
    return inLanguage(Sighting.of(id).at(seconds).content(text).score(score).signal(), "en");
  }

  private static Signal inLanguage(Signal signal, String language) {
    return signal.toBuilder()
        .setPost(signal.getPost().toBuilder().setLanguage(language).build())
        .build();
  }

  /** A later observation of a post. */
  private static Signal again(Signal signal, long seconds) {
    return signal.toBuilder()
        .setPost(signal.getPost().toBuilder().setObservedAt(at(seconds)).build())
        .build();
  }

  private static List<TimestampedValue<Signal>> timed(List<Signal> signals) {
    List<TimestampedValue<Signal>> timed = new ArrayList<>();
    signals.forEach(s -> timed.add(TimestampedValue.of(s, s.getPost().getObservedAt())));
    return timed;
  }

  private static Instant at(long seconds) {
    return Sighting.BASE.plus(Duration.standardSeconds(seconds));
  }
}
