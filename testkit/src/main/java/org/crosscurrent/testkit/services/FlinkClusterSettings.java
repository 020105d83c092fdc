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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the processes of one Flink cluster are told. */
final class FlinkClusterSettings {

  private static final String HOST = LocalKafka.HOST;

  private FlinkClusterSettings() {}

  /** The settings that both kinds of process share. */
  static Map<String, String> of(
      Path directory, int rpcPort, int restPort, int slots, int parallelism) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jobmanager.rpc.address", HOST);
    settings.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    settings.put("jobmanager.bind-host", HOST);
    settings.put("rest.address", HOST);
    settings.put("rest.bind-address", HOST);
    settings.put("rest.port", Integer.toString(restPort));
    settings.put("rest.bind-port", Integer.toString(restPort));
    settings.put("blob.server.port", "0");
    settings.put("taskmanager.host", HOST);
    settings.put("taskmanager.bind-host", HOST);
    settings.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
    settings.put("parallelism.default", Integer.toString(parallelism));
    settings.put("io.tmp.dirs", directory.resolve("tmp").toString());
    settings.put("state.backend.type", "rocksdb");
    settings.put("state.backend.incremental", "true");
    settings.put("state.checkpoints.dir", directory.resolve("checkpoints").toUri().toString());
    settings.put("state.savepoints.dir", directory.resolve("savepoints").toUri().toString());
    settings.put("state.checkpoints.num-retained", "3");
    // A process that is gone is noticed within seconds.
    settings.put("heartbeat.interval", "1000");
    settings.put("heartbeat.timeout", "15000");
    // A machine that is busy with much else may take its time over an answer.
    settings.put("pekko.ask.timeout", "60 s");
    // Slots of a job whose JobManager has died are kept for it this long; by default, as long as
    // an answer may take.
    settings.put("taskmanager.slot.timeout", "10 s");
    settings.put("metrics.fetcher.update-interval", "1000");
    return settings;
  }

  /**
   * Sizes of a TaskManager's memory. Flink's scripts work them out from a total; a process that is
   * started without them must be told each.
   */
  static List<String> taskManagerArguments(int number, int slots) {
    Map<String, String> memory = new TreeMap<>();
    memory.put("taskmanager.resource-id", "taskmanager-" + number);
    memory.put("taskmanager.cpu.cores", slots + ".0");
    memory.put("taskmanager.memory.task.heap.size", "640m");
    memory.put("taskmanager.memory.task.off-heap.size", "0");
    memory.put("taskmanager.memory.framework.heap.size", "128m");
    memory.put("taskmanager.memory.framework.off-heap.size", "128m");
    memory.put("taskmanager.memory.network.min", "128m");
    memory.put("taskmanager.memory.network.max", "128m");
    memory.put("taskmanager.memory.managed.size", "256m");
    memory.put("taskmanager.memory.jvm-metaspace.size", "512m");
    memory.put("taskmanager.memory.jvm-overhead.min", "128m");
    memory.put("taskmanager.memory.jvm-overhead.max", "128m");
    List<String> arguments = new ArrayList<>();
    memory.forEach((name, value) -> arguments.addAll(List.of("-D", name + "=" + value)));
    return arguments;
  }

  /** The JVM of a TaskManager, as large as its settings say. */
  static List<String> taskManagerJvm() {
    return List.of("-Xmx768m", "-XX:MaxDirectMemorySize=320m", "-XX:MaxMetaspaceSize=512m");
  }

  static List<String> jobManagerJvm() {
    return List.of("-Xmx640m", "-XX:MaxMetaspaceSize=384m");
  }

  /** Writes what Flink and its logger read at their start. */
  static void write(Path conf, Map<String, String> settings) {
    StringBuilder yaml = new StringBuilder();
    settings.forEach(
        (name, value) ->
            yaml.append(name)
                .append(": \"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n"));
    try {
      Files.createDirectories(conf);
      Files.writeString(conf.resolve("config.yaml"), yaml);
      Files.writeString(conf.resolve("logback.xml"), LOGBACK);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write Flink's settings to " + conf, e);
    }
  }

  private static final String LOGBACK =
      """
      <configuration>
        <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
        <appender name="FILE" class="ch.qos.logback.core.FileAppender">
          <file>${log.file}</file>
          <encoder>
            <pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%.32thread] %logger{36} - %msg%n</pattern>
          </encoder>
        </appender>
        <logger name="org.apache.kafka" level="WARN"/>
        <logger name="org.apache.flink.metrics.MetricGroup" level="ERROR"/>
        <root level="INFO">
          <appender-ref ref="FILE"/>
        </root>
      </configuration>
      """;
}
