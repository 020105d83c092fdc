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

import java.util.Objects;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Instant;

/**
 * Evaluates a topic at the boundaries of its windows. One timer, at the next boundary at which
 * something can change; it holds the watermark one millisecond before it. When it fires, it
 * evaluates all boundaries that the watermark has reached.
 */
final class FollowTopicsFn extends DoFn<KV<String, TopicWindow>, CrossPlatformEvent> {

  private static final String HISTORY = "history";
  private static final String NEXT = "next";

  private final BundleCounter started = BundleCounter.of(Metric.EVENTS_STARTED);
  private final BundleCounter resolved = BundleCounter.of(Metric.EVENTS_RESOLVED);

  private final EventRule rule;

  @StateId(HISTORY)
  private final StateSpec<ValueState<TopicHistory>> historySpec =
      StateSpecs.value(TopicHistoryCoder.of());

  @TimerId(NEXT)
  private final TimerSpec nextSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  FollowTopicsFn(EventRule rule) {
    this.rule = rule;
  }

  @ProcessElement
  public void process(
      @Element KV<String, TopicWindow> element,
      @AlwaysFetched @StateId(HISTORY) ValueState<TopicHistory> state,
      @TimerId(NEXT) Timer next) {
    TopicHistory before = read(state);
    TopicHistory after = before.with(element.getValue());
    state.write(after);
    Long change = after.nextChange(rule);
    if (!Objects.equals(change, before.nextChange(rule))) {
      waitUntil(Objects.requireNonNull(change), next);
    }
  }

  @OnTimer(NEXT)
  public void onTimer(
      @Key String topic,
      @Timestamp Instant holdAt,
      @AlwaysFetched @StateId(HISTORY) ValueState<TopicHistory> state,
      @TimerId(NEXT) Timer next,
      OutputReceiver<CrossPlatformEvent> out) {
    TopicHistory history = read(state);
    Long due = history.nextChange(rule);
    if (due == null) {
      state.clear();
      return;
    }
    long passed = Math.max(holdAt.getMillis() + 1, next.getCurrentRelativeTime().getMillis());
    while (due != null && due <= passed) {
      TopicHistory.Evaluation evaluation = history.evaluate(due, topic, rule);
      CrossPlatformEvent event = evaluation.event();
      if (event != null) {
        count(history, event);
        out.outputWithTimestamp(event, Instant.ofEpochMilli(due - 1));
      }
      history = evaluation.history();
      due = history.nextChange(rule);
    }
    if (due != null) {
      state.write(history);
      waitUntil(due, next);
    } else if (history.windows().isEmpty() || history.expiresAt(rule) <= passed) {
      state.clear();
    } else {
      state.write(history);
      next.withNoOutputTimestamp().set(Instant.ofEpochMilli(history.expiresAt(rule)));
    }
  }

  @FinishBundle
  public void finishBundle() {
    started.flush();
    resolved.flush();
  }

  private void count(TopicHistory before, CrossPlatformEvent event) {
    if (before.episode() == null) {
      started.inc();
    } else if (event.getResolvedAt() != null) {
      resolved.inc();
    }
  }

  private static TopicHistory read(ValueState<TopicHistory> state) {
    @Nullable TopicHistory history = state.read();
    return history == null ? TopicHistory.EMPTY : history;
  }

  private static void waitUntil(long boundary, Timer next) {
    Instant at = Instant.ofEpochMilli(boundary);
    next.withOutputTimestamp(at.minus(1)).set(at);
  }
}
