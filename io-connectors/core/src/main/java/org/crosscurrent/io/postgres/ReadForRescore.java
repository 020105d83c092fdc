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

import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.model.coders.TopicWindowCoder;

/**
 * Reads from the store what is to be scored anew, and what depends on it. All through Beam's {@link
 * JdbcIO}: bounded, whatever is there when a query runs. A time range is two times in milliseconds,
 * of which the second is exclusive.
 *
 * <p>Elements have the timestamp of what they were asked for by; nothing is grouped.
 */
public final class ReadForRescore {

  private ReadForRescore() {}

  /** The signals, by ranges of their first observation, that are still to be scored. */
  public static PTransform<PCollection<KV<Long, Long>>, PCollection<Signal>> signals(
      StoreConfig store, RescoreScope scope) {
    return ranges(
        store,
        "SELECT "
            + SignalRows.COLUMNS
            + " FROM signals s WHERE s.first_observed_at >= "
            + Sql.instantParameter()
            + " AND s.first_observed_at < "
            + Sql.instantParameter()
            + " AND "
            + scope.pending(),
        SignalRows::read,
        SignalCoder.of());
  }

  /**
   * Posts with their sightings, by ranges of their latest first observation; of those behind the
   * scope only such as were seen in it.
   */
  public static PTransform<PCollection<KV<Long, Long>>, PCollection<PostHistory>> histories(
      StoreConfig store, RescoreScope scope) {
    return ranges(store, HistoryRows.query(scope), HistoryRows::read, new PostHistoryCoder());
  }

  /**
   * Sightings that lack a sentiment and whose text was edited since, by ranges of the first
   * observation of their posts, with the text of then, which the dead letter has kept.
   */
  public static PTransform<PCollection<KV<Long, Long>>, PCollection<Signal>> editedSightings(
      StoreConfig store) {
    return ranges(store, LetterRows.QUERY, LetterRows::read, SignalCoder.of());
  }

  /** The topic windows, by ranges of their beginning. */
  public static PTransform<PCollection<KV<Long, Long>>, PCollection<TopicWindow>> topicWindows(
      StoreConfig store) {
    return ranges(store, WindowRows.OF_RANGE, WindowRows::read, TopicWindowCoder.of());
  }

  /** The spans of all topics that have something in the scope, whatever the range asked by. */
  public static PTransform<PCollection<KV<Long, Long>>, PCollection<TopicSpan>> spans(
      StoreConfig store, RescoreScope scope) {
    return ranges(store, TopicSpans.query(scope), TopicSpans::read, new TopicSpanCoder());
  }

  /** The topic windows of spans. */
  public static PTransform<PCollection<TopicSpan>, PCollection<TopicWindow>> windowsOfSpans(
      StoreConfig store) {
    return Sql.forEach(
        store,
        WindowRows.OF_SPAN,
        (span, statement) -> {
          statement.setString(1, span.topic());
          statement.setLong(2, span.fromMillis());
          statement.setLong(3, span.toMillis());
        },
        WindowRows::read,
        TopicWindowCoder.of());
  }

  private static <T> JdbcIO.ReadAll<KV<Long, Long>, T> ranges(
      StoreConfig store,
      String query,
      JdbcIO.RowMapper<T> mapper,
      org.apache.beam.sdk.coders.Coder<T> coder) {
    return Sql.forEach(
        store,
        query,
        (range, statement) -> Sql.setRange(statement, range.getKey(), range.getValue()),
        mapper,
        coder);
  }
}
