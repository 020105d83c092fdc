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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Signal;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.PhraseExtractor;
import org.crosscurrent.topics.TopicAliases;
import org.crosscurrent.topics.TopicNames;
import org.joda.time.Duration;

/**
 * Finds topics that nobody named: phrases that are written more often in a window than they were in
 * the day before, by language.
 *
 * <pre>{@code
 * PCollection<DiscoveredTopic> topics =
 *     velocity.settled().apply("Discover topics", DiscoverTopics.perWindow());
 * }</pre>
 *
 * <p><b>Input.</b> Signals with their text that know the first observation of their post, such as
 * the settled ones of {@code MeasureVelocity}, or {@link Signal#of} where each post is observed
 * once. Later observations of a post are left aside. Of posts with one content in one window the
 * first counts, so that a text which is copied is one post.
 *
 * <p><b>A topic</b> is a phrase of one to three words, or a hashtag (see {@link PhraseExtractor}),
 * in at least 5 posts of a window of 15 minutes, whose share of the language's posts is at least 3
 * times that of the 96 windows before, with a log-likelihood ratio (Dunning 1993) of at least
 * 15.13. Of phrases that overlap, the longest that at least half of the posts name stands for the
 * others. The 50 with the highest ratio come out. Without history there are no topics.
 *
 * <p><b>Guarantee.</b> Behind a perfect watermark the rows are a pure function of the set of
 * signals: all sums are of integers, all ties are broken by the phrase or the post's id. A row of a
 * run over more of the archive has a higher version.
 *
 * <p><b>Windows and time.</b> Event time must be {@code observedAt}. Any windowing is accepted; the
 * output is in fixed windows, which fire once, stamped with their last millisecond.
 *
 * <p><b>State.</b> One entry for each language and phrase that was in 2 posts of a window within
 * the last day: about 60 bytes and 4 to 8 for each such window, at most 96; a phrase of one post a
 * window is not remembered. While a window is open, one tally for each of its phrases, about 60
 * bytes and 25 for each of up to 10 posts. It is cleared a day after the last such window.
 */
public final class DiscoverTopics
    extends PTransform<PCollection<Signal>, PCollection<DiscoveredTopic>> {

  private static final long serialVersionUID = 1L;

  private final DiscoveryRule rule;

  private final boolean withoutToxic;

  private DiscoverTopics(DiscoveryRule rule, boolean withoutToxic) {
    this.rule = rule;
    this.withoutToxic = withoutToxic;
  }

  private DiscoverTopics with(DiscoveryRule other) {
    return new DiscoverTopics(other, withoutToxic);
  }

  /** In windows of 15 minutes, compared with the 24 hours before. */
  public static DiscoverTopics perWindow() {
    return new DiscoverTopics(DiscoveryRule.DEFAULT, false);
  }

  /**
   * In windows of this length, aligned to 1970, each compared with so many before it.
   *
   * @throws IllegalArgumentException if the window is not longer than zero, or there is no history
   */
  public DiscoverTopics withWindow(Duration window, int historyWindows) {
    return with(
        rule.toBuilder().windowMillis(window.getMillis()).historyWindows(historyWindows).build());
  }

  /**
   * What a topic needs.
   *
   * @param minPosts posts of the window, at least 1; 5 by default
   * @param minScore log-likelihood ratio, at least 0; 15.13 by default
   * @param minLift how many times as often as before, at least 1; 3 by default
   * @throws IllegalArgumentException if one is out of range
   */
  public DiscoverTopics withThresholds(long minPosts, double minScore, double minLift) {
    return with(rule.toBuilder().minPosts(minPosts).minScore(minScore).minLift(minLift).build());
  }

  /**
   * How many posts of a window a phrase needs to be remembered of it: 1 remembers all, which takes
   * an order of magnitude more state; 2 by default.
   *
   * @throws IllegalArgumentException if below 1
   */
  public DiscoverTopics withHistoryFloor(long posts) {
    return with(rule.toBuilder().historyFloor(posts).build());
  }

  /**
   * How many topics a window of a language has at most; 50 by default.
   *
   * @throws IllegalArgumentException if below 1
   */
  public DiscoverTopics withMaxTopics(int maxTopics) {
    return with(rule.toBuilder().maxTopics(maxTopics).build());
  }

  /**
   * Categories that stay the same between runs: a topic has the category of the longest seed that
   * it, or a phrase that goes with it, holds as whole words.
   *
   * @param seeds categories by phrase, in any capitals
   */
  public DiscoverTopics withSeeds(Map<String, String> seeds) {
    TopicNames names = names();
    Map<String, String> categories = new TreeMap<>();
    new TreeMap<>(seeds)
        .forEach((phrase, category) -> categories.put(names.topicOf(phrase), category));
    return with(rule.toBuilder().seeds(Map.copyOf(categories)).build());
  }

  /** Leaves out posts that are flagged as toxic. */
  public DiscoverTopics withoutToxic() {
    return new DiscoverTopics(rule, true);
  }

  static TopicNames names() {
    return TopicNames.of(Gazetteer.builtIn(), TopicAliases.builtIn());
  }

  @Override
  public PCollection<DiscoveredTopic> expand(PCollection<Signal> signals) {
    Duration window = Duration.millis(rule.windowMillis());
    DiscoveryRule thresholds = rule;
    KvCoder<String, String> phraseKey = KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of());
    return signals
        .apply("Tell phrases", ParDo.of(new PhrasesFn(withoutToxic)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), PostPhrasesCoder.of()))
        .apply("In windows", Window.into(FixedWindows.of(window)))
        .apply("First of each content", Combine.perKey(new FirstPostFn()))
        .apply("Key by phrase", ParDo.of(new TallyFn()))
        .setCoder(KvCoder.of(phraseKey, PhraseTallyCoder.of()))
        .apply("Add up", Combine.perKey(new AddUpFn()))
        .apply(
            "Remember",
            Filter.by(
                element ->
                    element.getKey().getValue().equals(Rise.ALL)
                        || thresholds.isRemembered(element.getValue().posts())))
        .apply("In the global window", Window.into(new GlobalWindows()))
        .apply("Follow each phrase", ParDo.of(new FollowPhrasesFn(rule)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), RiseCoder.of()))
        .apply("In windows again", Window.into(FixedWindows.of(window)))
        .apply("By language", GroupByKey.create())
        .apply("Choose", ParDo.of(new ChooseFn(rule)))
        .setCoder(DiscoveredTopicCoder.of());
  }

  private static final class FirstPostFn extends Combine.BinaryCombineFn<PostPhrases> {
    private static final long serialVersionUID = 1L;

    @Override
    public PostPhrases apply(PostPhrases one, PostPhrases other) {
      return PostPhrases.FIRST.compare(one, other) <= 0 ? one : other;
    }
  }

  private static final class TallyFn
      extends DoFn<KV<String, PostPhrases>, KV<KV<String, String>, PhraseTally>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<String, PostPhrases> element,
        OutputReceiver<KV<KV<String, String>, PhraseTally>> out) {
      PostPhrases post = element.getValue();
      out.output(KV.of(KV.of(post.language(), Rise.ALL), new PhraseTally(1, List.of())));
      PhraseTally tally =
          new PhraseTally(1, List.of(new PhraseTally.Ranked(post.postId(), post.score())));
      for (String phrase : post.phrases()) {
        out.output(KV.of(KV.of(post.language(), phrase), tally));
      }
    }
  }

  private static final class AddUpFn extends Combine.BinaryCombineFn<PhraseTally> {
    private static final long serialVersionUID = 1L;

    @Override
    public PhraseTally apply(PhraseTally one, PhraseTally other) {
      return one.plus(other);
    }
  }

  private static final class ChooseFn extends DoFn<KV<String, Iterable<Rise>>, DiscoveredTopic> {
    private static final long serialVersionUID = 1L;

    private final DiscoveryRule rule;

    ChooseFn(DiscoveryRule rule) {
      this.rule = rule;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<Rise>> element,
        IntervalWindow window,
        OutputReceiver<DiscoveredTopic> out) {
      new TopicChoice(rule)
          .choose(element.getKey(), window.start(), window.end(), element.getValue())
          .forEach(out::output);
    }
  }
}
