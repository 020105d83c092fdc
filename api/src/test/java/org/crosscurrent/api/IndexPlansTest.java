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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.crosscurrent.api.ExplainedStore.Executed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No resource reads a large table from end to end. Every resource of the document is asked, of a
 * store of some size, for what {@link OpenApiTest} asks it; what the server then sent to the
 * database is judged by the plans that the database made.
 */
class IndexPlansTest {
  private static final int SIGNALS = 20_000;

  /** A part with fewer rows is read at once by whatever way. */
  private static final int FEW = 500;

  private static final String API = "crosscurrent-api";

  /** Tables that grow with the posts; those in parts with what their parts are called. */
  private static final Pattern LARGE =
      Pattern.compile(
          "signals|served_signals|facet_hours|topic_pairs|author_totals"
              + "|(observations|topic_windows)(_default|_\\d+)");

  /** What the sample has and this store has not, with what stands for it here. */
  private static final Map<String, String> HERE =
      Map.of("climate", "topic1", "energy", "subject1", "fox", "word1", "openai", "topic2");

  private static final List<String> MORE =
      List.of(
          "/signals?q=word1&sort=score",
          "/signals?q=word29000",
          "/signals?q=nowhere",
          "/signals?q=word1%20word2%20-word3&platform=reddit",
          "/signals?sort=time&topic=thing7",
          "/signals?sort=score&platform=reddit",
          "/signals?sort=score&platform=none",
          "/signals?sort=velocity&trending=true",
          "/signals?sort=trending&topic=topic1",
          "/signals?sort=trending&language=ja&sentiment=negative",
          "/signals?sort=score&community=r7",
          "/signals?sort=time&community=r7",
          "/signals?sort=score&toxic=only",
          "/signals?sort=score&min_score=9000");

  @TempDir private static Path folder;
  private static ExplainedStore store;
  private static ApiServer server;

  @BeforeAll
  static void start() throws Exception {
    store = new ExplainedStore(folder, SIGNALS, 2);
    server = TestStore.serve(store.url());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    store.close();
  }

  @Test
  void everyResourceFindsItsRowsThroughAnIndex() throws Exception {
    Client client = new Client(server);
    Map<String, List<String>> scans = new TreeMap<>();
    int before = store.executed().size();
    for (String path : paths()) {
      assertThat(client.get(path).statusCode()).as(path).isLessThan(500);
      List<Executed> all = store.executed();
      List<String> found = scans(all.subList(before, all.size()), API);
      if (!found.isEmpty()) {
        scans.put(path, found);
      }
      before = all.size();
    }
    assertThat(scans).isEmpty();
    assertThat(store.executed())
        .anyMatch(e -> e.sender().equals(API) && e.text().contains("crosscurrent_query"));
  }

  @Test
  void aFoldFindsItsRowsThroughAnIndex() throws Exception {
    try (Connection connection = TestStore.connect(store.url());
        Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = 'fold'");
      statement.execute("SET auto_explain.log_nested_statements = on");
      connection.setAutoCommit(false);
      statement.execute(
          "UPDATE signals SET score = score + 1, topics = '{new}' WHERE post_id IN (SELECT post_id"
              + " FROM signals ORDER BY created_at DESC LIMIT 200)");
      statement.execute(
          "DELETE FROM signals WHERE post_id IN (SELECT post_id FROM signals ORDER BY created_at"
              + " LIMIT 5)");
      // The server folds as well, shortly and often.
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> fold(statement), taken -> taken == 205);
      connection.rollback();
    }
    List<Executed> executed = new ArrayList<>(store.executed());
    executed.removeIf(e -> e.text().startsWith("UPDATE") || e.text().startsWith("DELETE FROM sig"));
    assertThat(scans(executed, "fold")).isEmpty();
    assertThat(executed)
        .anyMatch(e -> e.sender().equals("fold") && e.text().contains("INSERT INTO facet_hours"));
  }

  @Test
  void aReadingFromEndToEndWouldBeSeen() throws SQLException {
    TestStore.run(
        store.url(),
        "SET application_name = 'careless'; SELECT max(title) FROM signals; SELECT count(score)"
            + " FROM observations");
    assertThat(scans(store.executed(), "careless"))
        .hasSizeGreaterThan(2)
        .anyMatch(scan -> scan.startsWith("signals by") && scan.contains("max(title)"))
        .anyMatch(scan -> scan.startsWith("observations_"));
  }

  private static int fold(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT crosscurrent_fold(1000)")) {
      result.next();
      return result.getInt(1);
    }
  }

  private static List<String> paths() {
    List<String> paths = new ArrayList<>(MORE);
    OpenApiTest.ASKED.values().forEach(paths::addAll);
    paths.replaceAll(
        path -> {
          String here = path;
          for (Map.Entry<String, String> word : HERE.entrySet()) {
            here = here.replace(word.getKey(), word.getValue());
          }
          return here;
        });
    return paths;
  }

  private static long read(JsonNode node) {
    long each = node.path("Actual Rows").asLong() + node.path("Rows Removed by Filter").asLong();
    return each * node.path("Actual Loops").asLong();
  }

  /**
   * Windows lie in a part for each day, and who asks for all topics of some days gets the parts of
   * these days from end to end.
   */
  private static boolean takesWholeDays(String table, JsonNode node) {
    String filter = node.path("Filter").asText();
    String others = filter.replaceAll("window_start|timestamp with time zone|AND", "");
    return table.matches("topic_windows_\\d+") && !others.matches("(?s).*[a-z]{2}.*");
  }

  private static List<String> scans(List<Executed> executed, String sender) {
    List<String> scans = new ArrayList<>();
    for (Executed each : executed) {
      if (each.sender().equals(sender)) {
        for (JsonNode node : each.plan().findParents("Relation Name")) {
          String table = node.get("Relation Name").textValue();
          if (node.get("Node Type").textValue().equals("Seq Scan")
              && LARGE.matcher(table).matches()
              && read(node) > FEW
              && !takesWholeDays(table, node)) {
            scans.add(table + " by " + each.text());
          }
        }
      }
    }
    return scans;
  }
}
