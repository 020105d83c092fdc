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
package org.crosscurrent.benchmarks.datastream;

import java.io.Serial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.crosscurrent.events.DetectCrossPlatformEvents;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Instant;

/** Finds the episodes in which a topic lives on several platforms. */
final class FollowTopics extends KeyedProcessFunction<String, TopicWindow, CrossPlatformEvent> {

  static final String STARTED = "events";

  @Serial private static final long serialVersionUID = 1;

  private static final long SIGHT_MILLIS = DetectCrossPlatformEvents.DEFAULT_SIGHT.getMillis();
  private static final int SAMPLES = 2;

  private final LongCounter started = new LongCounter();
  private transient ValueState<Story> state;

  /** The windows of a topic by their end, and the episode that lasts. */
  static final class Story {
    private final TreeMap<Long, List<TopicWindow>> windows = new TreeMap<>();
    private final TreeMap<String, Share> platforms = new TreeMap<>();
    private long boundary = Long.MIN_VALUE;
    private long startedAt;
    private boolean live;
  }

  /** What one platform gave to an episode. */
  private static final class Share {
    private long firstAt = Long.MAX_VALUE;
    private long posts;
    private long sentimentSum;
    private long sentimentCount;
    private long inputs;
    private int generation;
    private List<String> samples = List.of();

    private void add(TopicWindow window) {
      long at = window.getFirstObservedAt().getMillis();
      if (at < firstAt) {
        List<String> best = window.getTopPosts();
        samples = List.copyOf(best.subList(0, Math.min(SAMPLES, best.size())));
        firstAt = at;
      }
      posts += window.getPosts();
      sentimentSum += window.getSentimentSum();
      sentimentCount += window.getSentimentCount();
      inputs += window.getInputs();
      generation = Math.max(generation, window.getGeneration());
    }
  }

  @Override
  public void open(OpenContext context) {
    state = getRuntimeContext().getState(new ValueStateDescriptor<>("story", Story.class));
    getRuntimeContext().addAccumulator(STARTED, started);
  }

  @Override
  public void processElement(TopicWindow window, Context context, Collector<CrossPlatformEvent> out)
      throws Exception {
    Story story = state.value();
    if (story == null) {
      story = new Story();
    }
    long end = window.getWindowEnd().getMillis();
    story.windows.computeIfAbsent(end, ignored -> new ArrayList<>(2)).add(window);
    state.update(story);
    context.timerService().registerEventTimeTimer(end);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<CrossPlatformEvent> out)
      throws Exception {
    Story story = state.value();
    evaluate(story, at, context.getCurrentKey(), out);
    Long next = story.windows.higherKey(at);
    for (long end = at + DataStreamJob.WINDOW_MILLIS;
        story.live && (next == null || end < next);
        end += DataStreamJob.WINDOW_MILLIS) {
      evaluate(story, end, context.getCurrentKey(), out);
    }
  }

  private void evaluate(Story story, long at, String topic, Collector<CrossPlatformEvent> out) {
    List<TopicWindow> inSight =
        story.windows.subMap(at - SIGHT_MILLIS, false, at, true).values().stream()
            .flatMap(List::stream)
            .toList();
    if (!isLive(inSight)) {
      if (story.live) {
        out.collect(describe(story, topic, Instant.ofEpochMilli(at), story.boundary));
      }
      story.live = false;
      story.platforms.clear();
    } else {
      boolean begins = !story.live;
      List<TopicWindow> news = begins ? inSight : story.windows.getOrDefault(at, List.of());
      if (begins) {
        story.live = true;
        story.startedAt = at;
        started.add(1);
      }
      for (TopicWindow window : news) {
        story.platforms.computeIfAbsent(window.getPlatform(), key -> new Share()).add(window);
      }
      if (!news.isEmpty()) {
        out.collect(describe(story, topic, null, at));
        story.boundary = at;
      }
    }
    story.windows.headMap(at - SIGHT_MILLIS, true).clear();
  }

  private static boolean isLive(List<TopicWindow> windows) {
    Set<String> platforms = new HashSet<>();
    long posts = 0;
    for (TopicWindow window : windows) {
      platforms.add(window.getPlatform());
      posts += window.getPosts();
    }
    return platforms.size() >= DetectCrossPlatformEvents.DEFAULT_MIN_PLATFORMS
        && posts >= DetectCrossPlatformEvents.DEFAULT_MIN_POSTS;
  }

  private static CrossPlatformEvent describe(
      Story story, String topic, Instant resolvedAt, long updatedAt) {
    String origin = story.platforms.firstKey();
    for (Map.Entry<String, Share> entry : story.platforms.entrySet()) {
      origin =
          entry.getValue().firstAt < story.platforms.get(origin).firstAt ? entry.getKey() : origin;
    }
    long originAt = story.platforms.get(origin).firstAt;
    Map<String, Long> lags = new LinkedHashMap<>();
    Map<String, Double> sentiments = new LinkedHashMap<>();
    List<String> samples = new ArrayList<>();
    long posts = 0;
    long inputs = 0;
    int generation = 0;
    for (Map.Entry<String, Share> entry : story.platforms.entrySet()) {
      Share share = entry.getValue();
      if (!entry.getKey().equals(origin)) {
        lags.put(entry.getKey(), (share.firstAt - originAt) / 1000);
      }
      if (share.sentimentCount > 0) {
        double sum = (double) share.sentimentSum / TopicWindow.SENTIMENT_SCALE;
        sentiments.put(entry.getKey(), sum / share.sentimentCount);
      }
      samples.addAll(share.samples);
      posts += share.posts;
      inputs += share.inputs;
      generation = Math.max(generation, share.generation);
    }
    return CrossPlatformEvent.builder()
        .setTopic(topic)
        .setStartedAt(Instant.ofEpochMilli(story.startedAt))
        .setUpdatedAt(Instant.ofEpochMilli(updatedAt))
        .setResolvedAt(resolvedAt)
        .setOriginPlatform(origin)
        .setOriginAt(Instant.ofEpochMilli(originAt))
        .setLags(lags)
        .setSpreadSeconds(lags.values().stream().mapToLong(Long::longValue).max().orElse(0))
        .setPosts(posts)
        .setSentiments(sentiments)
        .setSamplePosts(samples)
        .setVersion(2 * inputs + (resolvedAt == null ? 0 : 1))
        .setGeneration(generation)
        .build();
  }
}
