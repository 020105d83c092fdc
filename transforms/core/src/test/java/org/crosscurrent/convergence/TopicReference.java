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
package org.crosscurrent.convergence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** The part of {@link Reference} that is about topics. */
final class TopicReference {

  private static final long QUARTER = Duration.standardMinutes(15).getMillis();
  private static final long HOUR = Duration.standardHours(1).getMillis();
  private static final long SIGHT = 2 * HOUR;

  private TopicReference() {}

  static List<TopicWindow> aggregate(List<Signal> posts) {
    record Key(String topic, String platform, long start) {}
    Map<Key, List<Signal>> groups = new HashMap<>();
    for (Signal post : posts) {
      long start = post.getFirstObservedAt().getMillis() / QUARTER * QUARTER;
      for (String topic : post.getTopics()) {
        groups
            .computeIfAbsent(
                new Key(topic, post.getPost().getPlatform(), start), key -> new ArrayList<>())
            .add(post);
      }
    }
    List<TopicWindow> windows = new ArrayList<>();
    groups.forEach((key, group) -> windows.add(window(key.topic, key.platform, key.start, group)));
    return windows;
  }

  private static TopicWindow window(
      String topic, String platform, long start, List<Signal> absorbed) {
    List<Signal> posts =
        absorbed.stream().filter(post -> post.getStanding() == Standing.UNIQUE).toList();
    return TopicWindow.builder()
        .setTopic(topic)
        .setPlatform(platform)
        .setWindowStart(Instant.ofEpochMilli(start))
        .setWindowEnd(Instant.ofEpochMilli(start + QUARTER))
        .setPosts(posts.size())
        .setAuthors(
            posts.stream()
                .map(post -> post.getPost().getAuthor())
                .filter(Objects::nonNull)
                .distinct()
                .count())
        .setScoreSum(posts.stream().mapToLong(TopicReference::score).sum())
        .setSentimentSum(
            posts.stream()
                .filter(post -> post.getSentiment() != null)
                .mapToLong(post -> Math.round(post.getSentiment().getCompound() * 10_000))
                .sum())
        .setSentimentCount(posts.stream().filter(post -> post.getSentiment() != null).count())
        .setPeakTrending(posts.stream().mapToDouble(Reference::trending).max().orElse(0))
        .setFirstObservedAt(
            (posts.isEmpty() ? absorbed : posts)
                .stream().map(Signal::getFirstObservedAt).min(Instant::compareTo).orElseThrow())
        .setTopPosts(
            posts.stream()
                .sorted(
                    Comparator.comparing(TopicReference::score)
                        .reversed()
                        .thenComparing(post -> post.getPost().getId()))
                .limit(3)
                .map(post -> post.getPost().getId())
                .toList())
        .setInputs(absorbed.stream().mapToLong(Signal::getObservations).sum())
        .setGeneration(0)
        .build();
  }

  static void detectEvents(
      String topic, List<TopicWindow> windows, List<CrossPlatformEvent> events) {
    long from = windows.stream().mapToLong(TopicReference::end).min().orElseThrow();
    long to = windows.stream().mapToLong(TopicReference::end).max().orElseThrow() + SIGHT;
    Long startedAt = null;
    long updatedAt = 0;
    Set<TopicWindow> parts = new HashSet<>();
    for (long at = from; at <= to; at += QUARTER) {
      long boundary = at;
      List<TopicWindow> sight =
          windows.stream().filter(w -> end(w) <= boundary && end(w) > boundary - SIGHT).toList();
      boolean live =
          sight.stream().map(TopicWindow::getPlatform).distinct().count() >= 2
              && sight.stream().mapToLong(TopicWindow::getPosts).sum() >= 3;
      if (live) {
        startedAt = startedAt == null ? at : startedAt;
        if (parts.addAll(sight)) {
          updatedAt = at;
          events.add(event(topic, startedAt, updatedAt, null, parts));
        }
      } else if (startedAt != null) {
        events.add(event(topic, startedAt, updatedAt, at, parts));
        startedAt = null;
        parts.clear();
      }
    }
  }

  private static CrossPlatformEvent event(
      String topic, long startedAt, long updatedAt, Long resolvedAt, Collection<TopicWindow> all) {
    TreeMap<String, List<TopicWindow>> sides =
        all.stream()
            .sorted(Comparator.comparing(TopicWindow::getWindowStart))
            .collect(
                Collectors.groupingBy(TopicWindow::getPlatform, TreeMap::new, Collectors.toList()));
    TopicWindow origin =
        sides.values().stream()
            .map(side -> side.get(0))
            .min(
                Comparator.comparing(TopicWindow::getFirstObservedAt)
                    .thenComparing(TopicWindow::getPlatform))
            .orElseThrow();
    Map<String, Long> lags = new LinkedHashMap<>();
    Map<String, Double> sentiments = new LinkedHashMap<>();
    List<String> samples = new ArrayList<>();
    sides.forEach(
        (platform, side) -> {
          if (!platform.equals(origin.getPlatform())) {
            lags.put(
                platform,
                new Duration(origin.getFirstObservedAt(), side.get(0).getFirstObservedAt())
                    .getStandardSeconds());
          }
          long count = side.stream().mapToLong(TopicWindow::getSentimentCount).sum();
          if (count > 0) {
            sentiments.put(platform, (double) sum(side) / 10_000 / count);
          }
          samples.addAll(side.get(0).getTopPosts().stream().limit(2).toList());
        });
    return CrossPlatformEvent.builder()
        .setTopic(topic)
        .setStartedAt(Instant.ofEpochMilli(startedAt))
        .setUpdatedAt(Instant.ofEpochMilli(updatedAt))
        .setResolvedAt(resolvedAt == null ? null : Instant.ofEpochMilli(resolvedAt))
        .setOriginPlatform(origin.getPlatform())
        .setOriginAt(origin.getFirstObservedAt())
        .setLags(lags)
        .setSpreadSeconds(lags.values().stream().mapToLong(lag -> lag).max().orElse(0))
        .setPosts(all.stream().mapToLong(TopicWindow::getPosts).sum())
        .setSentiments(sentiments)
        .setSamplePosts(samples)
        .setVersion(
            2 * all.stream().mapToLong(TopicWindow::getInputs).sum() + (resolvedAt == null ? 0 : 1))
        .setGeneration(0)
        .build();
  }

  static void detectDivergences(
      String topic, List<TopicWindow> windows, List<Divergence> divergences) {
    Map<Long, TreeMap<String, List<TopicWindow>>> hours =
        windows.stream()
            .filter(window -> window.getSentimentCount() > 0)
            .collect(
                Collectors.groupingBy(
                    window -> window.getWindowStart().getMillis() / HOUR * HOUR,
                    Collectors.groupingBy(
                        TopicWindow::getPlatform, TreeMap::new, Collectors.toList())));
    hours.forEach(
        (start, sides) ->
            sides.forEach(
                (a, left) ->
                    sides
                        .tailMap(a, false)
                        .forEach(
                            (b, right) -> {
                              long m = count(left);
                              long n = count(right);
                              // The difference of the means, times 10,000 m n.
                              long difference = sum(left) * n - sum(right) * m;
                              if (m < 3 || n < 3 || Math.abs(difference) < 3000 * m * n) {
                                return;
                              }
                              divergences.add(
                                  Divergence.builder()
                                      .setTopic(topic)
                                      .setPlatformA(a)
                                      .setPlatformB(b)
                                      .setWindowStart(Instant.ofEpochMilli(start))
                                      .setWindowEnd(Instant.ofEpochMilli(start + HOUR))
                                      .setMeanA((double) sum(left) / 10_000 / m)
                                      .setMeanB((double) sum(right) / 10_000 / n)
                                      .setPostsA(m)
                                      .setPostsB(n)
                                      .setDifference(
                                          Reference.rounded(difference / 10_000.0 / (m * n)))
                                      .setInputs(inputs(left) + inputs(right))
                                      .setGeneration(0)
                                      .build());
                            })));
  }

  private static long sum(List<TopicWindow> windows) {
    return windows.stream().mapToLong(TopicWindow::getSentimentSum).sum();
  }

  private static long count(List<TopicWindow> windows) {
    return windows.stream().mapToLong(TopicWindow::getSentimentCount).sum();
  }

  private static long inputs(List<TopicWindow> windows) {
    return windows.stream().mapToLong(TopicWindow::getInputs).sum();
  }

  private static long end(TopicWindow window) {
    return window.getWindowEnd().getMillis();
  }

  private static long score(Signal signal) {
    Long score = signal.getPost().getCounts().getScore();
    return score == null ? 0 : score;
  }
}
