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

import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One Kafka broker, controller included, without ZooKeeper, inside this JVM or, if asked for, in
 * one of its own; ready in about three seconds. It can be stopped and started again on the same
 * port with all its records, which is how tests make it fail. {@link #close()} deletes its data.
 *
 * <pre>{@code
 * try (LocalKafka kafka = LocalKafka.start()) {
 *   kafka.createTopic("posts.raw", 4);
 *   String servers = kafka.bootstrapServers();
 * }
 * }</pre>
 *
 * <p>Records are kept whatever their timestamps say, so that an old history can be replayed. Topics
 * are not created by being named: a misspelt name fails. The broker logs through SLF4J under {@code
 * kafka}, {@code org.apache.kafka} and {@code state.change.logger}: turn those loggers down for
 * silence.
 *
 * <p>Not for use by several threads at once, except {@link #bootstrapServers()}.
 */
public final class LocalKafka implements AutoCloseable {

  /** The address that brokers listen on. */
  static final String HOST = "127.0.0.1";

  private static final int START_ATTEMPTS = 3;

  private final TemporaryDirectory directory;
  private final Broker broker;
  private final int port;

  private LocalKafka(TemporaryDirectory directory, Broker broker, int port) {
    this.directory = directory;
    this.broker = broker;
    this.port = port;
  }

  /** Starts a broker with the default settings and waits until it serves. */
  public static LocalKafka start() {
    return builder().start();
  }

  /** A builder with the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Host and port for clients. They stay the same over {@link #stop()} and {@link #restart()}. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** The port for clients. */
  public int port() {
    return port;
  }

  /** Whether the broker runs. */
  public boolean isRunning() {
    return broker.isRunning();
  }

  /**
   * Creates a topic and waits for it.
   *
   * @throws IllegalStateException when the broker refuses, for one because the topic exists
   */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic with settings such as {@code cleanup.policy}, and waits for it.
   *
   * @throws IllegalStateException when the broker refuses, for one because the topic exists
   */
  public void createTopic(String name, int partitions, Map<String, String> settings) {
    try (Admin admin = admin()) {
      NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topic " + name, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the topic " + name, e);
    }
  }

  /** Adds partitions until the topic has this many. */
  public void addPartitions(String topic, int partitions) {
    try (Admin admin = admin()) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot add partitions to " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while adding partitions to " + topic, e);
    }
  }

  /**
   * Lets every client read at most this much, so that a consumer is sure to be in the middle when
   * the broker is stopped. The pace is kept over the window that the settings {@code
   * quota.window.num} and {@code quota.window.size.seconds} describe, by default eleven seconds. A
   * batch of records that is more than a window's share is never sent: keep batches small.
   *
   * @param bytesPerSecond 1 or more
   */
  public void limitReaders(long bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "bytesPerSecond was " + bytesPerSecond + ", but must be 1 or more");
    }
    alterReaderQuota((double) bytesPerSecond);
  }

  /** Takes back what {@link #limitReaders} said. */
  public void freeReaders() {
    alterReaderQuota(null);
  }

  private void alterReaderQuota(@Nullable Double bytesPerSecond) {
    ClientQuotaAlteration alteration =
        new ClientQuotaAlteration(
            new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null)),
            List.of(new ClientQuotaAlteration.Op("consumer_byte_rate", bytesPerSecond)));
    try (Admin admin = admin()) {
      admin.alterClientQuotas(List.of(alteration)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot alter the readers' quota", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while altering the readers' quota", e);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
  }

  /** Stops the broker and keeps its data. Clients see refused connections. No effect if stopped. */
  public void stop() {
    broker.stop();
  }

  /**
   * Ends the broker with SIGKILL and keeps its data. No effect if stopped.
   *
   * @throws IllegalStateException if it has no process of its own
   */
  public void kill() {
    broker.kill();
  }

  /**
   * Starts the stopped broker again, on the same port and with the same records.
   *
   * @throws IllegalStateException if it runs or was closed
   */
  public void restart() {
    if (isRunning()) {
      throw new IllegalStateException("the broker on port " + port + " runs already");
    }
    if (!Files.exists(directory.path())) {
      throw new IllegalStateException("the broker on port " + port + " was closed");
    }
    broker.start();
  }

  /** Stops the broker and deletes its data. */
  @Override
  public void close() {
    try (TemporaryDirectory data = directory) {
      stop();
    }
  }

  /** Builder of {@link LocalKafka}. */
  public static final class Builder {

    private final Map<String, String> settings = new TreeMap<>();
    private boolean ownProcess;

    private Builder() {}

    /**
     * Runs the broker in a JVM of its own, from this JVM's classpath, instead of inside this one:
     * then it can be killed. Its output goes to a file in its directory.
     */
    public Builder inItsOwnProcess() {
      ownProcess = true;
      return this;
    }

    /** Sets one broker property, replacing the default of this class. */
    public Builder setting(String name, String value) {
      settings.put(name, value);
      return this;
    }

    /** Starts the broker on free ports and waits until it serves. */
    public LocalKafka start() {
      for (int attempt = 1; ; attempt++) {
        int[] ports = FreePorts.two();
        TemporaryDirectory directory = TemporaryDirectory.create("crosscurrent-kafka");
        try {
          Properties properties = BrokerSettings.of(directory.path(), ports[0], ports[1], settings);
          BrokerSettings.format(directory.path(), properties);
          Broker broker =
              ownProcess
                  ? new BrokerProcess(directory.path(), ports[0])
                  : new EmbeddedBroker(properties);
          LocalKafka kafka = new LocalKafka(directory, broker, ports[0]);
          kafka.restart();
          return kafka;
        } catch (KafkaException e) {
          directory.close();
          // Another program may have taken a port since it was found free.
          if (attempt == START_ATTEMPTS) {
            throw e;
          }
        } catch (RuntimeException e) {
          directory.close();
          throw e;
        }
      }
    }
  }
}
