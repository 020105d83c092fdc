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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** What one broker that is its own controller needs to be told. */
final class BrokerSettings {

  private BrokerSettings() {}

  static Properties of(
      Path directory, int brokerPort, int controllerPort, Map<String, String> overrides) {
    Properties properties = new Properties();
    // The port as the id keeps the JMX names of several brokers in one JVM apart.
    properties.put("node.id", Integer.toString(brokerPort));
    properties.put("process.roles", "broker,controller");
    properties.put(
        "controller.quorum.voters", brokerPort + "@" + LocalKafka.HOST + ":" + controllerPort);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("inter.broker.listener.name", "PLAINTEXT");
    properties.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
    String listener = "PLAINTEXT://" + LocalKafka.HOST + ":" + brokerPort;
    properties.put(
        "listeners", listener + ",CONTROLLER://" + LocalKafka.HOST + ":" + controllerPort);
    properties.put("advertised.listeners", listener);
    properties.put("log.dirs", directory.resolve("log").toString());

    properties.put("auto.create.topics.enable", "false");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // Retention goes by record timestamps, and those of a replayed history are old.
    properties.put("log.retention.ms", "-1");
    properties.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    // The default takes 128 MB of heap.
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    properties.putAll(overrides);
    return properties;
  }

  /** Where the settings are written. */
  static Path fileIn(Path directory) {
    return directory.resolve("server.properties");
  }

  /** Lays out the empty storage that the broker then opens. */
  static void format(Path directory, Properties properties) {
    Path file = fileIn(directory);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exit;
    try (OutputStream out = Files.newOutputStream(file);
        PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      properties.store(out, null);
      out.flush();
      String[] arguments = {
        "format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--ignore-formatted"
      };
      exit = StorageTool.execute(arguments, print);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    if (exit != 0) {
      throw new IllegalStateException(
          "formatting the storage failed: " + output.toString(StandardCharsets.UTF_8));
    }
  }
}
