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
package org.crosscurrent.runners.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counters of a job on a cluster, as its REST interface shows them: some seconds old, and from
 * 0 again in a task that was restarted. While the cluster does not answer, the last ones stand.
 */
final class RemoteCounters implements CounterSource {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCounters.class);

  private static final Duration KEPT = Duration.ofSeconds(2);

  private final FlinkRest cluster;
  private final String job;
  private final GrowingSums sums = new GrowingSums();
  private Map<String, Long> counters = Map.of();
  private long readAt = System.nanoTime() - KEPT.toNanos();

  RemoteCounters(FlinkRest cluster, String job) {
    this.cluster = cluster;
    this.job = job;
  }

  @Override
  public long counter(String name) {
    return refreshed().getOrDefault(name, 0L);
  }

  @Override
  public long elements(String step) {
    return refreshed().getOrDefault(RemoteMetricName.elementsInto(step), 0L);
  }

  @Override
  public Map<String, Long> sums(String prefix) {
    Map<String, Long> sums = new TreeMap<>();
    refreshed()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                sums.merge(name.substring(prefix.length()), value, Long::sum);
              }
            });
    return sums;
  }

  private synchronized Map<String, Long> refreshed() {
    if (System.nanoTime() - readAt >= KEPT.toNanos()) {
      try {
        counters = sums.with(read());
      } catch (ClusterUnavailableException e) {
        // A job that has just ended, or whose JobManager is away, is told of by its own handle.
        LOG.info("The figures stay as they were: {}", e.getMessage());
        return counters;
      } finally {
        readAt = System.nanoTime();
      }
    }
    return counters;
  }

  private Map<String, Long> read() {
    Map<String, Long> read = new TreeMap<>();
    for (FlinkRest.Vertex vertex : cluster.vertices(job)) {
      List<String> wanted = new ArrayList<>();
      for (String metric : cluster.metricNames(job, vertex.id())) {
        if (RemoteMetricName.counterOf(metric) != null) {
          wanted.add(metric);
        }
      }
      cluster
          .metricSums(job, vertex.id(), wanted)
          .forEach((metric, sum) -> read.merge(RemoteMetricName.counterOf(metric), sum, Long::sum));
    }
    return read;
  }
}
