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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class PerfectWatermarkPolicyFactoryTest {

  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
  private static final Duration D = Duration.standardSeconds(30);
  private static final TopicPartition PARTITION = new TopicPartition("posts.raw", 0);

  private final PerfectWatermarkPolicyFactory<byte[], byte[]> factory =
      PerfectWatermarkPolicyFactory.<byte[], byte[]>of(D)
          .withClock(Clock.fixed(java.time.Instant.ofEpochMilli(NOW.getMillis()), ZoneOffset.UTC));

  @Test
  void theWatermarkFollowsTheRecords() {
    TimestampPolicy<byte[], byte[]> policy = policy(Optional.empty());
    assertThat(policy.getWatermark(backlog(5))).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
    assertThat(policy.getTimestampForRecord(backlog(4), at(NOW))).isEqualTo(NOW);
    assertThat(policy.getWatermark(backlog(4))).isEqualTo(NOW.minus(D));
    assertThat(policy.getTimestampForRecord(backlog(3), at(NOW.minus(40_000))))
        .isEqualTo(NOW.minus(D));
  }

  @Test
  void aPartitionThatNeverHadARecordFollowsTheClock() {
    assertThat(policy(Optional.empty()).getWatermark(backlog(0))).isEqualTo(NOW.minus(D));
  }

  @Test
  void anUnknownBacklogAdvancesNothing() {
    assertThat(policy(Optional.empty()).getWatermark(backlog(UnboundedReader.BACKLOG_UNKNOWN)))
        .isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
  }

  @Test
  void theWatermarkOfTheCheckpointHolds() {
    TimestampPolicy<byte[], byte[]> policy = policy(Optional.of(NOW));
    assertThat(policy.getWatermark(backlog(0))).isEqualTo(NOW);
    assertThat(policy.getTimestampForRecord(backlog(0), at(NOW.minus(1)))).isEqualTo(NOW);
  }

  @Test
  void aRecordOfNextYearDoesNotMakeTheOthersLate() {
    TimestampPolicy<byte[], byte[]> policy = policy(Optional.empty());
    Instant nextYear = NOW.plus(Duration.standardDays(365));
    assertThat(policy.getTimestampForRecord(backlog(1), at(nextYear))).isEqualTo(NOW);
    assertThat(policy.getTimestampForRecord(backlog(0), at(NOW.minus(3_600_000))))
        .isEqualTo(NOW.minus(3_600_000));
  }

  @Test
  void theFactoryTravelsToTheWorkers() {
    assertThat(SerializableUtils.clone(PerfectWatermarkPolicyFactory.of(D))).isNotNull();
  }

  @Test
  void negativeBoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PerfectWatermarkPolicyFactory.of(Duration.millis(-1)))
        .withMessage("maxDisorder must be 0 or more, but is PT-0.001S");
  }

  private TimestampPolicy<byte[], byte[]> policy(Optional<Instant> previous) {
    return factory.createTimestampPolicy(PARTITION, previous);
  }

  private static KafkaRecord<byte[], byte[]> at(Instant time) {
    return new KafkaRecord<>(
        "posts.raw", 0, 0, time.getMillis(), KafkaTimestampType.CREATE_TIME, null, null, null);
  }

  private static TimestampPolicy.PartitionContext backlog(long messages) {
    return new TimestampPolicy.PartitionContext() {
      @Override
      public long getMessageBacklog() {
        return messages;
      }

      @Override
      public Instant getBacklogCheckTime() {
        return NOW;
      }
    };
  }
}
