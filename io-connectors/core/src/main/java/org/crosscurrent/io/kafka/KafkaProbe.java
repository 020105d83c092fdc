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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks before a start whether Kafka is there, so that a user reads one sentence instead of a stack
 * trace a minute later.
 */
public final class KafkaProbe {

  private KafkaProbe() {}

  /**
   * Returns if the broker answers and has the topic, with the number of its partitions.
   *
   * @param bootstrapServers {@code host:port}, several by commas
   * @param topic a topic that must exist
   * @param timeout how long to wait in all
   * @throws KafkaUnavailableException with one sentence if the broker does not answer in time or
   *     has no such topic
   */
  public static int check(String bootstrapServers, String topic, Duration timeout) {
    return check(bootstrapServers, topic, timeout, Map.of());
  }

  /**
   * The same with further client properties, such as those for security.
   *
   * @throws KafkaUnavailableException as above
   */
  public static int check(
      String bootstrapServers, String topic, Duration timeout, Map<String, Object> properties) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    int millis = (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    Admin admin = open(bootstrapServers, settings);
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(millis, TimeUnit.MILLISECONDS)
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      throw explained(bootstrapServers, topic, timeout, e.getCause());
    } catch (TimeoutException e) {
      throw explained(bootstrapServers, topic, timeout, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(
          "Interrupted while asking Kafka at " + bootstrapServers + ".", e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static Admin open(String bootstrapServers, Map<String, Object> settings) {
    try {
      return Admin.create(settings);
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new KafkaUnavailableException(
          "Kafka at " + bootstrapServers + " cannot be reached: " + cause.getMessage() + ".", e);
    }
  }

  private static KafkaUnavailableException explained(
      String bootstrapServers, String topic, Duration timeout, Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException) {
      return new KafkaUnavailableException(
          "Kafka at " + bootstrapServers + " has no topic " + topic + ".", cause);
    }
    if (cause instanceof TimeoutException
        || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return new KafkaUnavailableException(
          "Kafka at " + bootstrapServers + " did not answer within " + timeout.toMillis() + " ms.",
          cause);
    }
    return new KafkaUnavailableException(
        "Kafka at "
            + bootstrapServers
            + " refused to describe the topic "
            + topic
            + ": "
            + cause.getMessage(),
        cause);
  }
}
