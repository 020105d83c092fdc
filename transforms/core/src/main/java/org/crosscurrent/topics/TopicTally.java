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
package org.crosscurrent.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.Trending;
import org.crosscurrent.sketch.DistinctCounter;
import org.joda.time.Instant;

/**
 * What some posts add up to. Adding is commutative and associative to the last bit: all sums are
 * integers. Mutable; one that was given to a combiner as input is not changed any more.
 */
final class TopicTally {

  private static final int TOP = 3;

  /** A post and its score. */
  record Ranked(String postId, long score) {}

  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingLong(Ranked::score).reversed().thenComparing(Ranked::postId);

  long posts;
  DistinctCounter authors = new DistinctCounter();
  long scoreSum;
  long sentimentSum;
  long sentimentCount;
  double peakTrending;
  long firstAt = Long.MAX_VALUE;
  long firstInputAt = Long.MAX_VALUE;
  List<Ranked> top = new ArrayList<>(TOP + 1);
  long inputs;
  int generation;

  /**
   * The tally of one post.
   *
   * @param counts whether it counts at all, if it is unique; otherwise it is absorbed
   */
  static TopicTally of(Signal signal, boolean counts) {
    TopicTally tally = new TopicTally();
    tally.inputs = signal.getObservations();
    tally.generation = signal.getGeneration();
    tally.firstInputAt = signal.getFirstObservedAt().getMillis();
    if (!counts || signal.getStanding() != Standing.UNIQUE) {
      return tally;
    }
    tally.posts = 1;
    tally.firstAt = tally.firstInputAt;
    tally.scoreSum = signal.getPost().getCounts().scoreOrZero();
    tally.top.add(new Ranked(signal.getPost().getId(), tally.scoreSum));
    Author author = signal.getPost().getAuthor();
    if (author != null) {
      tally.authors.add(author.getId());
    }
    Sentiment sentiment = signal.getSentiment();
    if (sentiment != null) {
      tally.sentimentSum = Math.round(sentiment.getCompound() * TopicWindow.SENTIMENT_SCALE);
      tally.sentimentCount = 1;
    }
    Trending trending = signal.getTrending();
    tally.peakTrending = trending == null ? 0 : trending.getScore();
    return tally;
  }

  void add(TopicTally other) {
    posts += other.posts;
    authors.addAll(other.authors);
    scoreSum += other.scoreSum;
    sentimentSum += other.sentimentSum;
    sentimentCount += other.sentimentCount;
    peakTrending = Math.max(peakTrending, other.peakTrending);
    firstAt = Math.min(firstAt, other.firstAt);
    firstInputAt = Math.min(firstInputAt, other.firstInputAt);
    top.addAll(other.top);
    top.sort(BEST_FIRST);
    if (top.size() > TOP) {
      top.subList(TOP, top.size()).clear();
    }
    inputs += other.inputs;
    generation = Math.max(generation, other.generation);
  }

  TopicWindow toWindow(String topic, String platform, Instant start, Instant end) {
    return TopicWindow.builder()
        .setTopic(topic)
        .setPlatform(platform)
        .setWindowStart(start)
        .setWindowEnd(end)
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
