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
package org.crosscurrent.api.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.crosscurrent.api.http.Problem;

/**
 * Writes posts into the topic that the pipeline reads: the payload as it is, without key, at the
 * time of the observation, with the headers {@code platform}, {@code collection} and {@code
 * attempt}. Each waits for all replicas.
 */
public final class KafkaPosts implements RawPosts {
  /** How long a request waits for Kafka to be there at all. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** How long a request waits for what it wrote. */
  static final Duration DELIVERY = Duration.ofSeconds(10);

  /**
   * How many requests may wait for Kafka at once: where it hangs, the server's other threads must
   * stay free for those who read.
   */
  private static final int AT_ONCE = 8;

  private static final byte[] FIRST_ATTEMPT = {'0'};

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * Connects with the first post.
   *
   * @param bootstrapServers {@code host:port}, several by commas
   * @throws IllegalArgumentException with one sentence, if that is no address
   */
  public KafkaPosts(String bootstrapServers, String topic) {
    this.topic = topic;
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.CLIENT_ID_CONFIG,
            "crosscurrent-api",
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            PATIENCE.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) DELIVERY.toMillis());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try {
      producer = new KafkaProducer<>(settings, bytes, bytes);
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason = cause.getMessage().replaceAll("\\.$", "");
      throw new IllegalArgumentException(
          "Kafka at " + bootstrapServers + " cannot be used: " + reason + ".", e);
    }
  }

  @Override
  public void requireReachable() {
    inPlace(
        () -> {
          try {
            producer.partitionsFor(topic);
          } catch (InterruptException e) {
            throw unavailable(e);
          } catch (KafkaException e) {
            throw Problem.unavailable(
                "kafka-unavailable", "Kafka does not answer, or lacks the topic of raw posts.", e);
          }
        });
  }

  @Override
  public void write(List<SentPost> posts) {
    inPlace(
        () -> {
          try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(posts.size());
            for (SentPost post : posts) {
              sent.add(producer.send(record(post)));
            }
            for (Future<RecordMetadata> one : sent) {
              one.get();
            }
          } catch (ExecutionException e) {
            throw unavailable(e.getCause());
          } catch (KafkaException e) {
            throw unavailable(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
          }
        });
  }

  private void inPlace(Runnable work) {
    if (!places.tryAcquire()) {
      throw Problem.unavailable("busy", "Too many requests wait for Kafka already.", null);
    }
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  private ProducerRecord<byte[], byte[]> record(SentPost post) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, post.observedAt().toEpochMilli(), null, post.payload());
    record.headers().add("platform", post.platform().getBytes(StandardCharsets.UTF_8));
    record.headers().add("collection", post.collection().getBytes(StandardCharsets.UTF_8));
    record.headers().add("attempt", FIRST_ATTEMPT);
    return record;
  }

  private static Problem unavailable(Throwable cause) {
    return cause instanceof RecordTooLargeException
        ? Problem.tooLarge("A payload is larger than Kafka is set to take.")
        : Problem.unavailable("kafka-unavailable", "Kafka did not take all of the posts.", cause);
  }

  @Override
  public void close() {
    producer.close(DELIVERY);
  }
}
