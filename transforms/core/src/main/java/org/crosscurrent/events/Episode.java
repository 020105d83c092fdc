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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Instant;

/**
 * One stretch of time in which a topic is an event without a break. It is made of every window that
 * was in sight while it lasted. Immutable.
 *
 * @param startedAt the boundary with which it began, in milliseconds
 * @param updatedAt the boundary at which it last absorbed a window
 * @param platforms what it absorbed, by platform
 */
record Episode(long startedAt, long updatedAt, Map<String, PlatformShare> platforms) {

  private static final int SAMPLES_PER_PLATFORM = 2;

  /**
   * What one platform gave.
   *
   * @param firstAt its first observation
   * @param posts its posts
   * @param sentimentSum sum of its compounds, in units of {@link TopicWindow#SENTIMENT_SCALE}
   * @param sentimentCount how many compounds
   * @param inputs observations absorbed
   * @param samples ids of the best posts of its first window
   */
  record PlatformShare(
      long firstAt,
      long posts,
      long sentimentSum,
      long sentimentCount,
      long inputs,
      int generation,
      List<String> samples) {

    static PlatformShare of(TopicWindow window) {
      List<String> best = window.getTopPosts();
      return new PlatformShare(
          window.getFirstObservedAt().getMillis(),
          window.getPosts(),
          window.getSentimentSum(),
          window.getSentimentCount(),
          window.getInputs(),
          window.getGeneration(),
          List.copyOf(best.subList(0, Math.min(SAMPLES_PER_PLATFORM, best.size()))));
    }

    /** Both together; the samples are those of whichever was first. */
    PlatformShare plus(PlatformShare other) {
      return new PlatformShare(
          Math.min(firstAt, other.firstAt),
          posts + other.posts,
          sentimentSum + other.sentimentSum,
          sentimentCount + other.sentimentCount,
          inputs + other.inputs,
          Math.max(generation, other.generation),
          firstAt <= other.firstAt ? samples : other.samples);
    }
  }

  static Episode begin(long boundary, List<TopicWindow> windows) {
    return new Episode(boundary, boundary, Map.of()).absorb(boundary, windows);
  }

  Episode absorb(long boundary, List<TopicWindow> windows) {
    Map<String, PlatformShare> merged = new TreeMap<>(platforms);
    for (TopicWindow window : windows) {
      merged.merge(window.getPlatform(), PlatformShare.of(window), PlatformShare::plus);
    }
    return new Episode(startedAt, boundary, Collections.unmodifiableMap(merged));
  }

  /**
   * The row of it.
   *
   * @param resolvedAt the boundary at which it ended; absent while it lasts
   */
  CrossPlatformEvent toEvent(String topic, @Nullable Instant resolvedAt) {
    String origin = origin();
    long originAt = platforms.get(origin).firstAt();
    Map<String, Long> lags = new LinkedHashMap<>();
    Map<String, Double> sentiments = new LinkedHashMap<>();
    List<String> samples = new ArrayList<>();
    long posts = 0;
    long inputs = 0;
    long spread = 0;
    int generation = 0;
    for (Map.Entry<String, PlatformShare> entry : platforms.entrySet()) {
      PlatformShare share = entry.getValue();
      if (!entry.getKey().equals(origin)) {
        long lag = (share.firstAt() - originAt) / 1000;
        lags.put(entry.getKey(), lag);
        spread = Math.max(spread, lag);
      }
      if (share.sentimentCount() > 0) {
        sentiments.put(
            entry.getKey(),
            (double) share.sentimentSum() / TopicWindow.SENTIMENT_SCALE / share.sentimentCount());
      }
      samples.addAll(share.samples());
      posts += share.posts();
      inputs += share.inputs();
      generation = Math.max(generation, share.generation());
    }
    return CrossPlatformEvent.builder()
        .setTopic(topic)
        .setStartedAt(Instant.ofEpochMilli(startedAt))
        .setUpdatedAt(Instant.ofEpochMilli(updatedAt))
        .setResolvedAt(resolvedAt)
        .setOriginPlatform(origin)
        .setOriginAt(Instant.ofEpochMilli(originAt))
        .setLags(lags)
        .setSpreadSeconds(spread)
        .setPosts(posts)
        .setSentiments(sentiments)
        .setSamplePosts(samples)
        .setVersion(2 * inputs + (resolvedAt == null ? 0 : 1))
        .setGeneration(generation)
        .build();
  }

  /** The platform with the first observation; of several, the first in alphabetical order. */
  private String origin() {
    String origin = null;
    for (Map.Entry<String, PlatformShare> entry : platforms.entrySet()) {
      if (origin == null || entry.getValue().firstAt() < platforms.get(origin).firstAt()) {
        origin = entry.getKey();
      }
    }
    return origin;
  }
}
