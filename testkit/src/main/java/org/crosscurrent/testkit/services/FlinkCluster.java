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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Flink cluster on this machine as it is on many: one JobManager and several TaskManagers, each a
 * JVM of its own, made of the jars of Flink on this JVM's classpath. State lies in RocksDB,
 * checkpoints are kept when a job ends, and each process writes a log. Ready in some six seconds.
 *
 * <p>Processes can be killed and started at any moment, which is how tests make a cluster fail. A
 * JobManager that was killed has forgotten its jobs, as this cluster has no high availability: they
 * are submitted again from their last checkpoint.
 *
 * <pre>{@code
 * try (FlinkCluster cluster = FlinkCluster.builder().taskManagers(2).start()) {
 *   String master = "--flink-master=" + cluster.address();
 *   cluster.killTaskManager(0);
 *   cluster.startTaskManager();
 * }
 * }</pre>
 *
 * <p>{@link #close()} ends all processes and deletes everything, checkpoints too. Memory: about 1.2
 * GiB a TaskManager at most, and half of it for the JobManager.
 *
 * <p>Not for use by several threads at once, except {@link #address()} and {@link #restUrl()}.
 */
public final class FlinkCluster implements AutoCloseable {

  private static final Duration STARTUP_LIMIT = Duration.ofMinutes(5);
  private static final int LAST_PORT = 65_535;
  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";
  private static final Pattern TASK_MANAGERS = Pattern.compile("\"taskmanagers\":(\\d+)");

  private final TemporaryDirectory directory;
  private final String classpath;
  private final int restPort;
  private final int slots;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Map<Integer, ChildJvm> taskManagers = new TreeMap<>();
  private ChildJvm jobManager;
  private int started;

  private FlinkCluster(TemporaryDirectory directory, String classpath, int restPort, int slots) {
    this.directory = directory;
    this.classpath = classpath;
    this.restPort = restPort;
    this.slots = slots;
  }

  /** A builder with the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Host and port as {@code --flink-master} takes them. They outlive the JobManager. */
  public String address() {
    return LocalKafka.HOST + ":" + restPort;
  }

  /** Where Flink's REST interface answers. */
  public String restUrl() {
    return "http://" + address();
  }

  /** Where jobs leave their checkpoints, a directory each. */
  public Path checkpoints() {
    return directory.path().resolve("checkpoints");
  }

  /** Where jobs leave their savepoints. */
  public Path savepoints() {
    return directory.path().resolve("savepoints");
  }

  /** The logs, one of each process. */
  public Path logs() {
    return directory.path().resolve("logs");
  }

  /** The numbers of the TaskManagers that run. */
  public List<Integer> taskManagers() {
    return taskManagers.entrySet().stream()
        .filter(entry -> entry.getValue().isAlive())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The process of a TaskManager that runs. */
  public long taskManagerPid(int number) {
    return taskManager(number).pid();
  }

  /** The process of the JobManager. */
  public long jobManagerPid() {
    return jobManager.pid();
  }

  private ChildJvm taskManager(int number) {
    ChildJvm taskManager = taskManagers.get(number);
    if (taskManager == null) {
      throw new IllegalArgumentException(
          "there is no TaskManager " + number + ", only " + taskManagers.keySet());
    }
    return taskManager;
  }

  /** SIGKILL for a TaskManager. Its tasks fail when the JobManager misses it. */
  public void killTaskManager(int number) {
    taskManager(number).kill();
    taskManagers.remove(number);
  }

  /**
   * Starts one more TaskManager and does not wait for it.
   *
   * @return its number
   */
  public int startTaskManager() {
    int number = started++;
    List<String> arguments = new ArrayList<>(List.of("--configDir", conf().toString()));
    arguments.addAll(FlinkClusterSettings.taskManagerArguments(number, slots));
    taskManagers.put(
        number,
        start(
            "taskmanager-" + number,
            FlinkClusterSettings.taskManagerJvm(),
            TASK_MANAGER,
            arguments));
    return number;
  }

  /** SIGKILL for the JobManager. The TaskManagers stay, and wait for another one. */
  public void killJobManager() {
    jobManager.kill();
  }

  /** Starts a JobManager where the killed one was, and waits until all TaskManagers know it. */
  public void restartJobManager() {
    if (jobManager.isAlive()) {
      throw new IllegalStateException("the JobManager at " + address() + " runs already");
    }
    startJobManager();
    awaitReady();
  }

  /**
   * Waits until the JobManager answers and every running TaskManager is registered with it.
   *
   * @throws IllegalStateException if one of the processes ends, or after five minutes
   */
  public void awaitReady() {
    long deadline = System.nanoTime() + STARTUP_LIMIT.toNanos();
    while (registered() != taskManagers.size()) {
      jobManager.requireAlive();
      taskManagers.values().forEach(ChildJvm::requireAlive);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "of "
                + taskManagers.size()
                + " TaskManagers "
                + Math.max(0, registered())
                + " have come within "
                + STARTUP_LIMIT.toSeconds()
                + " s; their logs are in "
                + logs());
      }
      pause();
    }
  }

  /** How many TaskManagers the JobManager knows; -1 if it does not answer. */
  private int registered() {
    HttpRequest overview =
        HttpRequest.newBuilder(URI.create(restUrl() + "/overview"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      String body = http.send(overview, HttpResponse.BodyHandlers.ofString()).body();
      Matcher found = TASK_MANAGERS.matcher(body);
      return found.find() ? Integer.parseInt(found.group(1)) : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Flink", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Flink", e);
    }
  }

  private Path conf() {
    return directory.path().resolve("conf");
  }

  private void startJobManager() {
    jobManager =
        start(
            "jobmanager",
            FlinkClusterSettings.jobManagerJvm(),
            JOB_MANAGER,
            List.of("--configDir", conf().toString()));
  }

  private ChildJvm start(String name, List<String> jvm, String mainClass, List<String> arguments) {
    List<String> options = new ArrayList<>(jvm);
    options.addAll(FlinkDistribution.opens());
    options.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlogback.configurationFile=" + conf().resolve("logback.xml"),
            "-Dlog.file=" + logs().resolve(name + ".log")));
    return ChildJvm.start(name, logs(), classpath, options, mainClass, arguments);
  }

  /**
   * Runs Flink's own client, the program behind {@code flink} of its distribution, against this
   * cluster.
   *
   * @param arguments such as {@code run -d JAR} or {@code list}
   * @return what it printed
   * @throws IllegalStateException if it ended with another exit code than 0
   */
  public String client(String... arguments) {
    // It finds its configuration in the directory "conf" below the one that it is started in.
    return ChildJvm.start(
            "client-" + ++started,
            directory.path(),
            classpath,
            FlinkDistribution.opens(),
            CLIENT,
            List.of(arguments))
        .awaitGoodEnd();
  }

  /** Ends all processes and deletes their files. */
  @Override
  public void close() {
    try (TemporaryDirectory files = directory) {
      taskManagers.values().forEach(ChildJvm::kill);
      if (jobManager != null) {
        jobManager.kill();
      }
    }
  }

  /** Builder of {@link FlinkCluster}. */
  public static final class Builder {

    private final Map<String, String> settings = new TreeMap<>();
    private int taskManagers = 2;
    private int slots = 2;
    private int port;

    private Builder() {}

    /** With so many TaskManagers, default 2. */
    public Builder taskManagers(int taskManagers) {
      this.taskManagers = require("taskManagers", taskManagers, 0, 100);
      return this;
    }

    /** With so many slots in each TaskManager, default 2. */
    public Builder slots(int slots) {
      this.slots = require("slots", slots, 1, 100);
      return this;
    }

    /** With the REST interface at this port, default a free one. */
    public Builder port(int port) {
      this.port = require("port", port, 1, LAST_PORT);
      return this;
    }

    /** Sets one of Flink's own settings, replacing the default of this class. */
    public Builder setting(String name, String value) {
      settings.put(name, value);
      return this;
    }

    /**
     * Starts the processes and waits until all of them have met.
     *
     * @throws IllegalStateException if Flink is not on the classpath, or a process does not come up
     */
    public FlinkCluster start() {
      String classpath = FlinkDistribution.classpath();
      int[] ports = FreePorts.two();
      int restPort = port == 0 ? ports[1] : port;
      FlinkCluster cluster =
          new FlinkCluster(
              TemporaryDirectory.create("crosscurrent-flink-cluster"), classpath, restPort, slots);
      Map<String, String> all =
          FlinkClusterSettings.of(
              cluster.directory.path(),
              ports[0],
              restPort,
              slots,
              Math.max(1, taskManagers * slots));
      all.putAll(settings);
      try {
        FlinkClusterSettings.write(cluster.conf(), all);
        cluster.startJobManager();
        for (int i = 0; i < taskManagers; i++) {
          cluster.startTaskManager();
        }
        cluster.awaitReady();
        return cluster;
      } catch (RuntimeException e) {
        cluster.close();
        throw e;
      }
    }

    private static int require(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " was " + value + ", but must be " + least + " to " + most);
      }
      return value;
    }
  }
}
