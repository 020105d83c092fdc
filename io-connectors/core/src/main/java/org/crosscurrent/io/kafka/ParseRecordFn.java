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

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.transforms.DoFn;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

/** Makes a record of {@code posts.raw} an envelope, or a dead letter. */
final class ParseRecordFn extends DoFn<KafkaRecord<byte[], byte[]>, RawPost> {

  private static final String DEFAULT_COLLECTION = "stream";
  private static final byte[] NOTHING = new byte[0];

  private final Clock clock;
  private final BundleCounter records = BundleCounter.of(Metric.SOURCE_RECORDS);
  private final Gauge lag = Metric.SOURCE_LAG.gauge();
  private transient long newest;

  /**
   * @param clock to tell by how much the reader is behind; must be serialisable
   */
  ParseRecordFn(Clock clock) {
    this.clock = clock;
  }

  @StartBundle
  public void startBundle() {
    newest = 0;
  }

  @FinishBundle
  public void finishBundle() {
    records.flush();
    if (newest > 0) {
      lag.set(Math.max(0, clock.millis() - newest));
    }
  }

  @ProcessElement
  public void process(
      @Element KafkaRecord<byte[], byte[]> record,
      @Timestamp Instant stamp,
      MultiOutputReceiver outputs) {
    records.inc();
    newest = Math.max(newest, record.getTimestamp());
    Map<String, String> headers = RecordHeaders.read(record.getHeaders());
    byte[] value = record.getKV().getValue();
    String platform =
        headers.getOrDefault(RecordHeaders.PLATFORM, "").trim().toLowerCase(Locale.ROOT);
    if (record.getTimestamp() < 0) {
      refuse(outputs, DeadLetterReason.MISSING_FIELD, "The record has no timestamp.", null, record);
      return;
    }
    Instant observedAt = Instant.ofEpochMilli(record.getTimestamp());
    if (stamp.isBefore(observedAt)) {
      String message = "Observed at " + observedAt + ", too far in the future to be believed.";
      refuse(outputs, DeadLetterReason.MALFORMED, message, observedAt, record);
    } else if (value == null) {
      refuse(outputs, DeadLetterReason.MALFORMED, "The record has no value.", observedAt, record);
    } else if (platform.isEmpty()) {
      refuse(
          outputs,
          DeadLetterReason.MISSING_FIELD,
          "The record has no header platform.",
          observedAt,
          record);
    } else {
      outputs
          .get(ReadKafkaPosts.POSTS)
          .output(
              RawPost.builder()
                  .setPlatform(platform)
                  .setCollection(headers.getOrDefault(RecordHeaders.COLLECTION, DEFAULT_COLLECTION))
                  .setObservedAt(observedAt)
                  .setPayload(value)
                  .setAttempt(RecordHeaders.attempt(headers))
                  .build());
    }
  }

  private static void refuse(
      MultiOutputReceiver outputs,
      DeadLetterReason reason,
      String message,
      @Nullable Instant observedAt,
      KafkaRecord<byte[], byte[]> record) {
    Map<String, String> headers = RecordHeaders.read(record.getHeaders());
    int attempt = RecordHeaders.attempt(headers);
    headers.remove(RecordHeaders.ATTEMPT);
    byte[] value = record.getKV().getValue();
    outputs
        .get(ReadKafkaPosts.DEAD_LETTERS)
        .output(
            DeadLetter.builder()
                .setReason(reason)
                .setStage(ReadKafkaPosts.STAGE)
                .setMessage(message)
                .setPayload(value == null ? NOTHING : value)
                .setHeaders(headers)
                .setObservedAt(observedAt)
                .setAttempt(attempt)
                .build());
  }
}
