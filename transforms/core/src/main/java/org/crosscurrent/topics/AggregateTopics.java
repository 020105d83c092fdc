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

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.TopicWindowCoder;
import org.joda.time.Duration;

/**
 * Adds posts up by topic and platform, in fixed windows of event time.
 *
 * <pre>{@code
 * PCollection<TopicWindow> windows =
 *     posts.settled().apply("Aggregate topics", AggregateTopics.perWindow());
 * }</pre>
 *
 * <p><b>Input.</b> One signal per post, such as {@code DeduplicatePosts} settles. A post counts in
 * each of its topics, in the window of the element's timestamp; one whose standing is not {@code
 * UNIQUE} is absorbed (it raises {@code inputs}), but not counted. So a window of which nothing
 * counts comes out with 0 posts.
 *
 * <p><b>Guarantee.</b> Each window is a pure function of the set of its signals: sums are integers,
 * ties are broken by post id. Distinct authors are exact up to 4,096 and estimated beyond, see
 * {@code DistinctCounter}.
 *
 * <p><b>Windows and time.</b> The input is put into fixed windows, which fire once, when the
 * watermark has passed their end; nothing is late behind a perfect watermark. The output stays in
 * these windows.
 *
 * <p><b>State.</b> One tally per topic, platform and open window: about 120 bytes, and 8 for each
 * author up to 4,096.
 *
 * <p><b>Metrics</b> (namespace {@code crosscurrent}): {@code topics.windows}, those in which a post
 * counts.
 */
public final class AggregateTopics
    extends PTransform<PCollection<Signal>, PCollection<TopicWindow>> {

  /** Length of the windows, if nothing else is said. */
  public static final Duration DEFAULT_WINDOW = Duration.standardMinutes(15);

  private final Duration window;
  private final boolean toxicCounts;
  private final int mostHeld;

  private AggregateTopics(Duration window, boolean toxicCounts, int mostHeld) {
    this.window = window;
    this.toxicCounts = toxicCounts;
    this.mostHeld = mostHeld;
  }

  /** In windows of 15 minutes. */
  public static AggregateTopics perWindow() {
    return new AggregateTopics(DEFAULT_WINDOW, true, TallyFn.MOST_HELD);
  }

  /**
   * In windows of this length, aligned to 1970. It should be that of {@code DeduplicatePosts}.
   *
   * @throws IllegalArgumentException if not longer than zero
   */
  public AggregateTopics withWindow(Duration window) {
    if (window.getMillis() <= 0) {
      throw new IllegalArgumentException("window must be longer than zero, not " + window);
    }
    return new AggregateTopics(window, toxicCounts, mostHeld);
  }

  /** Posts that an engine has flagged as toxic are absorbed, but not counted. */
  public AggregateTopics withoutToxic() {
    return new AggregateTopics(window, false, mostHeld);
  }

  /** Holds fewer sums of a bundle, so that a test sees what happens when there are more. */
  AggregateTopics holding(int sums) {
    return new AggregateTopics(window, toxicCounts, sums);
  }

  @Override
  public PCollection<TopicWindow> expand(PCollection<Signal> signals) {
    KvCoder<String, String> key = KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of());
    return signals
        .apply("In windows", Window.into(FixedWindows.of(window)))
        .apply("Key by topic and platform", ParDo.of(new TallyFn(toxicCounts, mostHeld)))
        .setCoder(KvCoder.of(key, TopicTallyCoder.of()))
        .apply("Add up", Combine.perKey(new AddUpFn()))
        .apply("Describe windows", ParDo.of(new DescribeFn()))
        .setCoder(TopicWindowCoder.of());
  }

  private static final class AddUpFn extends Combine.CombineFn<TopicTally, TopicTally, TopicTally> {
    @Override
    public TopicTally createAccumulator() {
      return new TopicTally();
    }

    @Override
    public TopicTally addInput(TopicTally tally, TopicTally input) {
      tally.add(input);
      return tally;
    }

    @Override
    public TopicTally mergeAccumulators(Iterable<TopicTally> tallies) {
      TopicTally sum = createAccumulator();
      tallies.forEach(sum::add);
      return sum;
    }

    @Override
    public TopicTally extractOutput(TopicTally tally) {
      return tally;
    }

    @Override
    public Coder<TopicTally> getAccumulatorCoder(
        CoderRegistry registry, Coder<TopicTally> inputCoder) {
      return TopicTallyCoder.of();
    }

    @Override
    public Coder<TopicTally> getDefaultOutputCoder(
        CoderRegistry registry, Coder<TopicTally> inputCoder) {
      return TopicTallyCoder.of();
    }
  }

  private static final class DescribeFn
      extends DoFn<KV<KV<String, String>, TopicTally>, TopicWindow> {
    private final BundleCounter windows = BundleCounter.of(Metric.TOPICS_WINDOWS);

    @ProcessElement
    public void process(
        @Element KV<KV<String, String>, TopicTally> element,
        IntervalWindow window,
        OutputReceiver<TopicWindow> out) {
      KV<String, String> key = element.getKey();
      TopicWindow row =
          element.getValue().toWindow(key.getKey(), key.getValue(), window.start(), window.end());
      if (row.getPosts() > 0) {
        windows.inc();
      }
      out.output(row);
    }

    @FinishBundle
    public void finishBundle() {
      windows.flush();
    }
  }
}
