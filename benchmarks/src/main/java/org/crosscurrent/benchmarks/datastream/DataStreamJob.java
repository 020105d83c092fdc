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
package org.crosscurrent.benchmarks.datastream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.dedup.DeduplicatePosts;
import org.crosscurrent.events.DetectDivergence;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.Trending;
import org.crosscurrent.model.coders.CrossPlatformEventCoder;
import org.crosscurrent.model.coders.DivergenceCoder;
import org.crosscurrent.model.coders.ObservationCoder;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.model.coders.TopicWindowCoder;

/**
 * The same job as {@code SignalGraph}, as an engineer would write it for Flink alone: the same
 * cores, the same bytes between operators, three keyed shuffles and two small ones, in batch
 * execution mode, embedded. Its rows go nowhere; its counts are compared.
 */
public final class DataStreamJob {

  static final TypeInformation<Signal> SIGNAL = RecordType.of(Signal.class, SignalCoder.of());
  static final long WINDOW_MILLIS = DeduplicatePosts.DEFAULT_WINDOW.getMillis();

  private static final TypeInformation<TopicWindow> WINDOW =
      RecordType.of(TopicWindow.class, TopicWindowCoder.of());

  private DataStreamJob() {}

  /**
   * What a run counted.
   *
   * @param posts observations that were read
   * @param unique posts that count
   * @param duplicates posts that repeat another one
   * @param topicWindows windows of a topic and platform in which a post counts
   * @param events episodes on several platforms
   */
  public record Counts(long posts, long unique, long duplicates, long topicWindows, long events) {}

  /**
   * Runs it to its end.
   *
   * @param file what to read, a payload or an envelope a line
   * @param nativePlatform platform of native payloads; absent for envelopes
   * @param parallelism slots of the embedded cluster, all of which it takes
   */
  public static Counts run(Path file, @Nullable String nativePlatform, int parallelism)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings(parallelism));
    build(environment, file, nativePlatform);
    JobExecutionResult result = environment.execute("Crosscurrent on the DataStream interface");
    return new Counts(
        result.<Long>getAccumulatorResult(ReadSignals.POSTS),
        result.<Long>getAccumulatorResult(SettleContents.UNIQUE),
        result.<Long>getAccumulatorResult(SettleContents.REPEATED),
        result.<Long>getAccumulatorResult(AddUp.Describe.WINDOWS),
        result.<Long>getAccumulatorResult(FollowTopics.STARTED));
  }

  /** Those of the graph's backfill, as far as they matter without Beam. */
  private static Configuration settings(int parallelism) {
    Configuration settings = new Configuration();
    settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    settings.set(ExecutionOptions.BATCH_SHUFFLE_MODE, BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
    settings.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    MemorySize network = MemorySize.ofMebiBytes(Math.max(128, 32L * parallelism));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    long quarterOfHeap = Runtime.getRuntime().maxMemory() / 4 >> 20;
    settings.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        MemorySize.ofMebiBytes(Math.max(128, Math.min(1024, quarterOfHeap))));
    return settings;
  }

  private static void build(
      StreamExecutionEnvironment environment, Path file, @Nullable String nativePlatform) {
    DataStream<Signal> scored =
        environment
            .createInput(
                new LineFormat(file), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
            .flatMap(new ReadSignals(nativePlatform))
            .returns(SIGNAL)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Signal>forMonotonousTimestamps()
                    .withTimestampAssigner(
                        (signal, before) -> signal.getPost().getObservedAt().getMillis()));
    SingleOutputStreamOperator<Signal> settled =
        scored
            .keyBy(DataStreamJob::backToFront, Types.STRING)
            .process(new FollowPosts())
            .returns(SIGNAL);
    settled.getSideOutput(FollowPosts.LATEST).sinkTo(new DiscardingSink<>());
    settled
        .flatMap(describeObservations())
        .returns(RecordType.of(Observation.class, ObservationCoder.of()))
        .sinkTo(new DiscardingSink<>());

    SingleOutputStreamOperator<Signal> posts =
        settled
            .flatMap(reduce())
            .returns(SIGNAL)
            .keyBy(SettleContents::keyOf, Types.STRING)
            .process(new SettleContents())
            .returns(SIGNAL);
    posts.getSideOutput(SettleContents.DUPLICATES).sinkTo(new DiscardingSink<>());
    follow(aggregate(posts));
  }

  private static DataStream<TopicWindow> aggregate(DataStream<Signal> posts) {
    FlatMapFunction<Signal, TopicShare> shares =
        (signal, out) ->
            signal.getTopics().forEach(topic -> out.collect(TopicShare.of(signal, topic)));
    return posts
        .flatMap(shares)
        .returns(RecordType.of(TopicShare.class, new TopicShare.ShareCoder()))
        .keyBy(TopicShare::key, Types.STRING)
        .window(TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW_MILLIS)))
        .aggregate(
            new AddUp(),
            new AddUp.Describe(),
            TypeInformation.of(Tally.class),
            TypeInformation.of(Tally.class),
            WINDOW);
  }

  private static void follow(DataStream<TopicWindow> windows) {
    MapFunction<TopicWindow, TopicWindow> row = window -> window;
    windows.map(row).returns(WINDOW).sinkTo(new DiscardingSink<>());
    windows
        .filter(window -> window.getPosts() > 0)
        .keyBy(TopicWindow::getTopic, Types.STRING)
        .process(new FollowTopics())
        .returns(RecordType.of(CrossPlatformEvent.class, CrossPlatformEventCoder.of()))
        .sinkTo(new DiscardingSink<>());
    windows
        .filter(window -> window.getSentimentCount() > 0)
        .keyBy(TopicWindow::getTopic, Types.STRING)
        .window(
            TumblingEventTimeWindows.of(
                Duration.ofMillis(DetectDivergence.DEFAULT_WINDOW.getMillis())))
        .process(new ComparePlatforms())
        .returns(RecordType.of(Divergence.class, DivergenceCoder.of()))
        .sinkTo(new DiscardingSink<>());
  }

  private static FlatMapFunction<Signal, Observation> describeObservations() {
    return (signal, out) -> {
      if (signal.getStanding() == Standing.WITHDRAWN) {
        return;
      }
      Sentiment sentiment = signal.getSentiment();
      Trending trending = signal.getTrending();
      out.collect(
          Observation.builder()
              .setPostId(signal.getPost().getId())
              .setPlatform(signal.getPost().getPlatform())
              .setObservedAt(signal.getPost().getObservedAt())
              .setCounts(signal.getPost().getCounts())
              .setScoreVelocity(signal.getScoreVelocity())
              .setCommentVelocity(signal.getCommentVelocity())
              .setSentiment(sentiment == null ? null : sentiment.getCompound())
              .setTrendingScore(trending == null ? null : trending.getScore())
              .setTopics(signal.getTopics())
              .build());
    };
  }

  /** Drops what no longer matters to its window, and the content, which nothing behind needs. */
  private static FlatMapFunction<Signal, Signal> reduce() {
    return (signal, out) -> {
      long firstAt = signal.getFirstObservedAt().getMillis();
      if (signal.getPost().getObservedAt().getMillis() < windowEnd(firstAt)) {
        Trending trending = signal.getTrending();
        out.collect(
            signal.toBuilder()
                .setPost(signal.getPost().withoutContent())
                .setTrending(
                    trending == null ? null : trending.toBuilder().setParts(Map.of()).build())
                .build());
      }
    };
  }

  /** Ids of one platform begin alike; a sort by key compares the first bytes first. */
  private static String backToFront(Signal signal) {
    return new StringBuilder(signal.getPost().getId()).reverse().toString();
  }

  /** The end, exclusive, of the window of a time. */
  static long windowEnd(long at) {
    return at - Math.floorMod(at, WINDOW_MILLIS) + WINDOW_MILLIS;
  }
}
