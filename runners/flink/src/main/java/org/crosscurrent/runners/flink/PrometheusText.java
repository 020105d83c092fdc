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

import java.io.IOException;
import java.net.ServerSocket;
import org.apache.flink.configuration.Configuration;

/**
 * Flink's own reporter for Prometheus. Where it serves, RocksDB also tells how much state each
 * stage holds, which costs a look at its figures at each scrape.
 */
final class PrometheusText {

  private static final int LAST_PORT = 65_535;
  private static final String REPORTER = "metrics.reporter.prometheus.";
  private static final String ROCKSDB = "state.backend.rocksdb.metrics.";

  private PrometheusText() {}

  /**
   * Serves all metrics at a port; does nothing at port 0.
   *
   * @throws IllegalArgumentException if the port is none or taken, which Flink would only log
   */
  static void serve(Configuration settings, int port) {
    if (port == 0) {
      return;
    }
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "--prometheus-port must be from 0 to " + LAST_PORT + ", not " + port);
    }
    try (ServerSocket free = new ServerSocket(port)) {
      settings.setString(
          REPORTER + "factory.class",
          "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
      settings.setString(REPORTER + "port", Integer.toString(free.getLocalPort()));
      // They change at each restart, and with them every series would begin anew.
      settings.setString(
          REPORTER + "scope.variables.excludes", "task_attempt_id;task_attempt_num;operator_id");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--prometheus-port=" + port + " cannot be listened on: " + e.getMessage(), e);
    }
    settings.setString(ROCKSDB + "estimate-live-data-size", "true");
    settings.setString(ROCKSDB + "estimate-num-keys", "true");
    settings.setString(ROCKSDB + "column-family-as-variable", "true");
  }
}
