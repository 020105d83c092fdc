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
package org.crosscurrent.testkit.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LocalKafkaTest {

  private static final long LONG_AGO = Instant.parse("2020-02-02T02:02:02Z").toEpochMilli();

  @Test
  void keepsRecordsOverARestartOnTheSamePortAndLeavesThePortFree() throws Exception {
    int port;
    try (LocalKafka kafka = LocalKafka.start()) {
      port = kafka.port();
      kafka.createTopic("posts", 2);
      assertThatThrownBy(() -> kafka.createTopic("posts", 2))
          .isInstanceOf(IllegalStateException.class);
      send(kafka, "before");

      kafka.stop();
      assertThat(kafka.isRunning()).isFalse();
      assertPortFree(port);
      kafka.restart();

      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      send(kafka, "after");
      assertThat(read(kafka, 2)).containsExactly("before", "after");
    }
    assertPortFree(port);
  }

  @Test
  void twoBrokersLiveSideBySide() throws Exception {
    try (LocalKafka one = LocalKafka.start();
        LocalKafka other = LocalKafka.start()) {
      one.createTopic("posts", 1);
      other.createTopic("posts", 1);
      other.addPartitions("posts", 2);
      send(one, "to one");
      send(other, "to the other");

      assertThat(read(one, 1)).containsExactly("to one");
      assertThat(read(other, 1)).containsExactly("to the other");
    }
  }

  @Test
  void aBrokerInItsOwnProcessKeepsItsRecordsWhenItIsKilled() throws Exception {
    try (LocalKafka kafka = LocalKafka.builder().inItsOwnProcess().start()) {
      kafka.createTopic("posts", 1);
      send(kafka, "before");

      kafka.kill();
      assertThat(kafka.isRunning()).isFalse();
      assertPortFree(kafka.port());
      kafka.restart();

      send(kafka, "after");
      assertThat(read(kafka, 2)).containsExactly("before", "after");
    }
  }

  private static void assertPortFree(int port) throws Exception {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  private static void send(LocalKafka kafka, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("posts", 0, LONG_AGO, null, value)).get();
    }
  }

  private static List<String> read(LocalKafka kafka, int records) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition("posts", 0)));
      for (int polls = 0; values.size() < records && polls < 30; polls++) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          assertThat(record.timestamp()).isEqualTo(LONG_AGO);
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
