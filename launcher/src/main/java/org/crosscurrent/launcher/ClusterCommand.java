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
package org.crosscurrent.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.OptionsHelp;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.testkit.services.FlinkCluster;

/** {@code cluster}: Flink as it is on many machines, on this one, for jobs to be sent to. */
final class ClusterCommand implements Command {

  private static final int MOST = 100;
  private static final int DEFAULT_PORT = 8081;
  private static final int LAST_PORT = 65_535;

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public String summary() {
    return "Runs a Flink cluster on this machine, each part a process, for --flink-master.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws InterruptedException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, ClusterOptions.class, console);
      return 0;
    }
    ClusterOptions options = Arguments.parse(ClusterOptions.class, arguments);
    if (options.getPort() == PortOptions.DEFAULT) {
      options.setPort(DEFAULT_PORT);
    }
    check(options);
    console.message("starting a JobManager and " + options.getTaskManagers() + " TaskManagers ...");
    try (FlinkCluster cluster = start(options)) {
      welcome(cluster, options, console);
      runOn(options.getSeconds());
    }
    console.message("the cluster is gone, and its checkpoints with it");
    return 0;
  }

  private static void check(ClusterOptions options) {
    within("task-managers", options.getTaskManagers(), 1, MOST);
    within("slots", options.getSlots(), 1, MOST);
    within("port", options.getPort(), 0, LAST_PORT);
    within("seconds", options.getSeconds(), 0, Integer.MAX_VALUE);
    if (options.getPort() != 0) {
      requireFree(options.getPort());
    }
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least) {
      throw new UsageException("--" + option + " must be " + least + " or more, not " + value);
    }
    if (value > most) {
      throw new UsageException("--" + option + " must be at most " + most + ", not " + value);
    }
  }

  private static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new UsageException(
          "port " + port + " is taken: give --port=N, or --port=0 for any free one", e);
    }
  }

  private static FlinkCluster start(ClusterOptions options) {
    FlinkCluster.Builder builder =
        FlinkCluster.builder().taskManagers(options.getTaskManagers()).slots(options.getSlots());
    return (options.getPort() == 0 ? builder : builder.port(options.getPort())).start();
  }

  private static void welcome(FlinkCluster cluster, ClusterOptions options, Console console) {
    console.result("");
    console.result(
        "Flink is at "
            + cluster.restUrl()
            + " with "
            + options.getTaskManagers() * options.getSlots()
            + " slots; its logs are in "
            + cluster.logs());
    console.result("Its processes, to be killed at will:");
    console.result("  JobManager " + cluster.jobManagerPid());
    cluster
        .taskManagers()
        .forEach(
            number ->
                console.result("  TaskManager " + number + " " + cluster.taskManagerPid(number)));
    console.result("Try, from another terminal:");
    console.result(
        "  ./crosscurrent backfill --flink-master=" + cluster.address() + " --input=ARCHIVE");
    console.result(
        "  ./crosscurrent stream --flink-master="
            + cluster.address()
            + " --bootstrap-servers=HOST:PORT --jdbc-url=JDBC_URL");
    console.result("");
    console.message("stop with Ctrl-C");
  }

  /** To be interrupted is how a cluster ends that has no end of its own. */
  private static void runOn(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds == 0 ? Long.MAX_VALUE : seconds);
    } catch (InterruptedException stopped) {
      // Closing the cluster is all that is left to do, and must not be interrupted in turn.
      return;
    }
  }
}
