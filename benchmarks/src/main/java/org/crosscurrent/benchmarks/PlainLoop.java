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
package org.crosscurrent.benchmarks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.FindEntities;
import org.crosscurrent.language.LanguageEngine;
import org.crosscurrent.language.LanguageRule;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Trending;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.pipelines.options.ScoringOptions;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.TopicExtractor;
import org.crosscurrent.toxicity.ScoreToxicity;
import org.crosscurrent.toxicity.ToxicityEngine;
import org.crosscurrent.trending.ScoreTrending;
import org.crosscurrent.trending.TrendingScorer;
import org.crosscurrent.velocity.Velocity;

/**
 * The reference of the pipeline benchmark: what an engineer would write by hand for one machine and
 * one thread, with the same cores and hash maps. It keeps everything in memory, takes the input in
 * the order in which it comes, and knows nothing of restarts, of order or of lateness.
 */
final class PlainLoop implements PostNormalizer.Results {

  private static final long WINDOW_MILLIS = 15 * 60 * 1000;
  private static final long CANONICAL_MILLIS = 24 * 60 * 60 * 1000;

  private record Last(long at, Long score, Long comments) {}

  private record Canonical(String postId, long at) {}

  private record WindowKey(String topic, String platform, long start) {}

  private static final class Tally {
    private final Set<String> authors = new HashSet<>();
    private long posts;
    private long scoreSum;
    private double sentimentSum;
    private double peak;
  }

  private final PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
  private final LanguageEngine language =
      Engines.named(LanguageEngine.class, ScoringOptions.DEFAULT_LANGUAGE_ENGINE);
  private final LanguageRule languageRule = LanguageRule.defaults();
  private final SentimentEngine sentiment = VaderSentiment.create();
  private final ToxicityEngine toxicity = Engines.named(ToxicityEngine.class, "linear");
  private final EntityEngine entities = Engines.named(EntityEngine.class, "gazetteer");
  private final TopicExtractor topics =
      new TopicExtractor(Gazetteer.builtIn(), ExtractTopics.DEFAULT_MAX_TOPICS);
  private final TrendingScorer trending = TrendingScorer.withDefaults();
  private final Map<String, Last> lastByPost = new HashMap<>();
  private final Map<String, Canonical> canonicalByHash = new HashMap<>();
  private final Map<WindowKey, Tally> windows = new HashMap<>();
  private long posts;
  private long unique;
  private long duplicates;

  void accept(RawPost raw) {
    normalizer.normalize(raw, this);
  }

  long posts() {
    return posts;
  }

  long unique() {
    return unique;
  }

  long duplicates() {
    return duplicates;
  }

  int windows() {
    return windows.size();
  }

  /** Lets go of what it remembers, so that it does not burden what is measured next. */
  void forget() {
    lastByPost.clear();
    canonicalByHash.clear();
    windows.clear();
  }

  @Override
  public void post(Post mapped) {
    posts++;
    Post post = languageRule.apply(mapped, language).post();
    Signal felt = ScoreSentiment.score(Signal.of(post), sentiment);
    Signal named = FindEntities.find(ScoreToxicity.score(felt, toxicity), entities);
    Signal scored = ExtractTopics.extract(named, topics);
    long at = post.getObservedAt().getMillis();
    Last now = new Last(at, post.getCounts().getScore(), post.getCounts().getComments());
    Last before = lastByPost.put(post.getId(), now);
    Signal.Builder moved = scored.toBuilder();
    if (before != null) {
      moved
          .setScoreVelocity(Velocity.between(before.at(), before.score(), at, now.score()))
          .setCommentVelocity(Velocity.between(before.at(), before.comments(), at, now.comments()));
    }
    Signal signal = ScoreTrending.score(moved.build(), trending);
    if (before != null) {
      return;
    }
    if (isUnique(post, at)) {
      unique++;
      count(signal, at);
    } else {
      duplicates++;
    }
  }

  private boolean isUnique(Post post, long at) {
    String hash = post.getContentHash();
    if (hash == null) {
      return true;
    }
    Canonical canonical = canonicalByHash.get(hash);
    if (canonical != null && at - canonical.at() < CANONICAL_MILLIS) {
      return false;
    }
    canonicalByHash.put(hash, new Canonical(post.getId(), at));
    return true;
  }

  private void count(Signal signal, long at) {
    Post post = signal.getPost();
    for (String topic : signal.getTopics()) {
      WindowKey key =
          new WindowKey(topic, post.getPlatform(), at - Math.floorMod(at, WINDOW_MILLIS));
      Tally tally = windows.computeIfAbsent(key, ignored -> new Tally());
      tally.posts++;
      tally.scoreSum += post.getCounts().scoreOrZero();
      if (signal.getSentiment() != null) {
        tally.sentimentSum += signal.getSentiment().getCompound();
      }
      Trending score = signal.getTrending();
      tally.peak = Math.max(tally.peak, score == null ? 0 : score.getScore());
      if (post.getAuthor() != null) {
        tally.authors.add(post.getAuthor().getId());
      }
    }
  }

  @Override
  public void deletion(Deletion deletion) {
    lastByPost.remove(deletion.getPostId());
  }

  @Override
  public void ignored(String what) {}

  @Override
  public void rejected(DeadLetterReason reason, String message) {}
}
