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
package org.crosscurrent.testkit.generator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.crosscurrent.model.RawPost;

/**
 * Sends generated posts to a Kafka topic as collectors do: value = native payload; headers {@code
 * platform}, {@code collection}, {@code attempt} as UTF-8 text; record timestamp = {@code
 * observedAt}; key = post id, or none where the payload does not tell it, so that all sightings of
 * a post share a partition.
 *
 * <p>Records are acknowledged by all replicas, in order within a partition. A record that Kafka
 * refuses ends the feed with an exception. For one thread.
 */
public final class GeneratorFeed implements AutoCloseable {

  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * Connects to Kafka.
   *
   * @param bootstrapServers host and port, comma-separated
   * @param topic an existing topic, such as {@code posts.raw}
   */
  public GeneratorFeed(String bootstrapServers, String topic) {
    this(bootstrapServers, topic, Map.of());
  }

  /** As {@link #GeneratorFeed(String, String)}, with further settings of the producer. */
  public GeneratorFeed(String bootstrapServers, String topic, Map<String, Object> settings) {
    this(producer(bootstrapServers, settings), topic);
  }

  GeneratorFeed(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  private static Producer<byte[], byte[]> producer(
      String bootstrapServers, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("bootstrap.servers", bootstrapServers);
    all.put("acks", "all");
    all.put("compression.type", "lz4");
    all.put("linger.ms", 5);
    all.put("batch.size", 1 << 17);
    all.putAll(settings);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends everything as fast as Kafka takes it, and waits until Kafka has it: for histories.
   *
   * @return how many records were sent
   * @throws KafkaException if Kafka refuses one
   */
  public long sendAll(Iterator<GeneratedPost> posts) {
    long sent = 0;
    while (posts.hasNext()) {
      send(posts.next());
      sent++;
    }
    flush();
    return sent;
  }

  /**
   * Sends each record when the clock shows its {@code observedAt}; what lies in the past goes at
   * once. The rate is thereby that of the generator. Returns at the end of the posts or when asked
   * to stop, after Kafka has what was sent.
   *
   * @param stop asked before each record and at least twenty times a second while waiting
   * @return how many records were sent
   * @throws KafkaException if Kafka refuses one
   */
  public long sendPaced(Iterator<GeneratedPost> posts, Clock clock, BooleanSupplier stop) {
    long sent = 0;
    while (!stop.getAsBoolean() && posts.hasNext()) {
      GeneratedPost post = posts.next();
      long due = post.observedAt().toEpochMilli();
      for (long now = clock.millis(); now < due && !stop.getAsBoolean(); now = clock.millis()) {
        LockSupport.parkNanos(
            Math.min(Duration.ofMillis(due - now).toNanos(), LONGEST_PAUSE_NANOS));
      }
      if (!stop.getAsBoolean()) {
        send(post);
        sent++;
      }
    }
    flush();
    return sent;
  }

  /**
   * Sends one record without waiting for Kafka.
   *
   * @throws KafkaException if Kafka refused this or an earlier one
   */
  public void send(GeneratedPost post) {
    failIfRefused();
    RawPost raw = post.raw();
    String id = post.truth().postId();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            null,
            post.observedAt().toEpochMilli(),
            id == null ? null : utf8(id),
            raw.getPayload());
    record.headers().add("platform", utf8(raw.getPlatform()));
    record.headers().add("collection", utf8(raw.getCollection()));
    record.headers().add("attempt", utf8(Integer.toString(raw.getAttempt())));
    producer.send(
        record,
        (metadata, refusal) -> {
          if (refusal != null) {
            failure.compareAndSet(null, refusal);
          }
        });
  }

  /**
   * Waits until Kafka has everything that was sent.
   *
   * @throws KafkaException if it refused something
   */
  public void flush() {
    producer.flush();
    failIfRefused();
  }

  private void failIfRefused() {
    Exception refusal = failure.get();
    if (refusal != null) {
      throw new KafkaException("Kafka refused a record for " + topic, refusal);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Sends what is under way and disconnects. */
  @Override
  public void close() {
    producer.close();
  }
}
