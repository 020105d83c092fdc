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
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.coders.DeadLetterCoder;

/**
 * Reads the dead letters that lie in a topic when the read begins, and ends there: a bounded read
 * for replaying them. No consumer group is used and no offset is committed, so every run reads all
 * of them.
 *
 * <p><b>Guarantee.</b> Every record between the earliest and the end offsets is read once. One that
 * lacks headers becomes a letter with defaults (reason {@code malformed}, stage {@code unknown});
 * none fails. <b>Time:</b> the element timestamp is the letter's {@code observedAt}, or the
 * beginning of time where it has none.
 *
 * <p><b>Errors.</b> {@link KafkaUnavailableException} if the topic is missing, or no record arrives
 * for a minute before the end.
 *
 * <pre>{@code
 * PCollection<DeadLetter> letters =
 *     pipeline.apply("ReadDeadLetters",
 *         ReadKafkaDeadLetters.from("localhost:9092", "posts.dead-letters"));
 * }</pre>
 */
public final class ReadKafkaDeadLetters extends PTransform<PBegin, PCollection<DeadLetter>> {

  private final String bootstrapServers;
  private final String topic;
  private final Map<String, Object> properties;

  private ReadKafkaDeadLetters(
      String bootstrapServers, String topic, Map<String, Object> properties) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.properties = properties;
  }

  /**
   * Reads this topic.
   *
   * @param bootstrapServers {@code host:port}, several by commas
   */
  public static ReadKafkaDeadLetters from(String bootstrapServers, String topic) {
    return new ReadKafkaDeadLetters(bootstrapServers, topic, Map.of());
  }

  /** With further consumer properties, such as those for security. They win over the defaults. */
  public ReadKafkaDeadLetters withConsumerProperties(Map<String, Object> properties) {
    return new ReadKafkaDeadLetters(bootstrapServers, topic, Map.copyOf(properties));
  }

  @Override
  public PCollection<DeadLetter> expand(PBegin input) {
    HashMap<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.putAll(properties);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return input
        .apply("Topic", Create.of(topic).withCoder(StringUtf8Coder.of()))
        .apply("Partitions", ParDo.of(new BoundedTopicRead.PartitionsFn(settings)))
        .setCoder(KvCoder.of(VarLongCoder.of(), OffsetRange.Coder.of()))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Read", ParDo.of(new BoundedTopicRead.ReadFn(settings, topic)))
        .setCoder(DeadLetterCoder.of());
  }
}
