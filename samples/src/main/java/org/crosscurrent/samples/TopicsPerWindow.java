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
package org.crosscurrent.samples;

import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.topics.AggregateTopics;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.Gazetteer;

/**
 * What each platform says on each topic, by quarter of an hour. The idea: scores are set one after
 * the other on the same signal, in any order, and added up behind them.
 */
public final class TopicsPerWindow {

  private TopicsPerWindow() {}

  /**
   * Adds posts up by topic and platform.
   *
   * @param posts each post once ({@link FindDuplicates} shows what to do where it is not so);
   *     timestamps are {@code observedAt}
   * @param names that are topics too, besides hashtags, cashtags and the built-in names
   */
  public static PCollection<TopicWindow> expand(PCollection<Post> posts, String... names) {
    // tag::topics
    return posts
        .apply("Begin signals", MapElements.into(TypeDescriptor.of(Signal.class)).via(Signal::of))
        .setCoder(SignalCoder.of())
        .apply("Score sentiment", ScoreSentiment.withVader())
        .apply(
            "Extract topics",
            ExtractTopics.withGazetteer(Gazetteer.builtIn().plus(Gazetteer.of(names))))
        .apply("Aggregate topics", AggregateTopics.perWindow());
    // end::topics
  }
}
