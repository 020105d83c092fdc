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
import org.joda.time.Instant;

/**
 * Remembers how often a phrase of a language was written. The key is the language and the phrase,
 * the value of an element a window of it, with the window's last millisecond for a timestamp. One
 * timer: at the end of the next window that is to be evaluated, where it holds the watermark one
 * millisecond before that; or, if there is none, where the last window is out of sight, where it
 * holds nothing.
 */
final class FollowPhrasesFn extends DoFn<KV<KV<String, String>, PhraseTally>, KV<String, Rise>> {

  private static final long serialVersionUID = 1L;
  private static final String HISTORY = "history";
  private static final String NEXT = "next";

  private final DiscoveryRule rule;

  @StateId(HISTORY)
  private final StateSpec<ValueState<PhraseHistory>> historySpec =
      StateSpecs.value(PhraseHistoryCoder.of());

  @TimerId(NEXT)
  private final TimerSpec nextSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  FollowPhrasesFn(DiscoveryRule rule) {
    this.rule = rule;
  }

  @ProcessElement
  public void process(
      @Element KV<KV<String, String>, PhraseTally> element,
      @Timestamp Instant lastMilli,
      @AlwaysFetched @StateId(HISTORY) ValueState<PhraseHistory> state,
      @TimerId(NEXT) Timer next) {
    PhraseHistory before = read(state);
    PhraseHistory after = before.with(lastMilli.getMillis() + 1, element.getValue());
    state.write(after);
    long due = Objects.requireNonNull(after.next());
    if (before.next() == null || due != before.next()) {
      waitUntil(due, next);
    }
  }

  @OnTimer(NEXT)
  public void onTimer(
      @Key KV<String, String> key,
      @Timestamp Instant holdAt,
      @AlwaysFetched @StateId(HISTORY) ValueState<PhraseHistory> state,
      @TimerId(NEXT) Timer next,
      OutputReceiver<KV<String, Rise>> out) {
    PhraseHistory history = read(state);
    long passed = Math.max(holdAt.getMillis() + 1, next.getCurrentRelativeTime().getMillis());
    Long due = history.next();
    while (due != null && due <= passed) {
      PhraseHistory.Evaluation evaluation = history.evaluate(rule);
      boolean all = key.getValue().equals(Rise.ALL);
      if (all || evaluation.now().posts() >= rule.minPosts()) {
        Rise rise = new Rise(key.getValue(), evaluation.now(), evaluation.before());
        out.outputWithTimestamp(KV.of(key.getKey(), rise), Instant.ofEpochMilli(due - 1));
      }
      history = evaluation.history();
      due = history.next();
    }
    if (due != null) {
      state.write(history);
      waitUntil(due, next);
    } else if (history.expiresAt(rule) <= passed) {
      state.clear();
    } else {
      state.write(history);
      next.withNoOutputTimestamp().set(Instant.ofEpochMilli(history.expiresAt(rule)));
    }
  }

  private static PhraseHistory read(ValueState<PhraseHistory> state) {
    @Nullable PhraseHistory history = state.read();
    return history == null ? PhraseHistory.EMPTY : history;
  }

  private static void waitUntil(long end, Timer next) {
    Instant at = Instant.ofEpochMilli(end);
    next.withOutputTimestamp(at.minus(1)).set(at);
  }
}
