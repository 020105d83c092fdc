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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.Signal;
import org.joda.time.Instant;

/** How our values look as Kafka records. */
final class KafkaRecords {

  /** Before the names of a dead letter's own headers, so that none hides a name of ours. */
  private static final String OWN = "header.";

  private static final Set<String> RESERVED =
      Set.of(
          RecordHeaders.REASON,
          RecordHeaders.STAGE,
          RecordHeaders.MESSAGE,
          RecordHeaders.ATTEMPT,
          RecordHeaders.OBSERVED_AT);

  private static final String UNKNOWN_STAGE = "unknown";

  private KafkaRecords() {}

  static ProducerRecord<byte[], byte[]> of(String topic, RawPost raw) {
    ProducerRecord<byte[], byte[]> record =
        record(topic, raw.getObservedAt(), null, raw.getPayload());
    put(record.headers(), RecordHeaders.PLATFORM, raw.getPlatform());
    put(record.headers(), RecordHeaders.COLLECTION, raw.getCollection());
    put(record.headers(), RecordHeaders.ATTEMPT, Integer.toString(raw.getAttempt()));
    return record;
  }

  static ProducerRecord<byte[], byte[]> of(String topic, Post post) {
    return record(topic, post.getObservedAt(), post.getLanguage(), JsonRecords.write(post));
  }

  static ProducerRecord<byte[], byte[]> of(String topic, Signal signal) {
    Post post = signal.getPost();
    return record(topic, post.getObservedAt(), post.getId(), JsonRecords.write(signal));
  }

  static ProducerRecord<byte[], byte[]> of(String topic, DeadLetter letter) {
    // The client stamps it with the time of writing: retention counts from then on.
    ProducerRecord<byte[], byte[]> record = record(topic, null, null, letter.getPayload());
    Headers headers = record.headers();
    put(headers, RecordHeaders.REASON, letter.getReason().label());
    put(headers, RecordHeaders.STAGE, letter.getStage());
    put(headers, RecordHeaders.MESSAGE, letter.getMessage());
    put(headers, RecordHeaders.ATTEMPT, Integer.toString(letter.getAttempt()));
    Instant observedAt = letter.getObservedAt();
    if (observedAt != null) {
      put(headers, RecordHeaders.OBSERVED_AT, observedAt.toString());
    }
    letter
        .getHeaders()
        .forEach((name, value) -> put(headers, isPlain(name) ? name : OWN + name, value));
    return record;
  }

  /** Reads a dead letter. Whatever is missing or unknown gets a default, never an exception. */
  static DeadLetter deadLetter(@Nullable Headers headers, byte @Nullable [] value) {
    Map<String, String> found = RecordHeaders.read(headers);
    Map<String, String> own = new TreeMap<>();
    found.forEach(
        (name, text) -> {
          if (name.startsWith(OWN)) {
            own.put(name.substring(OWN.length()), text);
          } else if (!RESERVED.contains(name)) {
            own.putIfAbsent(name, text);
          }
        });
    return DeadLetter.builder()
        .setReason(reason(found.get(RecordHeaders.REASON)))
        .setStage(found.getOrDefault(RecordHeaders.STAGE, UNKNOWN_STAGE))
        .setMessage(found.getOrDefault(RecordHeaders.MESSAGE, ""))
        .setPayload(value == null ? new byte[0] : value)
        .setHeaders(own)
        .setObservedAt(instant(found.get(RecordHeaders.OBSERVED_AT)))
        .setAttempt(RecordHeaders.attempt(found))
        .build();
  }

  private static boolean isPlain(String name) {
    return name.equals(RecordHeaders.PLATFORM) || name.equals(RecordHeaders.COLLECTION);
  }

  private static DeadLetterReason reason(@Nullable String label) {
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      if (reason.label().equals(label)) {
        return reason;
      }
    }
    return DeadLetterReason.MALFORMED;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text.trim().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException notATime) {
      return null;
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, @Nullable Instant time, @Nullable String key, byte[] value) {
    // Kafka knows no time before 1970.
    Long millis = time == null ? null : Math.max(0, time.getMillis());
    byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
    return new ProducerRecord<>(topic, null, millis, keyBytes, value);
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
