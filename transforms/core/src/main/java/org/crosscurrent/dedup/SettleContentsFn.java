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
package org.crosscurrent.dedup;

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
import org.apache.beam.sdk.values.TupleTag;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.coders.LazyRecord;
import org.joda.time.Instant;

/**
 * Decides on the posts with one content when the watermark has passed them, and gives each out when
 * its window has ended. One timer, which stands right behind what is due next and holds the
 * watermark there; with nothing due it stands where the content is forgotten, and holds nothing.
 */
final class SettleContentsFn extends DoFn<KV<String, LazyRecord<Signal>>, Signal> {

  static final TupleTag<Signal> SETTLED = new TupleTag<>("settled") {};
  static final TupleTag<Duplicate> DUPLICATES = new TupleTag<>("duplicates") {};

  /** Begins the key of a post without content, which is compared with none. */
  static final String WITHOUT_CONTENT = "id:";

  private static final String LEDGER = "ledger";
  private static final String NEXT = "next";

  private final BundleCounter unique = BundleCounter.of(Metric.DEDUP_UNIQUE);
  private final BundleCounter duplicates = BundleCounter.of(Metric.DEDUP_DUPLICATES);
  private final BundleCounter withdrawn = BundleCounter.of(Metric.DEDUP_WITHDRAWN);

  private final ContentRule rule;

  @StateId(LEDGER)
  private final StateSpec<ValueState<ContentLedger>> ledgerSpec =
      StateSpecs.value(ContentLedgerCoder.of());

  @TimerId(NEXT)
  private final TimerSpec nextSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  SettleContentsFn(ContentRule rule) {
    this.rule = rule;
  }

  @ProcessElement
  public void process(
      @Element KV<String, LazyRecord<Signal>> element,
      @Timestamp Instant timestamp,
      @AlwaysFetched @StateId(LEDGER) ValueState<ContentLedger> state,
      @TimerId(NEXT) Timer next) {
    ContentLedger before = read(state);
    ContentLedger after = before.with(Candidate.of(element.getValue().get()));
    state.write(after);
    Long due = after.nextDue(rule);
    if (!Objects.equals(due, before.nextDue(rule))) {
      // Of a post whose first observation was missed, what it makes due may lie before it.
      waitUntil(Math.max(Objects.requireNonNull(due), timestamp.getMillis()), next);
    }
  }

  @OnTimer(NEXT)
  public void onTimer(
      @Key String key,
      @Timestamp Instant holdAt,
      @AlwaysFetched @StateId(LEDGER) ValueState<ContentLedger> state,
      @TimerId(NEXT) Timer next,
      MultiOutputReceiver out) {
    ContentLedger ledger = read(state);
    Long due = ledger.nextDue(rule);
    if (due == null) {
      state.clear();
      return;
    }
    boolean decides = !key.startsWith(WITHOUT_CONTENT);
    long held = holdAt.getMillis();
    long passed = Math.max(held + 1, next.getCurrentRelativeTime().getMillis());
    while (due != null && due < passed) {
      ContentLedger.Settlement done = ledger.settle(due, rule, decides);
      ledger = done.ledger();
      give(done, Instant.ofEpochMilli(Math.max(due, held)), out);
      due = ledger.nextDue(rule);
    }
    if (due != null) {
      state.write(ledger);
      waitUntil(due, next);
    } else if (decides && ledger.expiresAt(rule) > passed) {
      state.write(ledger);
      next.withNoOutputTimestamp().set(Instant.ofEpochMilli(ledger.expiresAt(rule)));
    } else {
      state.clear();
    }
  }

  @FinishBundle
  public void finishBundle() {
    unique.flush();
    duplicates.flush();
    withdrawn.flush();
  }

  private void give(ContentLedger.Settlement done, Instant at, MultiOutputReceiver out) {
    for (Candidate duplicate : done.duplicates()) {
      out.get(DUPLICATES).outputWithTimestamp(describe(duplicate, done.ledger()), at);
    }
    for (Candidate closed : done.closed()) {
      Signal outcome = closed.outcome();
      if (outcome != null) {
        count(outcome.getStanding());
        out.get(SETTLED).outputWithTimestamp(outcome, at);
      }
    }
  }

  private void count(Standing standing) {
    (standing == Standing.UNIQUE ? unique : standing == Standing.DUPLICATE ? duplicates : withdrawn)
        .inc();
  }

  private static Duplicate describe(Candidate duplicate, ContentLedger ledger) {
    Signal signal = Objects.requireNonNull(duplicate.latest());
    return Duplicate.builder()
        .setPostId(duplicate.postId())
        .setPlatform(signal.getPost().getPlatform())
        .setDuplicateOf(Objects.requireNonNull(ledger.canonicalId()))
        .setContentHash(Objects.requireNonNull(signal.getFirstContentHash()))
        .setFirstObservedAt(Instant.ofEpochMilli(duplicate.firstAt()))
        .setCanonicalObservedAt(Instant.ofEpochMilli(ledger.canonicalAt()))
        .build();
  }

  private static ContentLedger read(ValueState<ContentLedger> state) {
    @Nullable ContentLedger ledger = state.read();
    return ledger == null ? ContentLedger.EMPTY : ledger;
  }

  private static void waitUntil(long due, Timer next) {
    Instant at = Instant.ofEpochMilli(due);
    next.withOutputTimestamp(at).set(at.plus(1));
  }
}
