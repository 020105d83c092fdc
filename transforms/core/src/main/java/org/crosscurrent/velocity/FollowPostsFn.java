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
package org.crosscurrent.velocity;

import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.coders.LazyRecord;
import org.joda.time.Instant;

/**
 * Holds the events of a post back until the watermark has passed them. One timer: while an event
 * waits, it stands right behind the first of them and holds the watermark there; otherwise it
 * stands where the post is forgotten, and holds nothing. When it fires, it settles all that the
 * watermark has passed: in batch that is everything, and Flink's batch mode for data streams
 * ignores a timer that a timer sets.
 */
final class FollowPostsFn extends DoFn<KV<String, LazyRecord<PostEvent>>, Signal> {

  static final TupleTag<Signal> SIGNALS = new TupleTag<>("signals") {};
  static final TupleTag<Signal> SETTLED = new TupleTag<>("settled") {};

  private static final String TIMELINE = "timeline";
  private static final String NEXT = "next";

  private final boolean bounded;
  private final BundleCounter redelivered = BundleCounter.of(Metric.VELOCITY_REDELIVERED);
  private final BundleCounter late = BundleCounter.of(Metric.VELOCITY_LATE);

  @StateId(TIMELINE)
  private final StateSpec<ValueState<PostTimeline>> timelineSpec =
      StateSpecs.value(PostTimelineCoder.of());

  @TimerId(NEXT)
  private final TimerSpec nextSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  /**
   * Follows posts.
   *
   * @param bounded whether the input has an end: then the latest signal of a post is given when it
   *     is settled, rather than at each arrival
   */
  FollowPostsFn(boolean bounded) {
    this.bounded = bounded;
  }

  @ProcessElement
  public void process(
      @Element KV<String, LazyRecord<PostEvent>> element,
      @AlwaysFetched @StateId(TIMELINE) ValueState<PostTimeline> state,
      @TimerId(NEXT) Timer next,
      MultiOutputReceiver out) {
    PostEvent event = element.getValue().get();
    PostTimeline before = read(state);
    PostTimeline after = before.with(event);
    if (after == before) {
      (before.isSettled(event) ? late : redelivered).inc();
      return;
    }
    state.write(after);
    if (!after.firstPendingAt().equals(before.firstPendingAt())) {
      waitFor(after, next);
    }
    Signal latest = bounded ? null : after.latest();
    if (latest != null) {
      out.get(SIGNALS).output(latest);
    }
  }

  @OnTimer(NEXT)
  public void onTimer(
      @Timestamp Instant holdAt,
      @AlwaysFetched @StateId(TIMELINE) ValueState<PostTimeline> state,
      @TimerId(NEXT) Timer next,
      MultiOutputReceiver out) {
    PostTimeline timeline = read(state);
    Long due = timeline.firstPendingAt();
    if (due == null) {
      state.clear();
      return;
    }
    if (holdAt.getMillis() != due) {
      throw new IllegalStateException(
          "the timer of a post fired for " + holdAt + ", but its first event is at " + due);
    }
    long passed = Math.max(due + 1, next.getCurrentRelativeTime().getMillis());
    Signal latest = null;
    while (due != null && due < passed) {
      PostTimeline.Settled settled = timeline.settleFirst();
      latest = settled.signal();
      if (latest != null) {
        out.get(SETTLED).outputWithTimestamp(latest, Instant.ofEpochMilli(due));
      }
      timeline = settled.timeline();
      due = timeline.firstPendingAt();
    }
    if (bounded && latest != null && latest.getStanding() != Standing.WITHDRAWN) {
      out.get(SIGNALS).outputWithTimestamp(latest, latest.getPost().getObservedAt());
    }
    if (due == null && timeline.expiresAt() <= passed) {
      state.clear();
    } else {
      state.write(timeline);
      waitFor(timeline, next);
    }
  }

  @FinishBundle
  public void finishBundle() {
    redelivered.flush();
    late.flush();
  }

  private static PostTimeline read(ValueState<PostTimeline> state) {
    @Nullable PostTimeline timeline = state.read();
    return timeline == null ? PostTimeline.EMPTY : timeline;
  }

  private static void waitFor(PostTimeline timeline, Timer next) {
    Long pendingAt = timeline.firstPendingAt();
    if (pendingAt == null) {
      next.withNoOutputTimestamp().set(Instant.ofEpochMilli(timeline.expiresAt()));
    } else {
      Instant at = Instant.ofEpochMilli(pendingAt);
      next.withOutputTimestamp(at).set(at.plus(1));
    }
  }
}
