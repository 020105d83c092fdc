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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.sketch.DistinctCounter;
import org.joda.time.Instant;

/** What the posts of one topic and window add up to. Mutable. */
final class Tally {

  private static final int TOP = 3;

  private record Ranked(String postId, long score) {}

  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingLong(Ranked::score).reversed().thenComparing(Ranked::postId);

  private final DistinctCounter authors = new DistinctCounter();
  private final List<Ranked> top = new ArrayList<>(TOP + 1);
  private long posts;
  private long scoreSum;
  private long sentimentSum;
  private long sentimentCount;
  private double peakTrending;
  private long firstAt = Long.MAX_VALUE;
  private long firstInputAt = Long.MAX_VALUE;
  private long inputs;
  private int generation;

  Tally add(TopicShare share) {
    inputs += share.inputs();
    generation = Math.max(generation, share.generation());
    firstInputAt = Math.min(firstInputAt, share.firstAt());
    if (!share.counts()) {
      return this;
    }
    posts++;
    scoreSum += share.score();
    firstAt = Math.min(firstAt, share.firstAt());
    peakTrending = Math.max(peakTrending, share.trending());
    if (share.sentiment() != null) {
      sentimentSum += share.sentiment();
      sentimentCount++;
    }
    if (share.author() != null) {
      authors.add(share.author());
    }
    top.add(new Ranked(share.postId(), share.score()));
    top.sort(BEST_FIRST);
    if (top.size() > TOP) {
      top.remove(TOP);
    }
    return this;
  }

  /** The row of it; the key is that of {@link TopicShare#key}. */
  TopicWindow toWindow(String key, long start, long end) {
    int split = key.lastIndexOf('\n');
    return TopicWindow.builder()
        .setTopic(key.substring(0, split))
        .setPlatform(key.substring(split + 1))
        .setWindowStart(Instant.ofEpochMilli(start))
        .setWindowEnd(Instant.ofEpochMilli(end))
        .setPosts(posts)
        .setAuthors(authors.estimate())
        .setScoreSum(scoreSum)
        .setSentimentSum(sentimentSum)
        .setSentimentCount(sentimentCount)
        .setPeakTrending(peakTrending)
        .setFirstObservedAt(Instant.ofEpochMilli(posts == 0 ? firstInputAt : firstAt))
        .setTopPosts(top.stream().map(Ranked::postId).toList())
        .setInputs(inputs)
        .setGeneration(generation)
        .build();
  }
}
