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
package org.crosscurrent.testkit.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** A broker in a JVM of its own, which reads the settings that were written beside its storage. */
final class BrokerProcess implements Broker {

  private static final int STARTUP_SECONDS = 180;

  private final Path directory;
  private final int port;
  private ChildJvm process;

  BrokerProcess(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  @Override
  public void start() {
    process =
        ChildJvm.start(
            "kafka",
            directory,
            System.getProperty("java.class.path"),
            List.of("-Xmx512m", "-XX:+UseSerialGC"),
            "kafka.Kafka",
            List.of(BrokerSettings.fileIn(directory).toString()));
    try {
      awaitService();
    } catch (RuntimeException e) {
      process.kill();
      throw e;
    }
  }

  /** It serves when it tells of a cluster with itself in it. */
  private void awaitService() {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                LocalKafka.HOST + ":" + port,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "200",
                // Closing waits for questions without an answer.
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "1000",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "1000"))) {
      for (int second = 0; second < STARTUP_SECONDS; second++) {
        if (!process.isAlive()) {
          throw new KafkaException("the broker ended at once; its output is in " + directory);
        }
        if (answers(admin)) {
          return;
        }
      }
    }
    throw new KafkaException("the broker does not serve after " + STARTUP_SECONDS + " s");
  }

  private static boolean answers(Admin admin) {
    try {
      return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for the broker", e);
    }
  }

  @Override
  public void stop() {
    if (isRunning()) {
      process.stop();
    }
  }

  @Override
  public void kill() {
    if (isRunning()) {
      process.kill();
    }
  }

  @Override
  public boolean isRunning() {
    return process != null && process.isAlive();
  }
}
