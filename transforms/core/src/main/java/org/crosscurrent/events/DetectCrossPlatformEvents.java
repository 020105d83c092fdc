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

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.CrossPlatformEventCoder;
import org.crosscurrent.model.coders.TopicWindowCoder;
import org.joda.time.Duration;

/**
 * Finds topics that live on several platforms at once, and who led.
 *
 * <pre>{@code
 * PCollection<CrossPlatformEvent> events =
 *     windows.apply("Detect events", DetectCrossPlatformEvents.overTwoHours());
 * }</pre>
 *
 * <p>A topic is an event at the end of a window if the windows that ended within the last two hours
 * hold at least two platforms and three posts. Ends of windows at which it is one without a break
 * make an episode, which is one row: it comes out when the episode begins, again whenever a window
 * is added, and once more when it ends. Its parts are every window that was in sight while it
 * lasted. The origin is the platform with the first observation among them; a lag is the seconds by
 * which the first observation on another platform followed; the spread is the longest lag.
 *
 * <p><b>Guarantee.</b> Behind a perfect watermark the rows are a pure function of the set of topic
 * windows; of the rows of one {@code (topic, startedAt)} the one with the highest version stays.
 *
 * <p><b>Windows and time.</b> The input needs the timestamps that {@code AggregateTopics} gives,
 * the last millisecond of each window. The output is in the global window, stamped with the last
 * millisecond before the boundary. A window with 0 posts is left aside.
 *
 * <p><b>State.</b> One entry per topic: about 150 bytes for each of its windows of the last two
 * hours, and about 100 bytes for each platform while an episode lasts. It is cleared two hours
 * after the topic's last window.
 *
 * <p><b>Metrics</b> (namespace {@code crosscurrent}): {@code events.started}, {@code
 * events.resolved}.
 */
public final class DetectCrossPlatformEvents
    extends PTransform<PCollection<TopicWindow>, PCollection<CrossPlatformEvent>> {

  /** How far back windows are looked at, if nothing else is said. */
  public static final Duration DEFAULT_SIGHT = Duration.standardHours(2);

  /** How many platforms it takes, if nothing else is said. */
  public static final int DEFAULT_MIN_PLATFORMS = 2;

  /** How many posts it takes, if nothing else is said. */
  public static final long DEFAULT_MIN_POSTS = 3;

  private final EventRule rule;

  private DetectCrossPlatformEvents(EventRule rule) {
    this.rule = rule;
  }

  /** Two platforms and three posts within two hours, in windows of 15 minutes. */
  public static DetectCrossPlatformEvents overTwoHours() {
    return new DetectCrossPlatformEvents(
        new EventRule(
            DEFAULT_SIGHT.getMillis(),
            Duration.standardMinutes(15).getMillis(),
            DEFAULT_MIN_PLATFORMS,
            DEFAULT_MIN_POSTS));
  }

  /**
   * Another length of the topic windows than 15 minutes.
   *
   * @throws IllegalArgumentException if not longer than zero
   */
  public DetectCrossPlatformEvents withWindow(Duration window) {
    return new DetectCrossPlatformEvents(
        new EventRule(
            rule.sightMillis(),
            atLeast("window", 1, window.getMillis()),
            rule.minPlatforms(),
            rule.minPosts()));
  }

  /**
   * How far back windows are looked at; two hours by default.
   *
   * @throws IllegalArgumentException if not longer than zero
   */
  public DetectCrossPlatformEvents withSight(Duration sight) {
    return new DetectCrossPlatformEvents(
        new EventRule(
            atLeast("sight", 1, sight.getMillis()),
            rule.stepMillis(),
            rule.minPlatforms(),
            rule.minPosts()));
  }

  /**
   * How many platforms an event takes; 2 by default.
   *
   * @throws IllegalArgumentException if below 2
   */
  public DetectCrossPlatformEvents withMinPlatforms(int minPlatforms) {
    return new DetectCrossPlatformEvents(
        new EventRule(
            rule.sightMillis(),
            rule.stepMillis(),
            (int) atLeast("minPlatforms", 2, minPlatforms),
            rule.minPosts()));
  }

  /**
   * How many posts an event takes; 3 by default.
   *
   * @throws IllegalArgumentException if below 1
   */
  public DetectCrossPlatformEvents withMinPosts(long minPosts) {
    return new DetectCrossPlatformEvents(
        new EventRule(
            rule.sightMillis(),
            rule.stepMillis(),
            rule.minPlatforms(),
            atLeast("minPosts", 1, minPosts)));
  }

  private static long atLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  @Override
  public PCollection<CrossPlatformEvent> expand(PCollection<TopicWindow> windows) {
    return windows
        .apply("Key by topic", ParDo.of(new KeyByTopicFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), TopicWindowCoder.of()))
        .apply("In the global window", Window.into(new GlobalWindows()))
        .apply("Follow each topic", ParDo.of(new FollowTopicsFn(rule)))
        .setCoder(CrossPlatformEventCoder.of());
  }

  private static final class KeyByTopicFn extends DoFn<TopicWindow, KV<String, TopicWindow>> {
    @ProcessElement
    public void process(@Element TopicWindow window, OutputReceiver<KV<String, TopicWindow>> out) {
      if (window.getPosts() > 0) {
        out.output(KV.of(window.getTopic(), window));
      }
    }
  }
}
