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

import com.google.auto.value.AutoValue;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.model.coders.RawPostCoder;
import org.joda.time.Duration;

/**
 * Reads envelopes from Kafka: the value of a record is the native payload, its headers {@code
 * platform}, {@code collection} (default {@code stream}) and {@code attempt} (default 0) tell the
 * rest, and its timestamp is {@code observedAt}.
 *
 * <p><b>Time.</b> The element timestamp is {@code observedAt}, or the watermark where a record lies
 * behind it, by the rules of {@link PerfectWatermarkPolicyFactory}; apply {@link
 * org.crosscurrent.gate.LatenessGate} next, which takes the late ones out. A quiet partition does
 * not hold the others back.
 *
 * <p><b>Dead letters</b> (stage {@value ReadKafkaPosts#STAGE}): a record without a timestamp or
 * without the header {@code platform} is {@code missing-field}; one without a value, or further in
 * the future than believable, is {@code malformed}. They keep bytes and headers. Nothing is
 * dropped, and no record stops the reader.
 *
 * <p><b>Delivery.</b> Offsets live in the runner's checkpoints; they are committed to the consumer
 * group when a checkpoint is final, so that a fresh start goes on from there. A group without
 * offsets starts at the earliest record. On Flink switch checkpointing on, or offsets are never
 * committed.
 *
 * <p><b>Reader.</b> The unbounded source of KafkaIO, not the splittable one: only the former keeps
 * the state of the policy as described here. KafkaIO takes it on every runner but Dataflow's as
 * long as the experiments {@code use_sdf_read} and {@code beam_fn_api} are absent; this transform
 * refuses them on Flink. No bad-record handler is set on KafkaIO, because that would switch the
 * reader, too.
 *
 * <pre>{@code
 * ReadKafkaPosts.Result read =
 *     pipeline.apply("ReadKafka",
 *         ReadKafkaPosts.from("localhost:9092", "posts.raw").withGroupId("crosscurrent"));
 * LatenessGate.Result gate = read.posts().apply("Gate", LatenessGate.create());
 * }</pre>
 */
@AutoValue
public abstract class ReadKafkaPosts extends PTransform<PBegin, ReadKafkaPosts.Result> {

  /** The stage named in the dead letters. */
  public static final String STAGE = "read-kafka";

  /** The consumer group unless told. */
  public static final String DEFAULT_GROUP_ID = "crosscurrent";

  static final TupleTag<RawPost> POSTS = new TupleTag<>("posts");
  static final TupleTag<DeadLetter> DEAD_LETTERS = new TupleTag<>("deadLetters");

  abstract String bootstrapServers();

  abstract List<String> topics();

  abstract String groupId();

  abstract Duration maxDisorder();

  abstract Duration maxAhead();

  abstract Clock clock();

  abstract Map<String, Object> consumerProperties();

  abstract @Nullable Long maxRecords();

  abstract @Nullable Duration maxReadTime();

  abstract Builder toBuilder();

  @AutoValue.Builder
  abstract static class Builder {
    abstract Builder bootstrapServers(String value);

    abstract Builder topics(List<String> value);

    abstract Builder groupId(String value);

    abstract Builder maxDisorder(Duration value);

    abstract Builder maxAhead(Duration value);

    abstract Builder clock(Clock value);

    abstract Builder consumerProperties(Map<String, Object> value);

    abstract Builder maxRecords(@Nullable Long value);

    abstract Builder maxReadTime(@Nullable Duration value);

    abstract ReadKafkaPosts build();
  }

  /**
   * Reads these topics.
   *
   * @param bootstrapServers {@code host:port}, several by commas
   * @param topics at least one
   * @throws IllegalArgumentException if no topic is named
   */
  public static ReadKafkaPosts from(String bootstrapServers, String... topics) {
    if (topics.length == 0) {
      throw new IllegalArgumentException("topics must name at least one topic");
    }
    return new AutoValue_ReadKafkaPosts.Builder()
        .bootstrapServers(bootstrapServers)
        .topics(List.of(topics))
        .groupId(DEFAULT_GROUP_ID)
        .maxDisorder(PerfectWatermarkPolicyFactory.DEFAULT_MAX_DISORDER)
        .maxAhead(PerfectWatermarkPolicyFactory.DEFAULT_MAX_AHEAD)
        .clock(Clock.systemUTC())
        .consumerProperties(Map.of())
        .build();
  }

  /** With this consumer group, default {@value #DEFAULT_GROUP_ID}. */
  public ReadKafkaPosts withGroupId(String groupId) {
    return toBuilder().groupId(groupId).build();
  }

  /**
   * With this bound on disorder within a partition, default 30 seconds. A larger one loses less to
   * lateness and makes everything that waits for the watermark wait longer.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ReadKafkaPosts withMaxDisorder(Duration maxDisorder) {
    PerfectWatermarkPolicyFactory.notNegative("maxDisorder", maxDisorder);
    return toBuilder().maxDisorder(maxDisorder).build();
  }

  /**
   * With this bound on how far ahead of the clock a record may be, default 5 minutes.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ReadKafkaPosts withMaxAhead(Duration maxAhead) {
    PerfectWatermarkPolicyFactory.notNegative("maxAhead", maxAhead);
    return toBuilder().maxAhead(maxAhead).build();
  }

  /** With this clock, which must be serialisable, for that bound; default the system's. */
  public ReadKafkaPosts withClock(Clock clock) {
    return toBuilder().clock(clock).build();
  }

  /** With further consumer properties, such as those for security. They win over the defaults. */
  public ReadKafkaPosts withConsumerProperties(Map<String, Object> properties) {
    return toBuilder().consumerProperties(Map.copyOf(properties)).build();
  }

  /** Ends after so many records: a bounded read, for tests. */
  public ReadKafkaPosts withMaxRecords(long maxRecords) {
    return toBuilder().maxRecords(maxRecords).build();
  }

  /** Ends after so long: a bounded read, for tests. */
  public ReadKafkaPosts withMaxReadTime(Duration maxReadTime) {
    return toBuilder().maxReadTime(maxReadTime).build();
  }

  @Override
  public Result expand(PBegin input) {
    PipelineOptions options = input.getPipeline().getOptions();
    requireUnboundedReader(options.getRunner().getName(), options);
    PCollectionTuple parsed =
        input
            .apply("Read", reader())
            .apply(
                "Parse",
                ParDo.of(new ParseRecordFn(clock()))
                    .withOutputTags(POSTS, TupleTagList.of(DEAD_LETTERS)));
    return new Result(
        input.getPipeline(),
        parsed.get(POSTS).setCoder(RawPostCoder.of()),
        parsed.get(DEAD_LETTERS).setCoder(DeadLetterCoder.of()));
  }

  private KafkaIO.Read<byte[], byte[]> reader() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.putAll(consumerProperties());
    KafkaIO.Read<byte[], byte[]> read =
        KafkaIO.readBytes()
            .withBootstrapServers(bootstrapServers())
            .withTopics(topics())
            .withConsumerConfigUpdates(properties)
            .withTimestampPolicyFactory(
                PerfectWatermarkPolicyFactory.<byte[], byte[]>of(maxDisorder())
                    .withMaxAhead(maxAhead())
                    .withClock(clock()))
            .commitOffsetsInFinalize();
    Long records = maxRecords();
    if (records != null) {
      read = read.withMaxNumRecords(records);
    }
    Duration time = maxReadTime();
    return time == null ? read : read.withMaxReadTime(time);
  }

  static void requireUnboundedReader(String runner, PipelineOptions options) {
    if (!runner.startsWith("org.apache.beam.runners.flink.")) {
      return;
    }
    for (String experiment : List.of("use_sdf_read", "beam_fn_api", "use_unbounded_sdf_wrapper")) {
      if (ExperimentalOptions.hasExperiment(options, experiment)) {
        throw new IllegalArgumentException(
            "The experiment "
                + experiment
                + " takes the unbounded Kafka reader away, on which the"
                + " watermark rests; run on Flink without it.");
      }
    }
  }

  /** What was read. */
  public static final class Result implements POutput {

    private final Pipeline pipeline;
    private final PCollection<RawPost> posts;
    private final PCollection<DeadLetter> deadLetters;

    private Result(
        Pipeline pipeline, PCollection<RawPost> posts, PCollection<DeadLetter> deadLetters) {
      this.pipeline = pipeline;
      this.posts = posts;
      this.deadLetters = deadLetters;
    }

    /** The envelopes, late ones among them. */
    public PCollection<RawPost> posts() {
      return posts;
    }

    /** The records that are no envelopes. */
    public PCollection<DeadLetter> deadLetters() {
      return deadLetters;
    }

    @Override
    public Pipeline getPipeline() {
      return pipeline;
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(POSTS, posts, DEAD_LETTERS, deadLetters);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
