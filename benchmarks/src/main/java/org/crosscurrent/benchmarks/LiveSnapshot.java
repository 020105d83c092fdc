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
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.Node;

/**
 * What a live job, its broker and its store have used up to a moment.
 *
 * @param nanos the moment, as {@link System#nanoTime} tells it
 * @param posts payloads that have entered the graph
 * @param jobCpuSeconds of this process without the threads that make and send the posts
 * @param brokerCpuSeconds of the broker's process
 * @param brokerBytes the broker's log of the posts
 * @param shuffleBytes what tasks have sent to tasks
 */
record LiveSnapshot(
    long nanos,
    long posts,
    double jobCpuSeconds,
    double brokerCpuSeconds,
    long brokerBytes,
    double shuffleBytes,
    StoreSize store) {

  /** Begins the name of the thread that makes the posts. */
  static final String FEED_THREAD = "live-feed";

  private static final String PRODUCER_THREAD = "kafka-producer-network-thread";

  static LiveSnapshot take(LiveJob job, String bootstrapServers, String jdbcUrl)
      throws IOException, SQLException, InterruptedException {
    StoreSize store = StoreSize.of(jdbcUrl);
    long brokerBytes = logOfBroker(bootstrapServers);
    double shuffleBytes = job.figures().sum("flink_taskmanager_job_task_numBytesOut");
    double ofFeed =
        ThreadCpu.secondsOfThreads(FEED_THREAD) + ThreadCpu.secondsOfThreads(PRODUCER_THREAD);
    return new LiveSnapshot(
        System.nanoTime(),
        job.read(),
        CpuClock.processSeconds() - ofFeed,
        cpuOfBroker(),
        brokerBytes,
        shuffleBytes,
        store);
  }

  /** The broker is the one child of this process that is a JVM. */
  private static double cpuOfBroker() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .mapToDouble(ThreadCpu::secondsOf)
        .sum();
  }

  private static long logOfBroker(String bootstrapServers)
      throws IOException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      var nodes = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      return admin.describeLogDirs(nodes).allDescriptions().get().values().stream()
          .flatMap(directories -> directories.values().stream())
          .map(LogDirDescription::replicaInfos)
          .flatMap(replicas -> replicas.entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(LiveJob.TOPIC))
          .map(Map.Entry::getValue)
          .mapToLong(ReplicaInfo::size)
          .sum();
    } catch (ExecutionException e) {
      throw new IOException("the broker did not tell the size of its log", e);
    }
  }
}
