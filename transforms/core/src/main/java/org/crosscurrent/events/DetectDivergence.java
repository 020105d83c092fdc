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

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.DivergenceCoder;
import org.crosscurrent.model.coders.TopicWindowCoder;
import org.joda.time.Duration;

/**
 * Finds pairs of platforms that disagree in sentiment on a topic.
 *
 * <pre>{@code
 * PCollection<Divergence> divergences =
 *     windows.apply("Detect divergence", DetectDivergence.perHour());
 * }</pre>
 *
 * <p>For each topic and hour, each two platforms with at least three scored posts each, whose mean
 * compounds differ by at least 0.3, give one row.
 *
 * <p><b>Guarantee.</b> The rows of an hour are a pure function of the set of its topic windows:
 * means are made of integer sums.
 *
 * <p><b>Windows and time.</b> The input needs the timestamps that {@code AggregateTopics} gives. It
 * is put into fixed windows of an hour, which fire once when the watermark has passed their end;
 * the output stays in these windows.
 *
 * <p><b>State.</b> The topic windows of the open hour, about 150 bytes each.
 */
public final class DetectDivergence
    extends PTransform<PCollection<TopicWindow>, PCollection<Divergence>> {

  /** Length of the windows, if nothing else is said. */
  public static final Duration DEFAULT_WINDOW = Duration.standardMinutes(60);

  /** Scored posts that each side needs, if nothing else is said. */
  public static final long DEFAULT_MIN_POSTS = 3;

  /** Least difference of the means, if nothing else is said. */
  public static final double DEFAULT_MIN_DIFFERENCE = 0.3;

  private final Duration window;
  private final long minPosts;
  private final double minDifference;

  private DetectDivergence(Duration window, long minPosts, double minDifference) {
    this.window = window;
    this.minPosts = minPosts;
    this.minDifference = minDifference;
  }

  /** In windows of an hour, with at least three posts a side and a difference of 0.3. */
  public static DetectDivergence perHour() {
    return new DetectDivergence(DEFAULT_WINDOW, DEFAULT_MIN_POSTS, DEFAULT_MIN_DIFFERENCE);
  }

  /**
   * Length of the windows: a multiple of that of the topic windows.
   *
   * @throws IllegalArgumentException if not longer than zero
   */
  public DetectDivergence withWindow(Duration window) {
    if (window.getMillis() <= 0) {
      throw new IllegalArgumentException("window must be longer than zero, not " + window);
    }
    return new DetectDivergence(window, minPosts, minDifference);
  }

  /**
   * Scored posts that each side needs.
   *
   * @throws IllegalArgumentException if below 1
   */
  public DetectDivergence withMinPosts(long minPosts) {
    if (minPosts < 1) {
      throw new IllegalArgumentException("minPosts must be at least 1, not " + minPosts);
    }
    return new DetectDivergence(window, minPosts, minDifference);
  }

  /**
   * Least difference of the means.
   *
   * @throws IllegalArgumentException if not above 0 and at most 2
   */
  public DetectDivergence withMinDifference(double minDifference) {
    if (!(minDifference > 0 && minDifference <= 2)) {
      throw new IllegalArgumentException(
          "minDifference must be above 0 and at most 2, not " + minDifference);
    }
    return new DetectDivergence(window, minPosts, minDifference);
  }

  @Override
  public PCollection<Divergence> expand(PCollection<TopicWindow> windows) {
    return windows
        .apply("Key by topic", ParDo.of(new KeyByTopicFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), TopicWindowCoder.of()))
        .apply("In windows", Window.into(FixedWindows.of(window)))
        .apply("Group", GroupByKey.create())
        .apply("Compare platforms", ParDo.of(new ComparePlatformsFn(minPosts, minDifference)))
        .setCoder(DivergenceCoder.of());
  }

  private static final class KeyByTopicFn extends DoFn<TopicWindow, KV<String, TopicWindow>> {
    @ProcessElement
    public void process(@Element TopicWindow window, OutputReceiver<KV<String, TopicWindow>> out) {
      if (window.getSentimentCount() > 0) {
        out.output(KV.of(window.getTopic(), window));
      }
    }
  }

  /** Sentiment of one platform in one window. */
  private record Side(long sum, long count, long inputs, int generation) {
    static Side of(TopicWindow window) {
      return new Side(
          window.getSentimentSum(),
          window.getSentimentCount(),
          window.getInputs(),
          window.getGeneration());
    }

    Side plus(Side other) {
      return new Side(
          sum + other.sum,
          count + other.count,
          inputs + other.inputs,
          Math.max(generation, other.generation));
    }

    double mean() {
      return (double) sum / TopicWindow.SENTIMENT_SCALE / count;
    }

    /** This mean less the other one, divided once: so 0.7 less 0.4 is 0.3, no less. */
    double meanLess(Side other) {
      double products = (double) sum * other.count - (double) other.sum * count;
      return products / ((double) TopicWindow.SENTIMENT_SCALE * count * other.count);
    }
  }

  private static final class ComparePlatformsFn
      extends DoFn<KV<String, Iterable<TopicWindow>>, Divergence> {
    private final long minPosts;
    private final double minDifference;

    ComparePlatformsFn(long minPosts, double minDifference) {
      this.minPosts = minPosts;
      this.minDifference = minDifference;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<TopicWindow>> element,
        IntervalWindow window,
        OutputReceiver<Divergence> out) {
      TreeMap<String, Side> sides = new TreeMap<>();
      for (TopicWindow part : element.getValue()) {
        sides.merge(part.getPlatform(), Side.of(part), Side::plus);
      }
      sides.values().removeIf(side -> side.count() < minPosts);
      for (Map.Entry<String, Side> a : sides.entrySet()) {
        for (Map.Entry<String, Side> b : sides.tailMap(a.getKey(), false).entrySet()) {
          double difference = a.getValue().meanLess(b.getValue());
          if (Math.abs(difference) >= minDifference) {
            out.output(describe(element.getKey(), window, a, b, difference));
          }
        }
      }
    }

    private static Divergence describe(
        String topic,
        IntervalWindow window,
        Map.Entry<String, Side> a,
        Map.Entry<String, Side> b,
        double difference) {
      return Divergence.builder()
          .setTopic(topic)
          .setPlatformA(a.getKey())
          .setPlatformB(b.getKey())
          .setWindowStart(window.start())
          .setWindowEnd(window.end())
          .setMeanA(a.getValue().mean())
          .setMeanB(b.getValue().mean())
          .setPostsA(a.getValue().count())
          .setPostsB(b.getValue().count())
          .setDifference(difference)
          .setInputs(a.getValue().inputs() + b.getValue().inputs())
          .setGeneration(Math.max(a.getValue().generation(), b.getValue().generation()))
          .build();
    }
  }
}
