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

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.ProducerRecordCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.Signal;

/**
 * Writes to Kafka, at least once: a retried bundle is written again, and a reader tells the copies
 * by their key and contents. Every record waits for all replicas ({@code acks=all}), is sent
 * idempotently and compressed by lz4. A broker that refuses fails the bundle.
 *
 * <table>
 *   <caption>The records</caption>
 *   <tr><th>factory</th><th>key</th><th>value</th><th>timestamp</th><th>headers</th></tr>
 *   <tr><td>{@link #rawPosts}</td><td>none</td><td>native payload</td><td>{@code observedAt}</td>
 *       <td>{@code platform}, {@code collection}, {@code attempt}</td></tr>
 *   <tr><td>{@link #normalisedPosts}</td><td>language</td><td>post as JSON</td>
 *       <td>{@code observedAt}</td><td>none</td></tr>
 *   <tr><td>{@link #signals}</td><td>post id</td><td>signal as JSON</td><td>{@code observedAt}</td>
 *       <td>none</td></tr>
 *   <tr><td>{@link #deadLetters}</td><td>none</td><td>original bytes</td><td>time of writing</td>
 *       <td>{@code reason}, {@code stage}, {@code message}, {@code platform}, {@code collection},
 *       {@code attempt}, {@code observed-at}, and the letter's other headers behind {@code
 *       header.}</td></tr>
 * </table>
 *
 * <p>JSON fields are named like the columns of the table {@code signals}; what is absent is left
 * out; instants are ISO 8601 in UTC with milliseconds. A time before 1970, which Kafka does not
 * know, is written as 1970. An envelope without {@code observedAt} gets the time of writing as its
 * own.
 *
 * <p>No window effect, no state.
 *
 * <pre>{@code
 * signals.apply("WriteSignals", WriteKafka.signals("localhost:9092", "signals"));
 * }</pre>
 *
 * @param <T> what is written
 */
public final class WriteKafka<T> extends PTransform<PCollection<T>, PDone> {

  private final String bootstrapServers;
  private final SerializableFunction<T, ProducerRecord<byte[], byte[]>> toRecord;
  private final Map<String, Object> properties;

  private WriteKafka(
      String bootstrapServers,
      SerializableFunction<T, ProducerRecord<byte[], byte[]>> toRecord,
      Map<String, Object> properties) {
    this.bootstrapServers = bootstrapServers;
    this.toRecord = toRecord;
    this.properties = properties;
  }

  /** Envelopes, as {@link ReadKafkaPosts} reads them. */
  public static WriteKafka<RawPost> rawPosts(String bootstrapServers, String topic) {
    return new WriteKafka<>(bootstrapServers, raw -> KafkaRecords.of(topic, raw), Map.of());
  }

  /** Posts as JSON, keyed by language. */
  public static WriteKafka<Post> normalisedPosts(String bootstrapServers, String topic) {
    return new WriteKafka<>(bootstrapServers, post -> KafkaRecords.of(topic, post), Map.of());
  }

  /** Signals as JSON, keyed by post id. */
  public static WriteKafka<Signal> signals(String bootstrapServers, String topic) {
    return new WriteKafka<>(bootstrapServers, signal -> KafkaRecords.of(topic, signal), Map.of());
  }

  /** Dead letters, as {@link ReadKafkaDeadLetters} reads them. */
  public static WriteKafka<DeadLetter> deadLetters(String bootstrapServers, String topic) {
    return new WriteKafka<>(bootstrapServers, letter -> KafkaRecords.of(topic, letter), Map.of());
  }

  /** With further producer properties, such as those for security. They win over the defaults. */
  public WriteKafka<T> withProducerProperties(Map<String, Object> properties) {
    return new WriteKafka<>(bootstrapServers, toRecord, Map.copyOf(properties));
  }

  @Override
  public PDone expand(PCollection<T> input) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.putAll(properties);
    return input
        .apply("ToRecord", ParDo.of(new ToRecordFn<>(toRecord)))
        .setCoder(
            ProducerRecordCoder.of(NullableCoder.of(ByteArrayCoder.of()), ByteArrayCoder.of()))
        .apply(
            "Write",
            KafkaIO.<byte[], byte[]>writeRecords()
                .withBootstrapServers(bootstrapServers)
                .withKeySerializer(ByteArraySerializer.class)
                .withValueSerializer(ByteArraySerializer.class)
                .withProducerConfigUpdates(settings));
  }

  private static final class ToRecordFn<T> extends DoFn<T, ProducerRecord<byte[], byte[]>> {

    private final SerializableFunction<T, ProducerRecord<byte[], byte[]>> toRecord;

    ToRecordFn(SerializableFunction<T, ProducerRecord<byte[], byte[]>> toRecord) {
      this.toRecord = toRecord;
    }

    @ProcessElement
    public void process(@Element T value, OutputReceiver<ProducerRecord<byte[], byte[]>> records) {
      records.output(toRecord.apply(value));
    }
  }
}
