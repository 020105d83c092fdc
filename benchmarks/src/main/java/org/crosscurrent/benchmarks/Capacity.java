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

import java.util.LinkedHashMap;
import java.util.Map;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * What a live job needs, computed from what one observation costs. The formulas are those of
 * docs/capacity.md, under the same names.
 */
final class Capacity {

  private static final double DAY = 86_400;
  private static final double MICROS = 1e6;
  private static final double MB = 1e6;
  private static final double GB = 1e9;

  /** How long a post is remembered: 25 hours of velocity. */
  private static final double MEMORY_SECONDS = 25 * 3600;

  /** A window of 15 minutes and the disorder: for how long an observation is kept whole at most. */
  private static final double OPEN_SECONDS = 15 * 60 + 30;

  /** What one partition carries at ease, in bytes a second. */
  private static final double PARTITION_BYTES = 5e6;

  private final CapacityOptions given;
  private final double average;
  private final double peak;
  private final double design;

  private Capacity(CapacityOptions given) {
    this.given = given;
    this.average =
        given.getPostsPerSecond() > 0 ? given.getPostsPerSecond() : given.getPostsPerDay() / DAY;
    this.peak = average * given.getPeakFactor();
    this.design = peak * (1 + given.getOutageMinutes() / given.getCatchUpMinutes());
  }

  /**
   * Computes it.
   *
   * @throws UsageException if an option has no sense; one sentence
   */
  static Map<String, Object> of(CapacityOptions options) {
    positive("posts-per-day", options.getPostsPerDay());
    positive("peak-factor", options.getPeakFactor());
    positive("catch-up-minutes", options.getCatchUpMinutes());
    positive("utilisation", options.getUtilisation());
    positive("cores-per-machine", options.getCoresPerMachine());
    positive("state-gb-per-machine", options.getStateGbPerMachine());
    positive("observations-per-post", options.getObservationsPerPost());
    return new Capacity(options).compute();
  }

  private static void positive(String option, double value) {
    if (!(value > 0)) {
      throw new UsageException("--" + option + " must be above 0, not " + value);
    }
  }

  private Map<String, Object> compute() {
    Map<String, Object> needs = new LinkedHashMap<>();
    needs.put("average_posts_per_second", Math.round(average));
    needs.put("peak_posts_per_second", Math.round(peak));
    needs.put("design_posts_per_second", Math.round(design));
    double jobCores = cores(given.getJobCpuMicros());
    double machines =
        Math.max(
            Math.ceil(jobCores / given.getCoresPerMachine()),
            Math.ceil(stateBytes() * given.getDiskFactor() / GB / given.getStateGbPerMachine()));
    needs.put("job_cores", tenths(jobCores));
    needs.put("task_managers", Math.round(machines));
    needs.put("kafka_cores", tenths(cores(given.getKafkaCpuMicros())));
    needs.put("postgres_cores", tenths(cores(given.getPostgresCpuMicros())));
    putKafka(needs, machines * given.getCoresPerMachine());
    putState(needs, machines);
    putNetwork(needs, machines);
    putStore(needs);
    return needs;
  }

  private double cores(double micros) {
    return design * micros / MICROS / given.getUtilisation();
  }

  private void putKafka(Map<String, Object> needs, double slots) {
    double byRate = Math.ceil(design * given.getKafkaBytes() / PARTITION_BYTES);
    needs.put("kafka_partitions", Math.round(Math.max(slots, byRate)));
    needs.put(
        "kafka_disk_gb",
        tenths(
            average
                * given.getKafkaBytes()
                * given.getKafkaRetentionHours()
                * 3600
                * given.getKafkaReplicas()
                / GB));
  }

  private void putState(Map<String, Object> needs, double machines) {
    double bytes = stateBytes();
    needs.put("posts_remembered_millions", tenths(remembered() / 1e6));
    needs.put("state_gb", tenths(bytes / GB));
    double onDisk = bytes * given.getDiskFactor();
    needs.put("full_checkpoint_gb", tenths(onDisk / GB));
    needs.put("state_disk_gb_per_machine", tenths(onDisk / machines / GB));
  }

  private double remembered() {
    return average / given.getObservationsPerPost() * MEMORY_SECONDS;
  }

  private double stateBytes() {
    double open = peak * OPEN_SECONDS;
    return remembered() * given.getSettledStateBytes() + open * given.getOpenStateBytes();
  }

  private void putNetwork(Map<String, Object> needs, double machines) {
    double remote = given.getShuffleBytes() * (machines - 1) / machines;
    double in = design * (given.getKafkaBytes() + remote) / machines;
    needs.put("network_in_mbit_per_machine", Math.round(in * 8 / MB));
  }

  private void putStore(Map<String, Object> needs) {
    needs.put("postgres_rows_per_second", Math.round(design * given.getRowsPerPost()));
    needs.put("postgres_gb_per_day", tenths(average * DAY * given.getTableBytes() / GB));
    needs.put("wal_gb_per_day", tenths(average * DAY * given.getWalBytes() / GB));
    needs.put("wal_mb_per_second", tenths(design * given.getWalBytes() / MB));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
