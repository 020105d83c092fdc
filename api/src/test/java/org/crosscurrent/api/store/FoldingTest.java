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
package org.crosscurrent.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.store.StoreMigrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FoldingTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Folding.class);

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void aServerServesWhatIsWrittenWhileItRuns() throws Exception {
    String url = TestStore.sample();
    try (ApiServer one = TestStore.serve(url);
        ApiServer two = TestStore.serve(url)) {
      TestStore.run(url, "UPDATE signals SET text = 'volcano' WHERE post_id = 'reddit:02'");
      for (ApiServer server : List.of(one, two)) {
        Client client = new Client(server);
        patiently().until(() -> client.json("/signals?q=volcano").get("items").size() == 1);
      }
    }
    assertThat(log.list).isEmpty();
  }

  @Test
  void anEndedServerFoldsNoMore() throws Exception {
    String url = TestStore.sample();
    TestStore.serve(url).close();
    TestStore.run(url, "UPDATE signals SET score = 0");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("crosscurrent-fold"));
    assertThat(queued(url)).isEqualTo(14);
  }

  @Test
  void aStoreThatWentAwayIsToldOnceAndFoldedWhenItIsBack(@TempDir Path directory) throws Exception {
    EmbeddedPostgres first = start(directory, 0);
    String url = first.getJdbcUrl(TestStore.USER, "postgres");
    StoreMigrations.migrate(url, TestStore.USER, null);
    Database database =
        new Database(url, TestStore.USER, null, Duration.ofSeconds(5), 4, Duration.ofMillis(250));
    try (Folding folding = Folding.start(database)) {
      queue(url);
      patiently().until(() -> queued(url) == 0);
      first.close();
      patiently().until(() -> !log.list.isEmpty());
      try (EmbeddedPostgres second = start(directory, first.getPort())) {
        queue(url);
        patiently().until(() -> queued(url) == 0);
        patiently().until(() -> sentences().size() == 2);
      }
    }
    assertThat(sentences().get(0)).contains("The store cannot be reached.");
  }

  @Test
  void whatCannotBeFoldedAtOnceIsFoldedInPieces() throws Exception {
    String url = TestStore.migrated();
    TestStore.run(
        url,
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT count(*)"
            + " FROM gone) > 100 THEN RAISE 'too many'; END IF; RETURN NULL; END $$;"
            + " CREATE TRIGGER small AFTER DELETE ON changes REFERENCING OLD TABLE AS gone FOR EACH"
            + " STATEMENT EXECUTE FUNCTION refuse()");
    for (int i = 0; i < 300; i++) {
      queue(url);
    }
    Database database =
        new Database(url, TestStore.USER, null, Duration.ofSeconds(5), 4, Duration.ofSeconds(1));
    try (Folding folding = Folding.start(database)) {
      patiently().until(() -> queued(url) == 0);
    }
    assertThat(sentences().get(0)).doesNotContain("too many").contains("SQLSTATE");
  }

  private static EmbeddedPostgres start(Path directory, int port) throws Exception {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions();
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      sentences.add(event.getFormattedMessage());
    }
    return sentences;
  }

  private static void queue(String url) throws SQLException {
    TestStore.run(url, "INSERT INTO changes (kind, subject) VALUES ('signal', 'nothing')");
  }

  private static int queued(String url) throws SQLException {
    try (Connection connection = TestStore.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM changes")) {
      result.next();
      return result.getInt(1);
    }
  }
}
