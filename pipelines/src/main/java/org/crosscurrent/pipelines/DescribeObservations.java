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
package org.crosscurrent.pipelines;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.Trending;
import org.crosscurrent.model.coders.ObservationCoder;

/** The row of each settled observation; a withdrawal is none. */
final class DescribeObservations extends PTransform<PCollection<Signal>, PCollection<Observation>> {

  private DescribeObservations() {}

  static DescribeObservations create() {
    return new DescribeObservations();
  }

  @Override
  public PCollection<Observation> expand(PCollection<Signal> settled) {
    return settled.apply("Describe", ParDo.of(new DescribeFn())).setCoder(ObservationCoder.of());
  }

  private static final class DescribeFn extends DoFn<Signal, Observation> {
    @ProcessElement
    public void process(@Element Signal signal, OutputReceiver<Observation> out) {
      if (signal.getStanding() == Standing.WITHDRAWN) {
        return;
      }
      Sentiment sentiment = signal.getSentiment();
      Trending trending = signal.getTrending();
      out.output(
          Observation.builder()
              .setPostId(signal.getPost().getId())
              .setPlatform(signal.getPost().getPlatform())
              .setObservedAt(signal.getPost().getObservedAt())
              .setCounts(signal.getPost().getCounts())
              .setScoreVelocity(signal.getScoreVelocity())
              .setCommentVelocity(signal.getCommentVelocity())
              .setSentiment(sentiment == null ? null : sentiment.getCompound())
              .setTrendingScore(trending == null ? null : trending.getScore())
              .setTopics(signal.getTopics())
              .setContentDigest(Observation.digestOf(signal.getPost().getContentHash()))
              .setGeneration(signal.getGeneration())
              .build());
    }
  }
}
