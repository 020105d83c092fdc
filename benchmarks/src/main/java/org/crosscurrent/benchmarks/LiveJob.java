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
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.options.StreamingOptions;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.options.StreamOptions;

/** The live job on two slots inside this process, with its figures. */
final class LiveJob implements AutoCloseable {

  /** What it reads. */
  static final String TOPIC = "posts.raw";

  private final RunningJob job;
  private final PrometheusPage page;

  private LiveJob(RunningJob job, PrometheusPage page) {
    this.job = job;
    this.page = page;
  }

  /** Starts it with the defaults of {@code stream}. */
  static LiveJob start(String bootstrapServers, String jdbcUrl) throws IOException {
    int port = freePort();
    StreamOptions stream =
        Arguments.parse(
            StreamOptions.class,
            List.of(
                "--bootstrap-servers=" + bootstrapServers,
                "--raw-topic=" + TOPIC,
                "--jdbc-url=" + jdbcUrl,
                "--parallelism=2",
                "--prometheus-port=" + port));
    stream.as(StreamingOptions.class).setStreaming(true);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(stream, true);
    return new LiveJob(launcher.start(StreamPipeline.build(stream)), new PrometheusPage(port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Payloads that have entered the graph so far. */
  long read() {
    return job.counters().getOrDefault(Metric.POSTS_READ.label(), 0L);
  }

  /** Its figures as they are now. */
  PrometheusPage.Values figures() throws IOException, InterruptedException {
    return page.read();
  }

  /**
   * Lets it run for a while.
   *
   * @throws IllegalStateException if it ended meanwhile
   */
  void letRun(Duration time) throws InterruptedException {
    if (job.waitFor(Math.max(1, time.toMillis()))) {
      throw new IllegalStateException("the job ended by itself");
    }
  }

  @Override
  public void close() {
    job.cancel();
  }
}
