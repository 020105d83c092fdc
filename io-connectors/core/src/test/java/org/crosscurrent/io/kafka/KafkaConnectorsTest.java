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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.crosscurrent.gate.LatenessGate;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.model.coders.RawPostCoder;
import org.crosscurrent.testkit.services.LocalKafka;
import org.joda.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaConnectorsTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private static final Queue<Object> SEEN = new ConcurrentLinkedQueue<>();

  private static LocalKafka kafka;

  @BeforeAll
  static void startKafka() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void theGatePartsARealTopicAsTheRulesSayThoughOnePartitionIsQuiet() {
    kafka.createTopic("gate", 2);
    // Seconds from noon; 30 s of disorder: after 100 all before 70 are late, after 200 all before
    // 170.
    int[] seconds = {0, 20, 5, 100, 69, 70, 85, 200, 150, 170, 199, 40};
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int second : seconds) {
      records.add(record("gate", second, "s" + second));
    }
    produce(records);

    Pipeline pipeline = Pipeline.create(notBlocking());
    ReadKafkaPosts.Result read =
        pipeline.apply("Read", ReadKafkaPosts.from(kafka.bootstrapServers(), "gate"));
    LatenessGate.Result gate = read.posts().apply("Gate", LatenessGate.create());
    gate.onTime()
        .apply("Minutes", Window.into(FixedWindows.of(org.joda.time.Duration.standardMinutes(1))))
        .apply("Count", Combine.globally(Count.<RawPost>combineFn()).withoutDefaults())
        .apply("SeeCounts", ParDo.of(new SeeCountFn()));
    gate.late().apply("SeeLate", ParDo.of(new SeeLateFn()));

    PipelineResult running = pipeline.run();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(SEEN)
                      .containsExactlyInAnyOrder(
                          "late s69", "late s150", "late s40", "0 3", "60 3", "120 1", "180 2"));
    } finally {
      cancel(running);
      SEEN.clear();
    }
  }

  @Test
  void recordsThatAreNoEnvelopesAreDeadLetters() {
    kafka.createTopic("odd", 1);
    ProducerRecord<byte[], byte[]> bare =
        new ProducerRecord<>("odd", 0, NOON.getMillis(), null, new byte[] {7});
    ProducerRecord<byte[], byte[]> empty =
        new ProducerRecord<>("odd", 0, NOON.getMillis(), null, (byte[]) null);
    empty.headers().add("platform", "x".getBytes(UTF_8));
    empty.headers().add("trace", null);
    ProducerRecord<byte[], byte[]> future =
        new ProducerRecord<>("odd", 0, 4_102_444_800_000L, null, new byte[] {8});
    future.headers().add("platform", "x".getBytes(UTF_8)).add("attempt", "2".getBytes(UTF_8));
    ProducerRecord<byte[], byte[]> plain =
        new ProducerRecord<>("odd", 0, NOON.getMillis(), null, new byte[] {9});
    plain.headers().add("platform", " Reddit ".getBytes(UTF_8));
    produce(List.of(bare, empty, future, plain));

    Pipeline pipeline = Pipeline.create();
    ReadKafkaPosts.Result read =
        pipeline.apply(
            "Read", ReadKafkaPosts.from(kafka.bootstrapServers(), "odd").withMaxRecords(4));
    PAssert.that(read.posts())
        .containsInAnyOrder(RawPost.of("reddit", "stream", NOON, new byte[] {9}));
    PAssert.that(read.deadLetters())
        .containsInAnyOrder(
            letter(DeadLetterReason.MISSING_FIELD, "The record has no header platform.")
                .setPayload(new byte[] {7})
                .build(),
            letter(DeadLetterReason.MALFORMED, "The record has no value.")
                .setHeaders(Map.of("platform", "x"))
                .build(),
            letter(
                    DeadLetterReason.MALFORMED,
                    "Observed at 2100-01-01T00:00:00.000Z, too far in the future to be believed.")
                .setPayload(new byte[] {8})
                .setHeaders(Map.of("platform", "x"))
                .setObservedAt(Instant.parse("2100-01-01T00:00:00Z"))
                .setAttempt(2)
                .build());
    pipeline.run().waitUntilFinish();
  }

  @Test
  void whatIsWrittenIsWhatIsRead() {
    kafka.createTopic("written", 1);
    RawPost raw =
        RawPost.builder()
            .setPlatform("hackernews")
            .setCollection("api")
            .setObservedAt(NOON)
            .setPayload(new byte[] {0, -1, 10, 13})
            .setAttempt(1)
            .build();
    Pipeline writing = Pipeline.create();
    writing
        .apply(Create.of(raw).withCoder(RawPostCoder.of()))
        .apply("Write", WriteKafka.rawPosts(kafka.bootstrapServers(), "written"));
    writing.run().waitUntilFinish();

    Pipeline reading = Pipeline.create();
    ReadKafkaPosts.Result read =
        reading.apply(
            "Read", ReadKafkaPosts.from(kafka.bootstrapServers(), "written").withMaxRecords(1));
    PAssert.that(read.posts()).containsInAnyOrder(raw);
    PAssert.that(read.deadLetters()).empty();
    reading.run().waitUntilFinish();
  }

  @Test
  void deadLettersAreReadBackToTheEndThatTheTopicHadAndNotWaitedFor() {
    kafka.createTopic("posts.dead-letters", 3);
    List<DeadLetter> letters = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      letters.add(
          letter(DeadLetterReason.LATE, "m" + i)
              .setPayload(("p" + i).getBytes(UTF_8))
              .setHeaders(Map.of("platform", "x", "collection", "api", "k", "v" + i))
              .build());
    }
    Pipeline writing = Pipeline.create();
    writing
        .apply(Create.of(letters).withCoder(DeadLetterCoder.of()))
        .apply("Write", WriteKafka.deadLetters(kafka.bootstrapServers(), "posts.dead-letters"));
    writing.run().waitUntilFinish();

    Pipeline reading = Pipeline.create();
    PAssert.that(
            reading.apply(
                "Read", ReadKafkaDeadLetters.from(kafka.bootstrapServers(), "posts.dead-letters")))
        .containsInAnyOrder(letters);
    reading.run().waitUntilFinish();
  }

  @Test
  void theProbeTellsAMissingTopicAndAMissingBroker() {
    kafka.createTopic("present", 1);
    KafkaProbe.check(kafka.bootstrapServers(), "present", Duration.ofSeconds(20));
    assertThatThrownBy(
            () -> KafkaProbe.check(kafka.bootstrapServers(), "absent", Duration.ofSeconds(20)))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessage("Kafka at " + kafka.bootstrapServers() + " has no topic absent.");
    assertThatThrownBy(() -> KafkaProbe.check("127.0.0.1:1", "present", Duration.ofMillis(500)))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessage("Kafka at 127.0.0.1:1 did not answer within 500 ms.");
    assertThatThrownBy(() -> KafkaProbe.check("nonsense", "present", Duration.ofMillis(500)))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageStartingWith("Kafka at nonsense cannot be reached: ");
  }

  private static DeadLetter.Builder letter(DeadLetterReason reason, String message) {
    return DeadLetter.builder()
        .setReason(reason)
        .setStage(ReadKafkaPosts.STAGE)
        .setMessage(message)
        .setPayload(new byte[0])
        .setHeaders(Map.of())
        .setObservedAt(NOON)
        .setAttempt(0);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int second, String payload) {
    long time = NOON.plus(second * 1000L).getMillis();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, 0, time, null, payload.getBytes(UTF_8));
    record.headers().add("platform", "reddit".getBytes(UTF_8));
    return record;
  }

  private static void produce(List<ProducerRecord<byte[], byte[]>> records) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
      for (ProducerRecord<byte[], byte[]> record : records) {
        producer.send(record).get(20, TimeUnit.SECONDS);
      }
    } catch (Exception e) {
      throw new IllegalStateException("could not produce", e);
    }
  }

  private static DirectOptions notBlocking() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setBlockOnRun(false);
    return options;
  }

  private static void cancel(PipelineResult running) {
    try {
      running.cancel();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final class SeeCountFn extends DoFn<Long, Void> {
    @ProcessElement
    public void process(@Element Long count, BoundedWindow window) {
      long start = window.maxTimestamp().getMillis() + 1 - 60_000 - NOON.getMillis();
      SEEN.add(start / 1000 + " " + count);
    }
  }

  private static final class SeeLateFn extends DoFn<DeadLetter, Void> {
    @ProcessElement
    public void process(@Element DeadLetter letter) {
      SEEN.add("late " + new String(letter.getPayload(), UTF_8));
    }
  }
}
