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
package org.crosscurrent.io.postgres;

import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.Divergence;
import org.joda.time.Duration;

/**
 * Replaces rows that were worked out anew from the stored windows: in one transaction what is not
 * among the new ones goes, and the rest is written where it differs. For bounded inputs.
 *
 * <p>No row of a higher generation is replaced or goes. The output is how many rows changed or
 * went, by bundle, in the global window: it ends when everything is committed.
 *
 * @param <K> by what rows and spans are brought together
 * @param <S> a span that was worked out anew as a whole
 * @param <T> one value is one row
 */
public final class ReplaceInPostgres<K, S, T>
    extends PTransform<PCollection<T>, PCollection<Long>> {

  private static final long serialVersionUID = 1L;

  private final StoreConfig store;
  private final TableWriter<T> table;
  private final Stale<S, T> stale;
  private final Coder<K> keyCoder;
  private final SerializableFunction<T, K> keyOfRow;
  private final SerializableFunction<S, K> keyOfSpan;
  private final transient PCollection<S> spans;

  private ReplaceInPostgres(
      StoreConfig store,
      TableWriter<T> table,
      Stale<S, T> stale,
      Coder<K> keyCoder,
      SerializableFunction<T, K> keyOfRow,
      SerializableFunction<S, K> keyOfSpan,
      PCollection<S> spans) {
    this.store = store;
    this.table = table;
    this.stale = stale;
    this.keyCoder = keyCoder;
    this.keyOfRow = keyOfRow;
    this.keyOfSpan = keyOfSpan;
    this.spans = spans;
  }

  /**
   * In {@code cross_platform_events}, of the topics and times of these spans. An event that a live
   * job has not ended, and that has absorbed nothing more, lasts.
   */
  public static ReplaceInPostgres<String, TopicSpan, CrossPlatformEvent> events(
      StoreConfig store, RescoreScope scope, PCollection<TopicSpan> spans) {
    return new ReplaceInPostgres<>(
        store,
        CrossPlatformEventsTable.recomputed(),
        new StaleEvents(highest(scope)),
        StringUtf8Coder.of(),
        CrossPlatformEvent::getTopic,
        TopicSpan::topic,
        spans);
  }

  /** In {@code divergences}, of these hours: the milliseconds at which they begin. */
  public static ReplaceInPostgres<Long, Long, Divergence> divergences(
      StoreConfig store, RescoreScope scope, PCollection<Long> hours) {
    return new ReplaceInPostgres<>(
        store,
        DivergencesTable.recomputed(),
        new StaleDivergences(highest(scope)),
        VarLongCoder.of(),
        divergence -> divergence.getWindowStart().getMillis(),
        hour -> hour,
        hours);
  }

  private static int highest(RescoreScope scope) {
    return scope.generationOver(Integer.MAX_VALUE);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return Map.of(new TupleTag<S>("spans"), spans);
  }

  @Override
  public PCollection<Long> expand(PCollection<T> rows) {
    TupleTag<S> spanTag = new TupleTag<>("spans");
    TupleTag<T> rowTag = new TupleTag<>("rows");
    PCollection<KV<K, T>> keyedRows =
        rows.apply(
                "Leave windows",
                Window.<T>into(new GlobalWindows())
                    .triggering(DefaultTrigger.of())
                    .withAllowedLateness(Duration.ZERO)
                    .discardingFiredPanes())
            .apply("Key rows", WithKeys.of(keyOfRow))
            .setCoder(KvCoder.of(keyCoder, rows.getCoder()));
    PCollection<KV<K, S>> keyedSpans =
        spans
            .apply("Key spans", WithKeys.of(keyOfSpan))
            .setCoder(KvCoder.of(keyCoder, spans.getCoder()));
    return KeyedPCollectionTuple.of(spanTag, keyedSpans)
        .and(rowTag, keyedRows)
        .apply("Bring together", CoGroupByKey.create())
        .apply(
            "Replace rows",
            ParDo.of(new ReplaceRows<K, S, T>(store, table, stale, spanTag, rowTag)))
        .setCoder(VarLongCoder.of());
  }
}
