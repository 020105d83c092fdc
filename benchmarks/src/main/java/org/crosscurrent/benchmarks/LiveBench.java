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
package org.crosscurrent.benchmarks;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;

/**
 * What a live job costs by the post, at a steady rate of a usual day's mix of posts: CPU of the
 * job, of the broker and of the store, bytes that go over wires and onto disks, rows, and state.
 * Broker and Postgres are processes of their own, so that each has its own CPU time; the threads
 * that feed the broker are left out.
 *
 * <p>The state that it tells is that of open windows, in which a post is kept whole; {@link
 * StateBench} tells what is left of it afterwards.
 */
final class LiveBench {

  private static final double MICROS = 1e6;
  private static final double MILLIS = 1000;
  private static final double CAUGHT_UP_SECONDS = 2;

  private LiveBench() {}

  /** What is seen once, at the end. */
  record End(StageState state, double checkpointBytes, double checkpointSeconds, double lag) {}

  static Map<String, Object> run(LiveOptions options, Console console) throws Exception {
    console.message("starting Kafka, Postgres and the job ...");
    AtomicBoolean stop = new AtomicBoolean();
    try (LocalPostgres postgres = LocalPostgres.start();
        LocalKafka kafka = LocalKafka.builder().inItsOwnProcess().start()) {
      kafka.createTopic(LiveJob.TOPIC, 2);
      String jdbcUrl = postgres.createDatabase("live");
      StoreMigrations.migrate(jdbcUrl, "postgres", "");
      try (LiveJob job = LiveJob.start(kafka.bootstrapServers(), jdbcUrl)) {
        Thread feeding = feed(kafka.bootstrapServers(), options.getRate(), stop);
        console.message("warming up for " + options.getWarmUpSeconds() + " s ...");
        job.letRun(Duration.ofSeconds(options.getWarmUpSeconds()));
        catchUp(job, options.getWarmUpSeconds());
        console.message("measuring for " + options.getMeasureSeconds() + " s ...");
        LiveSnapshot before = LiveSnapshot.take(job, kafka.bootstrapServers(), jdbcUrl);
        job.letRun(Duration.ofSeconds(options.getMeasureSeconds()));
        LiveSnapshot after = LiveSnapshot.take(job, kafka.bootstrapServers(), jdbcUrl);
        End end = end(job.figures());
        stop.set(true);
        feeding.join();
        return summarise(options.getRate(), before, after, end);
      }
    } finally {
      stop.set(true);
    }
  }

  /** What was left lying while the job was compiled is read cheaper than what comes in its time. */
  private static void catchUp(LiveJob job, int patienceSeconds)
      throws IOException, InterruptedException {
    for (int waited = 0; lag(job.figures()) > CAUGHT_UP_SECONDS; waited++) {
      if (waited == patienceSeconds) {
        throw new UsageException(
            "this machine does not keep up with --rate, nor did it in twice --warm-up-seconds");
      }
      job.letRun(Duration.ofSeconds(1));
    }
  }

  private static double lag(PrometheusPage.Values figures) {
    return figures.max("flink_taskmanager_job_task_operator_crosscurrent_source_lag_millis")
        / MILLIS;
  }

  /** Feeds a live job until it is told to stop. */
  static Thread feed(String bootstrapServers, int rate, AtomicBoolean stop) {
    Clock clock = Clock.systemUTC();
    PostGenerator posts =
        PostGenerator.builder().seed(1).start(clock.instant()).postsPerSecond(rate).build();
    Thread thread =
        new Thread(
            () -> {
              try (GeneratorFeed feed = new GeneratorFeed(bootstrapServers, LiveJob.TOPIC)) {
                feed.sendPaced(posts.iterator(), clock, stop::get);
              }
            },
            LiveSnapshot.FEED_THREAD);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static End end(PrometheusPage.Values figures) {
    return new End(
        StageState.sum(StageState.of(figures)),
        StageState.checkpointBytes(figures),
        figures.sum("flink_jobmanager_job_lastCheckpointDuration") / MILLIS,
        lag(figures));
  }

  static Map<String, Object> summarise(int rate, LiveSnapshot before, LiveSnapshot after, End end) {
    double seconds = (after.nanos() - before.nanos()) / 1e9;
    double posts = after.posts() - before.posts();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("new_posts_per_second", rate);
    summary.put("posts_per_second", Math.round(posts / seconds));
    summary.put("lag_seconds", PipelineBench.hundredths(end.lag()));
    double job = after.jobCpuSeconds() - before.jobCpuSeconds();
    double broker = after.brokerCpuSeconds() - before.brokerCpuSeconds();
    double store = after.store().cpuSeconds() - before.store().cpuSeconds();
    summary.put("job_cpu_micros_per_post", Math.round(job * MICROS / posts));
    summary.put("kafka_cpu_micros_per_post", Math.round(broker * MICROS / posts));
    summary.put("postgres_cpu_micros_per_post", Math.round(store * MICROS / posts));
    summary.put("cores_in_use", PipelineBench.hundredths((job + broker + store) / seconds));
    summary.put(
        "kafka_bytes_per_post", Math.round((after.brokerBytes() - before.brokerBytes()) / posts));
    summary.put(
        "shuffle_bytes_per_post",
        Math.round((after.shuffleBytes() - before.shuffleBytes()) / posts));
    summary.put(
        "rows_per_post",
        PipelineBench.hundredths((after.store().rows() - before.store().rows()) / posts));
    summary.put(
        "table_bytes_per_post",
        Math.round((after.store().databaseBytes() - before.store().databaseBytes()) / posts));
    summary.put(
        "wal_bytes_per_post",
        Math.round((after.store().logBytes() - before.store().logBytes()) / posts));
    summary.put("open_state_bytes_per_post", Math.round(end.state().bytes() / after.posts()));
    summary.put(
        "open_state_keys_per_post", PipelineBench.hundredths(end.state().keys() / after.posts()));
    summary.put(
        "open_checkpoint_bytes_per_post", Math.round(end.checkpointBytes() / after.posts()));
    summary.put("checkpoint_seconds", PipelineBench.hundredths(end.checkpointSeconds()));
    return summary;
  }
}
