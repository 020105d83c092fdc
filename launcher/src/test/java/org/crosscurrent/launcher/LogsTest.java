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

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the commands log, with the configuration that they run with and more levels than that. */
class LogsTest {

  /** Something that only users wrote. */
  private static final String MARKER = "Xylophagous";

  @TempDir private Path folder;

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

  private Path logAs(String format) throws JoranException {
    Path log = folder.resolve(format + ".log");
    System.setProperty("crosscurrent.log", log.toString());
    System.setProperty("CROSSCURRENT_LOG_FORMAT", format);
    configure("logback.xml");
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    context.getLogger("org.crosscurrent").setLevel(Level.DEBUG);
    context.getLogger("com.zaxxer.hikari").setLevel(Level.DEBUG);
    return log;
  }

  private void configure(String resource) throws JoranException {
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(getClass().getClassLoader().getResource(resource));
  }

  @AfterEach
  void logAsTestsDo() throws JoranException {
    System.clearProperty("crosscurrent.log");
    System.clearProperty("CROSSCURRENT_LOG_FORMAT");
    configure("logback-test.xml");
  }

  @Test
  void whatUsersWroteIsNeverLogged() throws Exception {
    Path log = logAs("json");
    Path input = folder.resolve("posts.jsonl");
    Files.write(input, input());
    try (LocalPostgres postgres = LocalPostgres.start()) {
      String store = postgres.createDatabase("logged");
      Run run = backfill(input, store);
      assertThat(run.exitCode()).as(String.join("\n", run.messages())).isZero();
      assertThat(first(store, "SELECT count(*) FROM signals WHERE text LIKE '%" + MARKER + "%'"))
          .isEqualTo("20");
      assertThat(
              first(
                  store,
                  "SELECT string_agg(DISTINCT reason, ',' ORDER BY reason) FROM dead_letters"))
          .isEqualTo("malformed,missing-field,store-rejected");
      execute(store, "ALTER TABLE signals DROP COLUMN title");
      assertThat(backfill(input, store).exitCode()).isEqualTo(2);
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode entry = new ObjectMapper().readTree(line);
      assertThat(entry.fieldNames()).toIterable().contains("time", "level", "logger", "message");
    }
    assertThat(lines).anyMatch(line -> line.contains("\"level\":\"ERROR\""));
    assertThat(Files.readString(log)).doesNotContain(MARKER);
  }

  @Test
  void withoutAWishTheLogIsText() throws Exception {
    Path log = logAs("text");
    LoggerFactory.getLogger("org.crosscurrent.test").info("hello");
    assertThat(Files.readString(log)).endsWith("org.crosscurrent.test - hello\n");
  }

  private static Run backfill(Path input, String store) {
    return Run.of(
        "backfill",
        "--format=native",
        "--platform=reddit",
        "--parallelism=1",
        "--input=" + input,
        "--jdbc-url=" + store);
  }

  /** Sound posts; broken ones; one without an id; and one that Postgres refuses. */
  private static List<String> input() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(post("\"id\":\"" + i + "\",", "java", MARKER));
    }
    lines.add(post("\"id\":\"long\",", MARKER + tooLongForAnIndex(), MARKER));
    lines.add(post("", "java", MARKER));
    lines.add("{\"title\":\"" + MARKER + " ends in the middle");
    lines.add("[" + MARKER + "]");
    return lines;
  }

  private static String tooLongForAnIndex() {
    return new Random(1)
        .ints(20_000, 'a', 'z')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String post(String id, String community, String text) {
    return ("{%s\"subreddit\":\"%s\",\"title\":\"%s\",\"selftext\":\"%s\",\"author\":\"%s\","
            + "\"created_utc\":1772000000,\"score\":1,\"num_comments\":1}")
        .formatted(id, community, text, text, text);
  }

  private static void execute(String store, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(store)) {
      connection.createStatement().execute(sql);
    }
  }

  private static String first(String store, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(store);
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
