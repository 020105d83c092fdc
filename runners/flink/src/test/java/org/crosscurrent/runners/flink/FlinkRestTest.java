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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers as told. The real one is asked by the tests of faults. */
class FlinkRestTest {

  private HttpServer server;
  private FlinkRest rest;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    rest = FlinkRest.at(address());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aServerThatIsNoFlinkIsNamed() {
    answer("/overview", 200, "<html>hello</html>");
    assertThatThrownBy(rest::slots)
        .isInstanceOf(ClusterUnavailableException.class)
        .hasMessage("What answers at " + address() + " is no JobManager of Flink.");
  }

  @Test
  void aRefusalIsToldWithItsNumber() {
    assertThatThrownBy(rest::slots).hasMessageContaining("answers /overview with 404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "host:port", "a b:1", "[local", "http://host:1/jobs"})
  void anAddressMustHaveAHostAndAPort(String master) {
    assertThatThrownBy(() -> FlinkRest.at(master))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--flink-master must be HOST:PORT");
  }

  @Test
  void aStreamIsRefusedWhereCheckpointsHaveNoPlace() {
    answer("/overview", 200, "{\"slots-total\":4,\"slots-available\":4}");
    answer("/jobmanager/config", 200, "[{\"key\":\"parallelism.default\",\"value\":\"3\"}]");
    FlinkPipelineOptions options = options("--streaming");
    assertThatThrownBy(() -> ClusterCheck.of(rest).prepare(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no directory for checkpoints")
        .hasMessageContaining("--flink-checkpoint-directory");
  }

  @Test
  void aJobTakesTheClustersParallelismUnlessItWasGivenOne() {
    answer("/overview", 200, "{\"slots-total\":4,\"slots-available\":4}");
    answer("/jobmanager/config", 200, "[{\"key\":\"parallelism.default\",\"value\":\"3\"}]");
    FlinkPipelineOptions silent = options();
    FlinkPipelineOptions told = options("--parallelism=2");
    ClusterCheck.of(rest).prepare(silent);
    ClusterCheck.of(rest).prepare(told);
    assertThat(silent.getParallelism()).isEqualTo(3);
    assertThat(told.getParallelism()).isEqualTo(2);
  }

  @Test
  void manyMetricsAreAskedForInSeveralRequests() {
    List<String> names =
        IntStream.range(0, 500).mapToObj(i -> "Write, rows/" + i + ".numRecordsIn").toList();
    List<String> lists = FlinkRest.listsOf(names);
    assertThat(lists)
        .hasSizeGreaterThan(1)
        .allSatisfy(list -> assertThat(list).hasSizeLessThan(3_001));
    assertThat(URLDecoder.decode(String.join("%2C", lists), StandardCharsets.UTF_8))
        .isEqualTo(String.join(",", names));
    assertThat(FlinkRest.listsOf(List.of())).isEmpty();
  }

  @Test
  void ourOwnSentenceIsToldOfAFailure() {
    String trace =
        """
        org.apache.beam.sdk.util.UserCodeException: layer
        \tat a.B.c(B.java:1)
        Caused by: org.crosscurrent.store.StoreException: The store is away.
        \tat d.E.f(E.java:2)
        Caused by: java.net.ConnectException: Connection refused
        """;
    assertThat(FlinkRest.cause(trace)).isEqualTo("StoreException: The store is away.");
  }

  private FlinkPipelineOptions options(String... args) {
    FlinkPipelineOptions options =
        PipelineOptionsFactory.fromArgs(args).create().as(FlinkPipelineOptions.class);
    options.setFlinkMaster(address());
    return options;
  }

  private String address() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
