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
package org.crosscurrent.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.crosscurrent.store.StoreMigrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StoreFailureTest {

  @Test
  void aStoreThatIsDownIsToldAndItsReturnIsNoticed(@TempDir Path directory) throws Exception {
    EmbeddedPostgres first =
        EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false).start();
    int port = first.getPort();
    String url = first.getJdbcUrl(TestStore.USER, "postgres");
    StoreMigrations.migrate(url, TestStore.USER, null);
    ApiConfig config =
        ApiConfig.of(url, TestStore.USER, null).withPort(0).withPoolWait(Duration.ofMillis(500));
    try (ApiServer server = ApiServer.start(config)) {
      Client client = new Client(server);
      assertThat(client.get("/health").statusCode()).isEqualTo(200);
      first.close();
      for (String path : new String[] {"/health", "/signals", "/topics/x"}) {
        HttpResponse<String> response = client.get(path);
        JsonNode problem = BadRequestsTest.problem(response, 503);
        assertThat(problem.get("detail").textValue()).isEqualTo("The store cannot be reached.");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
      }
      assertThat(client.get("/openapi.json").statusCode()).isEqualTo(200);
      EmbeddedPostgres second =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
      try (second) {
        assertThat(asksUntilHealthy(client)).as("requests until it is noticed").isLessThan(20);
        assertThat(client.get("/signals").statusCode()).isEqualTo(200);
      }
    }
  }

  /** Each request that finds no connection takes half a second, the time it waits for one. */
  private static int asksUntilHealthy(Client client) throws Exception {
    int asks = 1;
    while (asks < 20 && client.get("/health").statusCode() != 200) {
      asks++;
    }
    return asks;
  }

  @Test
  void aStatementPastItsTimeIsAbandoned() throws Exception {
    String url = TestStore.sample();
    ApiConfig config =
        ApiConfig.of(url, TestStore.USER, null)
            .withPort(0)
            .withStatementTimeout(Duration.ofMillis(200));
    try (ApiServer server = ApiServer.start(config);
        Connection blocker = lock(url)) {
      Client client = new Client(server);
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> response = client.get("/signals");
        JsonNode problem = BadRequestsTest.problem(response, 503);
        assertThat(problem.get("detail").textValue()).contains("200 ms");
        assertThat(problem.get("type").textValue()).endsWith(":timeout");
      }
      blocker.rollback();
      assertThat(client.get("/signals").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoFindsAllConnectionsInUseIsAskedToComeAgain() throws Exception {
    String url = TestStore.sample();
    ApiConfig config =
        ApiConfig.of(url, TestStore.USER, null)
            .withPort(0)
            .withPoolSize(1)
            .withPoolWait(Duration.ofMillis(250));
    try (ApiServer server = ApiServer.start(config);
        Connection blocker = lock(url)) {
      Client client = new Client(server);
      CompletableFuture<HttpResponse<String>> first =
          HttpClient.newHttpClient()
              .sendAsync(client.request("GET", "/signals"), HttpResponse.BodyHandlers.ofString());
      awaitWaiting(url);
      HttpResponse<String> second = client.get("/signals");
      assertThat(BadRequestsTest.problem(second, 503).get("type").textValue()).endsWith(":busy");
      assertThat(second.headers().firstValue("Retry-After")).contains("1");
      blocker.rollback();
      assertThat(first.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tablesOfAnotherReleaseAreNoHealthyStore() throws Exception {
    String url = TestStore.sample();
    try (ApiServer server = TestStore.serve(url)) {
      TestStore.run(
          url, "UPDATE " + StoreMigrations.HISTORY_TABLE + " SET version = version::int + 100");
      JsonNode problem = BadRequestsTest.problem(new Client(server).get("/health"), 503);
      assertThat(problem.get("detail").textValue()).contains("newer release");
    }
  }

  private static Connection lock(String url) throws Exception {
    Connection connection = TestStore.connect(url);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE signals IN ACCESS EXCLUSIVE MODE");
    }
    return connection;
  }

  /** Returns once some statement of this database waits for a lock. */
  private static void awaitWaiting(String url) throws Exception {
    try (Connection connection = TestStore.connect(url);
        Statement statement = connection.createStatement()) {
      boolean waiting = false;
      while (!waiting) {
        try (ResultSet result =
            statement.executeQuery("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")) {
          result.next();
          waiting = result.getBoolean(1);
        }
      }
    }
  }
}
