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

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.joda.time.Instant;

/**
 * Texts of your own, scored. The idea: a transform takes signals, a signal begins as a post, and a
 * post needs no more than an id and a text.
 */
public final class ScoreMyPosts {

  private ScoreMyPosts() {}

  /**
   * Scores the sentiment of each text.
   *
   * @param texts by an id of their own
   * @return a signal for each, with its sentiment; a blank text has none
   */
  public static PCollection<Signal> expand(PCollection<KV<String, String>> texts) {
    // tag::score
    return texts
        .apply("Make signals", ParDo.of(new MakeSignalFn()))
        .setCoder(SignalCoder.of())
        .apply("Score sentiment", ScoreSentiment.withVader());
    // end::score
  }

  private static final class MakeSignalFn extends DoFn<KV<String, String>, Signal> {
    @ProcessElement
    public void process(
        @Element KV<String, String> text, @Timestamp Instant time, OutputReceiver<Signal> out) {
      // tag::post
      Post post =
          Post.builder()
              .setId("mine:" + text.getKey())
              .setPlatform("mine")
              .setKind(PostKind.POST)
              .setText(text.getValue())
              .setCreatedAt(time)
              .setObservedAt(time)
              .setCollection("api")
              .build();
      out.output(Signal.of(post));
      // end::post
    }
  }
}
