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

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.sdk.options.StreamingOptions;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;

/**
 * The time from a record's hand-over to Kafka to its row being seen by another connection. One post
 * in {@value #SAMPLE} is followed; a reader asks for the {@value #ASKED} oldest that are still
 * missing, with a pause of 10 ms, so that a time is at most that and one query too long. Asking for
 * all that are missing would cost the more the slower the job is, and slow it down further; the few
 * that overtake the oldest ones are counted later than they came, never earlier.
 */
final class LatencyBench {

  private static final int SAMPLE = 20;
  private static final int ASKED = 32;
  private static final long PAUSE_NANOS = 10_000_000;

  private static final int PATIENCE_SECONDS = 60;
  private static final int STEPS = 10;
  private static final String TOPIC = "posts.raw";
  private static final String VISIBLE = "SELECT post_id FROM signals WHERE post_id = ANY (?)";

  private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final List<Double> millis = new ArrayList<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private volatile long measuredFrom = Long.MAX_VALUE;

  private LatencyBench() {}

  static Map<String, Object> run(BenchOptions options, Console console) throws Exception {
    return new LatencyBench().measure(options, console);
  }

  private Map<String, Object> measure(BenchOptions options, Console console) throws Exception {
    console.message("starting Kafka, Postgres and the job ...");
    try (LocalPostgres postgres = LocalPostgres.start();
        LocalKafka kafka = LocalKafka.start()) {
      kafka.createTopic(TOPIC, 2);
      String jdbcUrl = postgres.createDatabase("latency");
      StoreMigrations.migrate(jdbcUrl, "postgres", "");
      RunningJob job = startJob(options, kafka.bootstrapServers(), jdbcUrl);
      long started = System.nanoTime();
      Thread feeding = new Thread(() -> feed(kafka.bootstrapServers(), options), "feed");
      feeding.setDaemon(true);
      feeding.start();
      measuredFrom = started + options.getWarmUpSeconds() * 1_000_000_000L;
      long end = measuredFrom + options.getMeasureSeconds() * 1_000_000_000L;
      console.message(
          "warming up for "
              + options.getWarmUpSeconds()
              + " s, then measuring for "
              + options.getMeasureSeconds()
              + " s ...");
      watch(jdbcUrl, end);
      job.cancel();
    }
    return summarise(options);
  }

  private static RunningJob startJob(
      BenchOptions options, String bootstrapServers, String jdbcUrl) {
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setBootstrapServers(bootstrapServers);
    stream.setJdbcUrl(jdbcUrl);
    stream.as(StreamingOptions.class).setStreaming(true);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(stream, true);
    return launcher.start(StreamPipeline.build(stream));
  }

  private void feed(String bootstrapServers, BenchOptions options) {
    Clock clock = Clock.systemUTC();
    long started = System.nanoTime();
    long warmUpNanos = options.getWarmUpSeconds() * 1_000_000_000L;
    Iterator<GeneratedPost> posts =
        PostGenerator.builder()
            .seed(1)
            .start(clock.instant())
            .postsPerSecond(options.getPostsPerSecond())
            .shares(Shares.none())
            .build()
            .iterator();
    try (GeneratorFeed feed = new GeneratorFeed(bootstrapServers, TOPIC)) {
      for (long count = 0; !stop.get(); count++) {
        GeneratedPost post = posts.next();
        while (clock.instant().isBefore(post.observedAt()) && !stop.get()) {
          LockSupport.parkNanos(200_000);
        }
        if (count % STEPS >= stepsAfter(System.nanoTime() - started, warmUpNanos)) {
          continue;
        }
        String id = post.truth().postId();
        if (count % SAMPLE == 0 && id != null && System.nanoTime() >= measuredFrom) {
          sent.add(new Sent(id, System.nanoTime()));
        }
        feed.send(post);
      }
    }
  }

  /**
   * How many of ten posts are sent so long after the start: two at first, all of them from the
   * middle of the warm-up on. A job that gets the full rate while it is still being compiled falls
   * behind, and what is measured afterwards is how it catches up.
   */
  private static long stepsAfter(long nanos, long warmUpNanos) {
    return 2 + nanos * (STEPS - 2) * 2 / Math.max(1, warmUpNanos);
  }

  /** Looks for the sampled posts until the time is up and all of them were seen. */
  private void watch(String jdbcUrl, long end) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement visible = connection.prepareStatement(VISIBLE)) {
      long patience = end + PATIENCE_SECONDS * 1_000_000_000L;
      while (System.nanoTime() < end || !sent.isEmpty() && System.nanoTime() < patience) {
        if (System.nanoTime() >= end) {
          stop.set(true);
        }
        if (look(connection, visible) < ASKED / 2) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    } finally {
      stop.set(true);
    }
  }

  /** Asks for the oldest of the missing ones, and returns how many are there. */
  private int look(Connection connection, PreparedStatement visible) throws SQLException {
    Map<String, Sent> missing = new HashMap<>();
    sent.stream().limit(ASKED).forEach(post -> missing.put(post.id(), post));
    if (missing.isEmpty()) {
      return 0;
    }
    visible.setArray(1, connection.createArrayOf("text", missing.keySet().toArray()));
    int seen = 0;
    try (ResultSet rows = visible.executeQuery()) {
      long now = System.nanoTime();
      while (rows.next()) {
        Sent post = missing.get(rows.getString(1));
        millis.add((now - post.at()) / 1e6);
        sent.remove(post);
        seen++;
      }
    }
    return seen;
  }

  private Map<String, Object> summarise(BenchOptions options) {
    List<Double> sorted = millis.stream().sorted().toList();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("offered_posts_per_second", options.getPostsPerSecond());
    summary.put("sampled", sorted.size());
    summary.put("never_seen", sent.size());
    if (!sorted.isEmpty()) {
      summary.put("p50_ms", quantile(sorted, 0.5));
      summary.put("p99_ms", quantile(sorted, 0.99));
      summary.put("max_ms", quantile(sorted, 1));
    }
    return summary;
  }

  private static double quantile(List<Double> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return Math.round(sorted.get(Math.max(0, index)) * 10) / 10.0;
  }

  private record Sent(String id, long at) {}
}
