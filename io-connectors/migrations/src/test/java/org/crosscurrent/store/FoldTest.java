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
package org.crosscurrent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int STEPS = 120;
  private static EmbeddedPostgres postgres;
  private Projection store;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void createStore() throws Exception {
    store = Projection.over(postgres, "fold_" + DATABASES.incrementAndGet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void afterAnyHistoryTheProjectionIsWhatIsComputedAfresh(long seed) throws Exception {
    Random random = new Random(seed);
    RandomHistory history = new RandomHistory(seed);
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < STEPS; i++) {
        history.step(connection);
        if (random.nextInt(3) == 0) {
          Projection.query(connection, "SELECT crosscurrent_fold(" + (1 + random.nextInt(9)) + ")");
          connection.commit();
        }
        if (i % 40 == 39) {
          store.fold();
          store.assertFresh();
        }
      }
    }
  }

  @Test
  void foldersAndWritersMayRaceAndTheFeedIsReadWithoutAGap() throws Exception {
    CompletableFuture<?>[] writers =
        IntStream.range(0, 2)
            .mapToObj(i -> CompletableFuture.runAsync(() -> write(100 + i)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> writing = CompletableFuture.allOf(writers);
    List<CompletableFuture<Void>> folders =
        IntStream.range(0, 2)
            .mapToObj(i -> CompletableFuture.runAsync(() -> fold(writing)))
            .collect(Collectors.toList());
    List<String> followed = new ArrayList<>();
    String last = "0";
    while (!writing.isDone()) {
      last = follow(last, followed);
    }
    writing.join();
    folders.forEach(CompletableFuture::join);
    store.fold();
    follow(last, followed);

    store.assertFresh();
    assertThat(followed).isEqualTo(store.query("SELECT id FROM feed ORDER BY id")).isNotEmpty();
  }

  private String follow(String last, List<String> followed) throws SQLException {
    List<String> more = store.query("SELECT id FROM feed WHERE id > " + last + " ORDER BY id");
    followed.addAll(more);
    return more.isEmpty() ? last : more.get(more.size() - 1);
  }

  /** Two writers may lock the same posts in turn: the one that gives way writes something else. */
  private void write(long seed) {
    RandomHistory history = new RandomHistory(seed);
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < STEPS; i++) {
        try {
          history.step(connection);
        } catch (SQLException e) {
          connection.rollback();
          assertThat(e.getSQLState()).as(e.getMessage()).isIn("40P01", "23505");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fold(CompletableFuture<Void> writing) {
    try (Connection connection = store.connect()) {
      while (!writing.isDone()) {
        Projection.query(connection, "SELECT crosscurrent_fold(3)");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFoldThatIsKilledMidwayLosesNothing() throws Exception {
    write(7);
    List<String> queued = store.query("SELECT id FROM changes ORDER BY id");
    try (Connection blocking = store.connect();
        Connection folding = store.connect();
        Statement lock = blocking.createStatement()) {
      String process = Projection.query(folding, "SELECT pg_backend_pid()").get(0);
      blocking.setAutoCommit(false);
      lock.execute("LOCK author_totals IN EXCLUSIVE MODE");
      CompletableFuture<Void> fold = CompletableFuture.runAsync(() -> foldOn(folding));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> waits(process) && store.query("SELECT crosscurrent_fold(9)").contains("-1"));
      store.query("SELECT pg_terminate_backend(" + process + ")");
      assertThatThrownBy(fold::join).hasRootCauseInstanceOf(SQLException.class);
      blocking.rollback();
    }
    assertThat(store.query("SELECT id FROM changes ORDER BY id")).isEqualTo(queued).isNotEmpty();
    assertThat(store.query("SELECT id FROM feed")).isEmpty();
    store.fold();
    store.assertFresh();
  }

  private boolean waits(String process) throws SQLException {
    return store
        .query("SELECT wait_event_type FROM pg_stat_activity WHERE pid = " + process)
        .contains("Lock");
  }

  private static void foldOn(Connection connection) {
    try {
      Projection.query(connection, "SELECT crosscurrent_fold(10000)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasThereBeforeTheProjectionIsFoldedButIsNoNews() throws Exception {
    store = Projection.empty(postgres, "fold_" + DATABASES.incrementAndGet());
    Flyway.configure()
        .dataSource(store.url(), "postgres", "")
        .locations("classpath:db/crosscurrent")
        .table(StoreMigrations.HISTORY_TABLE)
        .target("6")
        .load()
        .migrate();
    write(8);
    StoreMigrations.migrate(store.url(), "postgres", "");
    store.createViews();
    store.fold();
    store.assertFresh();
    assertThat(store.query("SELECT post_id FROM served_signals")).isNotEmpty();
    assertThat(store.query("SELECT id FROM feed")).isEmpty();
  }

  @Test
  void theFeedTellsOfWhatCameChangedVisiblyOrWent() throws Exception {
    post("p1", "'2026-03-01Z'");
    store.fold();
    store.execute("UPDATE signals SET observed_at = now(), observations = 9, written_at = now()");
    store.fold();
    assertThat(feed()).containsExactly("signal p1");
    store.execute("UPDATE signals SET text = text || '!'");
    store.fold();
    store.execute("UPDATE signals SET score = 9; UPDATE signals SET is_trending = true");
    post("p2", "'2026-03-01Z'");
    store.fold();
    store.execute("DELETE FROM signals WHERE post_id = 'p1'");
    post("p3", "'2026-03-01Z'");
    store.execute("DELETE FROM signals WHERE post_id = 'p3'");
    store.fold();
    assertThat(feed())
        .containsExactly("signal p1", "signal p1", "signal p1", "signal p2", "deleted p1");
    store.assertFresh();
  }

  @Test
  void theFeedIsKeptForADayAndAMillionIdsAtMost() throws Exception {
    store.execute(
        "INSERT INTO feed SELECT n, 'old', 'signal', 'reddit', '{}', false, now() - CASE WHEN n <= 50"
            + " THEN interval '25 hours' ELSE interval '1 hour' END FROM generate_series(1, 60) n;"
            + " SELECT setval('feed_id', 60)");
    post("p1", "'2026-03-01Z'");
    store.fold();
    assertThat(store.query("SELECT min(id) FROM feed")).containsExactly("51");
    store.execute("SELECT setval('feed_id', 1000058)");
    post("p2", "'2026-03-01Z'");
    store.fold();
    assertThat(store.query("SELECT min(id) FROM feed")).containsExactly("60");
  }

  @Test
  void unreasonableValuesAreFolded() throws Exception {
    post("p1", "'2026-03-01Z'");
    store.execute(
        "UPDATE signals SET score = 9223372036854775807, comments = 9223372036854775807,"
            + " shares = -9223372036854775808, views = 1, sentiment = 'Infinity',"
            + " score_velocity = 'NaN', text = repeat('ab ', 400000) || repeat('x', 5000),"
            + " topics = ARRAY[(SELECT string_agg(md5(n::text), '') FROM generate_series(1, 80) n),"
            + " 't'], author_id = repeat('u', 5000), location = repeat('l', 5000),"
            + " hashtags = ARRAY[repeat('h', 5000)], community = repeat('c', 1000)");
    post("p2", "'-infinity'");
    store.fold();
    store.assertFresh();
    store.execute("DELETE FROM signals");
    store.fold();
    store.assertFresh();
    assertThat(store.query("SELECT * FROM facet_hours")).isEmpty();
  }

  @Test
  void whatRetentionTakesAwayIsFoldedAway() throws Exception {
    post("old", "'2020-03-01Z'");
    post("new", "now()");
    store.execute(
        "INSERT INTO duplicates (post_id, first_observed_at, platform, duplicate_of,"
            + " canonical_observed_at, content_hash) VALUES ('c', '2020-03-01Z', 'x', 'old', now(), 'h')");
    store.fold();
    StoreRetention.keepingDays(2).run(store.url(), "postgres", "");
    store.fold();
    store.assertFresh();
    assertThat(store.query("SELECT post_id FROM served_signals")).containsExactly("new");
    assertThat(store.query("SELECT copies FROM copy_totals")).isEmpty();
    assertThat(feed()).endsWith("deleted old");
  }

  @Test
  void aFoldUnderASnapshotOfBeforeIsRefused() throws Exception {
    assertThatThrownBy(
            () ->
                store.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT crosscurrent_fold(1)"))
        .hasMessageContaining("use read committed");
  }

  private List<String> feed() throws SQLException {
    return store.query("SELECT kind || ' ' || post_id FROM feed ORDER BY id");
  }

  private void post(String id, String at) throws SQLException {
    store.execute(
        "INSERT INTO signals (post_id, platform, kind, title, text, created_at, observed_at,"
            + " first_observed_at, language, language_confidence, links, hashtags, mentions, media,"
            + " collection, extra, topics, score_velocity, comment_velocity, generation,"
            + " observations) VALUES ('%s', 'reddit', 'post', '', 'text', %2$s, %2$s, %2$s, 'en', 1,"
                .formatted(id, at)
            + " '{}', '{}', '{}', '{}', 'api', '{}', '{}', 0, 0, 0, 1)");
  }
}
