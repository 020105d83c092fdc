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
package org.crosscurrent.io.kafka;

import java.io.Serializable;
import java.time.Clock;
import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Makes the watermark of each Kafka partition from a promise: no record is older than the newest
 * one before it by more than the largest disorder D.
 *
 * <ul>
 *   <li>The watermark is the newest record time of the partition less D. It never goes back, also
 *       not over a restart: the one from the checkpoint is where it goes on.
 *   <li>A record on time is stamped with its own time. A record behind the watermark broke the
 *       promise and is stamped with the watermark itself, so that no element is ever behind the
 *       watermark; {@link org.crosscurrent.gate.LatenessGate} knows it by a stamp after its own
 *       time.
 *   <li>A partition that has been read to its end advances to the moment of that finding less D,
 *       from the start and also before its first record: a quiet partition does not hold back the
 *       others. While it is not known whether records wait, it stands still.
 *   <li>A record more than the largest lead (default {@link #DEFAULT_MAX_AHEAD}) ahead of the
 *       reader's clock is not believed: one such record would carry the watermark along and make
 *       every honest record after it late. It moves nothing and is stamped <em>earlier</em> than
 *       its own time, by which {@link ReadKafkaPosts} knows it and refuses it as malformed. The
 *       bound is generous on purpose: clocks of collectors drift by seconds, while wrong units and
 *       wrong years are off by hours and more.
 * </ul>
 *
 * <p>For partitions fed out of transactions the end of a partition may never be seen as reached,
 * because the markers of the broker count as records; feed {@code posts.raw} without transactions.
 *
 * <p>After a restore, records read since the checkpoint are judged anew, against the watermark of
 * the checkpoint: a record that was late before the failure may then be on time, never the other
 * way round. State and files go back to the checkpoint as well, so the later judgement is the one
 * that counts.
 *
 * <p>State: one number a partition, in the reader's checkpoint.
 *
 * @param <K> type of the keys, not looked at
 * @param <V> type of the values, not looked at
 */
public final class PerfectWatermarkPolicyFactory<K, V> implements TimestampPolicyFactory<K, V> {

  private static final long serialVersionUID = 1L;

  /** D unless told: 30 seconds. */
  public static final Duration DEFAULT_MAX_DISORDER = Duration.standardSeconds(30);

  /** How far ahead of the clock a record may be unless told: 5 minutes. */
  public static final Duration DEFAULT_MAX_AHEAD = Duration.standardMinutes(5);

  private final long maxDisorder;
  private final long maxAhead;
  private final Clock clock;

  private PerfectWatermarkPolicyFactory(long maxDisorder, long maxAhead, Clock clock) {
    this.maxDisorder = maxDisorder;
    this.maxAhead = maxAhead;
    this.clock = clock;
  }

  /**
   * A factory with the default lead, and the system's clock for it.
   *
   * @param maxDisorder D, 0 or more
   * @throws IllegalArgumentException if D is negative
   */
  public static <K, V> PerfectWatermarkPolicyFactory<K, V> of(Duration maxDisorder) {
    return new PerfectWatermarkPolicyFactory<>(
        notNegative("maxDisorder", maxDisorder), DEFAULT_MAX_AHEAD.getMillis(), Clock.systemUTC());
  }

  /**
   * With another largest lead; a hundred years believe every record.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public PerfectWatermarkPolicyFactory<K, V> withMaxAhead(Duration maxAhead) {
    return new PerfectWatermarkPolicyFactory<>(
        maxDisorder, notNegative("maxAhead", maxAhead), clock);
  }

  /**
   * With another clock for the largest lead.
   *
   * @throws IllegalArgumentException if the clock cannot be serialised, as it travels to the
   *     workers
   */
  public PerfectWatermarkPolicyFactory<K, V> withClock(Clock clock) {
    if (!(clock instanceof Serializable)) {
      throw new IllegalArgumentException(
          "clock must be serialisable, but is a " + clock.getClass());
    }
    return new PerfectWatermarkPolicyFactory<>(maxDisorder, maxAhead, clock);
  }

  @Override
  public TimestampPolicy<K, V> createTimestampPolicy(
      TopicPartition partition, Optional<Instant> previousWatermark) {
    Instant previous = previousWatermark.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE);
    return new Policy<>(new PartitionWatermark(maxDisorder, maxAhead, previous.getMillis()), clock);
  }

  static long notNegative(String name, Duration value) {
    if (value.getMillis() < 0) {
      throw new IllegalArgumentException(name + " must be 0 or more, but is " + value);
    }
    return value.getMillis();
  }

  private static final class Policy<K, V> extends TimestampPolicy<K, V> {

    private final PartitionWatermark watermark;
    private final Clock clock;

    Policy(PartitionWatermark watermark, Clock clock) {
      this.watermark = watermark;
      this.clock = clock;
    }

    @Override
    public Instant getTimestampForRecord(PartitionContext context, KafkaRecord<K, V> record) {
      return Instant.ofEpochMilli(watermark.stamp(record.getTimestamp(), clock.millis()));
    }

    @Override
    public Instant getWatermark(PartitionContext context) {
      if (context.getMessageBacklog() == 0) {
        watermark.idle(context.getBacklogCheckTime().getMillis());
      }
      return Instant.ofEpochMilli(watermark.get());
    }
  }
}
