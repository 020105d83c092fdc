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
package org.crosscurrent.convergence;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.dedup.DeduplicatePosts;
import org.crosscurrent.events.DetectCrossPlatformEvents;
import org.crosscurrent.events.DetectDivergence;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.DeletionCoder;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.topics.AggregateTopics;
import org.crosscurrent.velocity.MeasureVelocity;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * The ordered path of the graph.
 *
 * @param velocity the followed posts
 * @param posts the posts told apart
 */
record Graph(
    MeasureVelocity.Result velocity,
    DeduplicatePosts.Result posts,
    PCollection<TopicWindow> windows,
    PCollection<CrossPlatformEvent> events,
    PCollection<Divergence> divergences) {

  private static final int ARRIVALS_A_STEP = 5;

  static Graph of(PCollection<Signal> signals, PCollection<Deletion> deletions, Duration memory) {
    MeasureVelocity.Result velocity =
        signals.apply("Velocity", MeasureVelocity.perPost().withDeletions(deletions));
    DeduplicatePosts.Result posts =
        velocity
            .settled()
            .apply("Deduplicate", DeduplicatePosts.byContentHash().withMemory(memory));
    PCollection<TopicWindow> windows =
        posts.settled().apply("Aggregate topics", AggregateTopics.perWindow());
    return new Graph(
        velocity,
        posts,
        windows,
        windows.apply("Detect events", DetectCrossPlatformEvents.overTwoHours()),
        windows.apply("Detect divergence", DetectDivergence.perHour()));
  }

  /** Over a bounded input, in the order of the world. */
  static Graph bounded(Pipeline pipeline, World world, Duration memory) {
    return over(
        pipeline.apply("Read", Create.timestamped(carried(world)).withCoder(SignalCoder.of())),
        memory);
  }

  /**
   * Over a stream whose watermark stays behind the newest arrival by the disorder.
   *
   * @param world disordered by no more than that
   */
  static Graph streamed(Pipeline pipeline, World world, Duration disorder, Duration memory) {
    TestStream.Builder<Signal> stream = TestStream.create(SignalCoder.of());
    Instant watermark = null;
    int count = 0;
    for (TimestampedValue<Signal> arrival : carried(world)) {
      stream = stream.addElements(arrival);
      Instant reached = arrival.getTimestamp().minus(disorder);
      watermark = watermark == null || reached.isAfter(watermark) ? reached : watermark;
      if (++count % ARRIVALS_A_STEP == 0) {
        stream = stream.advanceWatermarkTo(watermark);
      }
    }
    return over(pipeline.apply("Read", stream.advanceWatermarkToInfinity()), memory);
  }

  /** One stream carries both, so that both stand behind one watermark. */
  private static List<TimestampedValue<Signal>> carried(World world) {
    List<TimestampedValue<Signal>> carried = new ArrayList<>();
    for (World.Arrival arrival : world.arrivals()) {
      Signal signal =
          arrival instanceof World.Arrival.Seen seen
              ? seen.signal()
              : Sighting.of(((World.Arrival.Gone) arrival).deletion().getPostId())
                  .at(arrival.at())
                  .signal()
                  .toBuilder()
                  .setStanding(Standing.WITHDRAWN)
                  .build();
      carried.add(TimestampedValue.of(signal, arrival.at()));
    }
    return carried;
  }

  private static Graph over(PCollection<Signal> carried, Duration memory) {
    return of(
        carried.apply("Signals", ParDo.of(new SignalsFn())).setCoder(SignalCoder.of()),
        carried.apply("Deletions", ParDo.of(new DeletionsFn())).setCoder(DeletionCoder.of()),
        memory);
  }

  private static final class SignalsFn extends DoFn<Signal, Signal> {
    @ProcessElement
    public void process(@Element Signal signal, OutputReceiver<Signal> out) {
      if (signal.getStanding() == Standing.UNIQUE) {
        out.output(signal);
      }
    }
  }

  private static final class DeletionsFn extends DoFn<Signal, Deletion> {
    @ProcessElement
    public void process(@Element Signal signal, OutputReceiver<Deletion> out) {
      if (signal.getStanding() == Standing.WITHDRAWN) {
        out.output(Sighting.deletion(signal.getPost().getId(), signal.getPost().getObservedAt()));
      }
    }
  }
}
