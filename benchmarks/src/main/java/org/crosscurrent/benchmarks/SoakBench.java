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
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.benchmarks.SoakSample.Figure;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;

/**
 * Whether a live job stays as it is: a bounded set of posts at a steady rate, looked at every ten
 * seconds. The broker and the feed live in the same process, so heap and memory hold them too.
 */
final class SoakBench {

  private static final Duration STEP = Duration.ofSeconds(10);
  private static final Duration SETTLING = Duration.ofSeconds(60);
  private static final double MIB = 1 << 20;

  private SoakBench() {}

  static Map<String, Object> run(SoakOptions options, Console console) throws Exception {
    Path output = Path.of(options.getOutput());
    if (!Files.isDirectory(output)) {
      throw new UsageException("--output=" + output + ": there is no such folder");
    }
    console.message("starting Kafka, Postgres and the job ...");
    try (LocalPostgres postgres = LocalPostgres.start();
        LocalKafka kafka = broker()) {
      kafka.createTopic(LiveJob.TOPIC, 2);
      String jdbcUrl = postgres.createDatabase("soak");
      StoreMigrations.migrate(jdbcUrl, "postgres", "");
      try (SoakFeed feed =
          new SoakFeed(
              kafka.bootstrapServers(), LiveJob.TOPIC, options.getKeys(), Clock.systemUTC())) {
        feed.sendHistory();
        try (LiveJob job = LiveJob.start(kafka.bootstrapServers(), jdbcUrl)) {
          feed.start(options.getRate());
          return summarise(options, watch(options, job, console));
        }
      }
    }
  }

  /** A broker whose log does not grow either. */
  private static LocalKafka broker() {
    return LocalKafka.builder()
        .setting("log.segment.bytes", "33554432")
        .setting("log.retention.bytes", "134217728")
        .setting("log.retention.check.interval.ms", "10000")
        .start();
  }

  private static List<SoakSample> watch(SoakOptions options, LiveJob job, Console console)
      throws IOException, InterruptedException {
    long settled = System.nanoTime() + SETTLING.toNanos();
    while (System.nanoTime() < settled || job.read() < options.getKeys()) {
      job.letRun(STEP);
    }
    List<SoakSample> samples = new ArrayList<>();
    long started = System.nanoTime();
    long end = started + (long) (options.getMinutes() * 60e9);
    long readBefore = job.read();
    long before = started;
    Path csv = Path.of(options.getOutput()).resolve("soak.csv");
    try (Writer out = Files.newBufferedWriter(csv)) {
      out.write(SoakSample.csvHeader());
      for (long due = started + STEP.toNanos(); due <= end; due += STEP.toNanos()) {
        job.letRun(Duration.ofNanos(due - System.nanoTime()));
        long now = System.nanoTime();
        long read = job.read();
        double rate = (read - readBefore) * 1e9 / Math.max(1, now - before);
        SoakSample sample = sample((now - started) / 1e9, rate, job.figures());
        readBefore = read;
        before = now;
        samples.add(sample);
        out.write(sample.csvLine());
        out.flush();
        console.progress(sample.csvLine().strip());
      }
    }
    Files.writeString(Path.of(options.getOutput()).resolve("soak.svg"), SoakGraph.of(samples));
    return samples;
  }

  private static SoakSample sample(double seconds, double rate, PrometheusPage.Values values)
      throws IOException {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new SoakSample(
        seconds,
        rate,
        heap / MIB,
        rssKib() / 1024.0,
        values.sum("flink_jobmanager_job_lastCheckpointFullSize") / MIB,
        values.sum(
                "flink_taskmanager_job_task_operator_column_family_rocksdb_estimate_live_data_size")
            / MIB,
        values.sum("flink_taskmanager_job_task_operator_column_family_rocksdb_estimate_num_keys"),
        values.max("flink_taskmanager_job_task_operator_crosscurrent_source_lag_millis") / 1000);
  }

  /** What Linux counts for this process; 0 on another system. */
  private static long rssKib() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  private static Map<String, Object> summarise(SoakOptions options, List<SoakSample> samples) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("minutes", options.getMinutes());
    summary.put("keys", options.getKeys());
    summary.put("samples", samples.size());
    for (Figure figure : SoakSample.FIGURES) {
      double mean = samples.stream().mapToDouble(figure.value()).average().orElse(0);
      summary.put(figure.name(), PipelineBench.hundredths(mean));
      summary.put(
          figure.name() + "_slope_per_hour",
          PipelineBench.hundredths(SoakSample.slopePerHour(samples, figure)));
    }
    return summary;
  }
}
