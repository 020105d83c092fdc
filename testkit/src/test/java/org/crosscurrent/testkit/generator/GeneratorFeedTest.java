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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.testkit.services.LocalKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratorFeedTest {

  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private static LocalKafka kafka;

  @BeforeAll
  static void startKafka() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  private static PostGenerator generator() {
    return PostGenerator.builder()
        .start(START)
        .duration(Duration.ofMinutes(20))
        .shares(Shares.defaults().withBroken(0.1))
        .build();
  }

  @Test
  void sendsPayloadHeadersTimestampAndKeyAsCollectorsDo() {
    kafka.createTopic("history", 1);
    List<GeneratedPost> posts = generator().stream().toList();
    try (GeneratorFeed feed = new GeneratorFeed(kafka.bootstrapServers(), "history")) {
      assertThat(feed.sendAll(posts.iterator())).isEqualTo(posts.size());
    }

    List<ConsumerRecord<byte[], byte[]>> records = read("history", posts.size());
    assertThat(records).hasSameSizeAs(posts);
    for (int i = 0; i < posts.size(); i++) {
      RawPost raw = posts.get(i).raw();
      ConsumerRecord<byte[], byte[]> record = records.get(i);
      String id = posts.get(i).truth().postId();
      assertThat(record.value()).isEqualTo(raw.getPayload());
      assertThat(record.timestamp()).isEqualTo(posts.get(i).observedAt().toEpochMilli());
      assertThat(header(record, "platform")).isEqualTo(raw.getPlatform());
      assertThat(header(record, "collection")).isEqualTo(raw.getCollection());
      assertThat(header(record, "attempt")).isEqualTo("0");
      assertThat(record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8))
          .isEqualTo(id);
    }
  }

  @Test
  void pacedRecordsWaitForTheClockAndTheFeedStopsWhenAsked() {
    kafka.createTopic("live", 1);
    TickingClock clock = new TickingClock(START);
    Instant stop = START.plusSeconds(300);
    try (GeneratorFeed feed = new GeneratorFeed(kafka.bootstrapServers(), "live")) {
      long sent = feed.sendPaced(generator().iterator(), clock, () -> clock.now().isAfter(stop));

      List<ConsumerRecord<byte[], byte[]>> records = read("live", (int) sent);
      assertThat(records).hasSize((int) sent).hasSizeGreaterThan(100);
      assertThat(clock.now()).isBefore(stop.plusSeconds(5));
      assertThat(records)
          .allMatch(record -> record.timestamp() <= stop.toEpochMilli())
          .anyMatch(record -> record.timestamp() > stop.minusSeconds(30).toEpochMilli());
    }
  }

  @Test
  void aTopicThatIsNotThereEndsTheFeed() {
    try (GeneratorFeed feed =
        new GeneratorFeed(kafka.bootstrapServers(), "nowhere", Map.of("max.block.ms", 500))) {
      assertThatThrownBy(() -> feed.sendAll(generator().iterator()))
          .isInstanceOf(KafkaException.class)
          .hasMessageContaining("nowhere");
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int records) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      for (int polls = 0; read.size() < records && polls < 30; polls++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(read::add);
      }
    }
    return read;
  }

  /** Goes on by half a second whenever somebody looks. */
  private static final class TickingClock extends Clock {
    private final Instant start;
    private final AtomicInteger looks = new AtomicInteger();

    TickingClock(Instant start) {
      this.start = start;
    }

    Instant now() {
      return start.plusMillis(500L * looks.get());
    }

    @Override
    public Instant instant() {
      return start.plusMillis(500L * looks.incrementAndGet());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
