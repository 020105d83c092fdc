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

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.store.StoreMigrations;

/**
 * A store with the rows of {@code large.sql}, folded and analysed, on a server of its own that
 * writes down the plan of every statement it executes, whoever sent it.
 */
final class ExplainedStore implements AutoCloseable {
  private static final String ENTRY = "~~~";
  private static final String END = "end of ";
  private final EmbeddedPostgres server;
  private final Path log;
  private int ends;

  /**
   * One statement as it was executed.
   *
   * @param sender the name of the application that sent it
   * @param plan as EXPLAIN gives it in JSON
   */
  record Executed(String sender, String text, JsonNode plan) {}

  /**
   * Starts it.
   *
   * @param folder an empty one, for the log
   */
  ExplainedStore(Path folder, int signals, int sightings) throws IOException, SQLException {
    log = folder.resolve("plans.log");
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_directory", folder.toString())
            .setServerConfig("log_filename", log.getFileName().toString())
            .setServerConfig("log_rotation_size", "0")
            .setServerConfig("log_line_prefix", ENTRY + "%a" + ENTRY)
            .setServerConfig("session_preload_libraries", "auto_explain")
            .setServerConfig("auto_explain.log_format", "json")
            .setServerConfig("auto_explain.log_analyze", "on")
            .setServerConfig("auto_explain.log_timing", "off")
            .setServerConfig("jit", "off")
            .start();
    StoreMigrations.migrate(url(), TestStore.USER, null);
    try (InputStream in = ExplainedStore.class.getResourceAsStream("large.sql")) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      sql = sql.replace(":signals", "" + signals).replace(":sightings", "" + sightings);
      TestStore.run(url(), sql);
    }
    TestStore.fold(url());
    TestStore.run(url(), "VACUUM ANALYZE");
    TestStore.run(url(), "ALTER DATABASE postgres SET auto_explain.log_min_duration = 0");
  }

  String url() {
    return server.getJdbcUrl(TestStore.USER, "postgres");
  }

  /** All that was executed up to now, in the order in which it ended. */
  List<Executed> executed() throws SQLException {
    String end = END + ends++;
    TestStore.run(url(), "SELECT '" + end + "'");
    List<Executed> executed = new ArrayList<>();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              executed.clear();
              executed.addAll(read());
              return executed.stream().anyMatch(e -> e.text().contains("'" + end + "'"));
            });
    executed.removeIf(e -> e.text().contains("'" + END));
    return executed;
  }

  /** Entries begin with the prefix, and go on in lines that begin with a tab. */
  private List<Executed> read() throws IOException {
    List<Executed> executed = new ArrayList<>();
    for (String entry : Files.readString(log).split("(?m)^" + ENTRY)) {
      int json = entry.indexOf("plan:\n");
      int sender = entry.indexOf(ENTRY);
      if (json > 0 && sender >= 0 && entry.endsWith("}\n")) {
        JsonNode explained = Json.parse(entry.substring(json + "plan:".length()));
        executed.add(
            new Executed(
                entry.substring(0, sender),
                explained.get("Query Text").textValue(),
                explained.get("Plan")));
      }
    }
    return executed;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
