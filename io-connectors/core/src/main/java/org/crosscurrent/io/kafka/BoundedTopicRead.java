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

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.crosscurrent.model.DeadLetter;
import org.joda.time.Instant;

/** The two steps of a bounded read of a topic: find each partition's offsets, then read them. */
final class BoundedTopicRead {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private BoundedTopicRead() {}

  /** From a topic to its partitions, each with the offsets from the earliest to the present end. */
  static final class PartitionsFn extends DoFn<String, KV<Long, OffsetRange>> {

    private final HashMap<String, Object> settings;

    PartitionsFn(HashMap<String, Object> settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void process(@Element String topic, OutputReceiver<KV<Long, OffsetRange>> ranges) {
      try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
          throw new KafkaUnavailableException("Kafka has no topic " + topic + ".");
        }
        List<TopicPartition> names =
            partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(names);
        Map<TopicPartition, Long> ends = consumer.endOffsets(names);
        for (TopicPartition name : names) {
          OffsetRange range = new OffsetRange(starts.get(name), ends.get(name));
          if (range.getFrom() < range.getTo()) {
            ranges.output(KV.of((long) name.partition(), range));
          }
        }
      }
    }
  }

  /** From a partition and its offsets to the letters there. */
  static final class ReadFn extends DoFn<KV<Long, OffsetRange>, DeadLetter> {

    private final HashMap<String, Object> settings;
    private final String topic;

    ReadFn(HashMap<String, Object> settings, String topic) {
      this.settings = settings;
      this.topic = topic;
    }

    @ProcessElement
    public void process(
        @Element KV<Long, OffsetRange> partition,
        @Timestamp Instant start,
        OutputReceiver<DeadLetter> letters) {
      TopicPartition name = new TopicPartition(topic, partition.getKey().intValue());
      long end = partition.getValue().getTo();
      try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
        consumer.assign(List.of(name));
        consumer.seek(name, partition.getValue().getFrom());
        long progressed = System.nanoTime();
        long position = partition.getValue().getFrom();
        while (position < end) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(name)) {
            if (record.offset() < end) {
              output(KafkaRecords.deadLetter(record.headers(), record.value()), start, letters);
            }
          }
          // Beyond the last record: compaction and markers leave offsets without one.
          long reached = consumer.position(name);
          if (reached > position) {
            position = reached;
            progressed = System.nanoTime();
          } else if (System.nanoTime() - progressed > PATIENCE_NANOS) {
            throw new KafkaUnavailableException(
                "Kafka sent nothing of " + name + " from offset " + position + " on for a minute.");
          }
        }
      }
    }

    private static void output(
        DeadLetter letter, Instant start, OutputReceiver<DeadLetter> letters) {
      Instant observedAt = letter.getObservedAt();
      if (observedAt == null
          || observedAt.isBefore(start)
          || observedAt.isAfter(BoundedWindow.TIMESTAMP_MAX_VALUE)) {
        letters.output(letter);
      } else {
        letters.outputWithTimestamp(letter, observedAt);
      }
    }
  }
}
