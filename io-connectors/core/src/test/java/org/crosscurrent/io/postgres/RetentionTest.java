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
package org.crosscurrent.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Observation;
import org.crosscurrent.store.RetentionReport;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreRetention;
import org.joda.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final int KEEP = 5;

  private LocalStore store;
  private LocalDate today;

  @BeforeEach
  void makeStore() {
    store = LocalStore.migrated();
    today = LocalDate.parse(store.query("SELECT (now() AT TIME ZONE 'UTC')::date"));
  }

  private RetentionReport keep() {
    return run(StoreRetention.keepingDays(KEEP));
  }

  private RetentionReport run(StoreRetention retention) {
    StoreConfig config = store.config();
    return retention.run(config.getJdbcUrl(), config.getUser(), config.getPassword());
  }

  private static Observation seen(String post, LocalDate day, int seconds) {
    return Observation.builder()
        .setPostId(post)
        .setPlatform("reddit")
        .setObservedAt(
            new Instant(day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli())
                .plus(1_000L * seconds))
        .setCounts(Counts.none())
        .setScoreVelocity(0)
        .setCommentVelocity(0)
        .setTopics(List.of())
        .build();
  }

  /** One observation for each of these days from today. */
  private void observe(int... daysFromToday) {
    List<Observation> rows = new ArrayList<>();
    for (int days : daysFromToday) {
      rows.add(seen("reddit:" + days, today.plusDays(days), 0));
    }
    store.write(new ObservationsTable(), rows);
  }

  private String partition(String table, int daysFromToday) {
    return table + "_" + today.plusDays(daysFromToday).toString().replace("-", "");
  }

  private List<String> posts() {
    String posts =
        store.query(
            "SELECT string_agg(substr(post_id, 8), ',' ORDER BY observed_at) FROM observations");
    return posts == null ? List.of() : List.of(posts.split(","));
  }

  @Test
  void daysBehindGoAndTheOthersStay() {
    observe(-60, -7, -6, -5, -1, 0, 6, 400);
    RetentionReport report = keep();
    assertThat(report.firstKept()).isEqualTo(today.minusDays(KEEP));
    assertThat(report.dropped())
        .containsExactly(partition("observations", -7), partition("observations", -6));
    assertThat(report.rows()).containsEntry("observations", 1L);
    assertThat(posts()).containsExactly("-5", "-1", "0", "6", "400");
  }

  @Test
  void theComingDaysGetTheirPartitions() {
    RetentionReport report = keep();
    assertThat(report.made())
        .hasSize(5 * StoreRetention.DAYS_AHEAD)
        .contains(partition("topic_windows", 0), partition("divergences", 3));
    assertThat(store.query("SELECT to_regclass('" + partition("observations", 3) + "')::text"))
        .isNotNull();
  }

  @Test
  void aSecondRunFindsNothingToDo() {
    observe(-60, -7, 0);
    keep();
    RetentionReport again = keep();
    assertThat(again.made()).isEmpty();
    assertThat(again.dropped()).isEmpty();
    assertThat(again.rows().values()).containsOnly(0L);
  }

  @Test
  void aDryRunTellsAndChangesNothing() {
    observe(-60, -7, 0);
    RetentionReport report = run(StoreRetention.keepingDays(KEEP).asDryRun());
    assertThat(report.dryRun()).isTrue();
    assertThat(report.dropped()).containsExactly(partition("observations", -7));
    assertThat(report.rows()).containsEntry("observations", 1L);
    assertThat(posts()).containsExactly("-60", "-7", "0");
    assertThat(store.query("SELECT to_regclass('" + partition("observations", 3) + "')")).isNull();
  }

  @Test
  void aPartitionOfSomebodyElsesThatReachesIntoTheKeptDaysStays() {
    store.execute(
        "CREATE TABLE mine PARTITION OF observations FOR VALUES FROM ('%s') TO ('%s')"
            .formatted(today.minusDays(9), today.minusDays(KEEP - 1)));
    assertThat(keep().dropped()).isEmpty();
    assertThat(store.query("SELECT to_regclass('mine')::text")).isEqualTo("mine");
  }

  @Test
  void aRowOfADroppedDayIsNotLost() {
    observe(-7, 0);
    StorePool pool = StorePool.join(store.config());
    try {
      BatchWriter<Observation> writer = new BatchWriter<>(pool, new ObservationsTable());
      writer.flush(List.of(seen("reddit:a", today.minusDays(7), 1)));
      keep();
      writer.flush(List.of(seen("reddit:b", today.minusDays(7), 2)));
    } finally {
      pool.leave();
    }
    assertThat(posts()).containsExactly("b", "0");
    keep();
    assertThat(posts()).containsExactly("0");
  }

  @Test
  void whatHasNoPartitionsIsDeletedByItsAge() {
    String old = "now() - interval '9 days'";
    insertSignal("old", old, old);
    insertSignal("seen again", old, "now()");
    store.execute(
        "INSERT INTO duplicates SELECT 'd' || n, now() - n * interval '1 day', 'x', 'c', now(), 'h'"
            + " FROM generate_series(0, 9) n");
    store.execute(
        "INSERT INTO cross_platform_events SELECT 't' || n, now() - n * interval '1 day', now() - n"
            + " * interval '1 day', NULL, 'x', now(), '{}', 0, 1, '{}', '{}', 0, 1 FROM"
            + " generate_series(0, 9) n");
    store.execute("INSERT INTO deletions VALUES ('x:1', 'x', now() - interval '900 days')");
    keep();
    assertThat(store.query("SELECT string_agg(post_id, ',') FROM signals")).isEqualTo("seen again");
    assertThat(store.count("duplicates")).isEqualTo(KEEP + 1L);
    assertThat(store.count("cross_platform_events")).isEqualTo(KEEP + 1L);
    assertThat(store.count("deletions")).isEqualTo(1);
  }

  private void insertSignal(String post, String first, String last) {
    store.execute(
        "INSERT INTO signals (post_id, platform, kind, title, text, created_at, observed_at,"
            + " first_observed_at, language, language_confidence, links, hashtags, mentions, media,"
            + " collection, extra, topics, score_velocity, comment_velocity, generation,"
            + " observations) VALUES ('%s', 'x', 'post', '', '', now(), %s, %s, 'en', 1, '{}', '{}',"
                .formatted(post, last, first)
            + " '{}', '{}', 'api', '{}', '{}', 0, 0, 0, 1)");
  }

  private void insertLetter(String id, String reason, String payload, int daysAgo) {
    store.execute(
        "INSERT INTO dead_letters VALUES ('%s', '%s', 's', 'm', convert_to('%s', 'UTF8'), '{}', 'x',"
                .formatted(id, reason, payload)
            + " 'api', now() - interval '2 days', 0, now() - interval '"
            + daysAgo
            + " days')");
  }

  @Test
  void deadLettersStayUnlessTheirDaysAreSaid() {
    insertLetter("a", "malformed", "x", 20);
    insertLetter("b", "malformed", "x", 3);
    keep();
    assertThat(store.count("dead_letters")).isEqualTo(2);
    run(StoreRetention.keepingDays(KEEP).withDeadLettersFor(10));
    assertThat(store.query("SELECT string_agg(id, ',') FROM dead_letters")).isEqualTo("b");
  }

  @Test
  void refusedRowsOfDeletedPostsGo() {
    insertLetter("gone", "store-rejected", "{\"post_id\":\"x:ü1\",\"text\":\"\\u0000\"}", 0);
    insertLetter("other", "store-rejected", "{\"post_id\":\"x:2\",\"text\":\"\\u0000\"}", 0);
    insertLetter("raw", "malformed", "{\"post_id\":\"x:ü1\"}", 0);
    store.execute("INSERT INTO deletions VALUES ('x:ü1', 'x', now())");
    assertThat(keep().rows()).containsEntry("dead_letters", 1L);
    assertThat(store.query("SELECT string_agg(id, ',' ORDER BY id) FROM dead_letters"))
        .isEqualTo("other,raw");
  }

  @Test
  void rowsThatSomebodyWritesAreLeftForTheNextRun() throws Exception {
    insertSignal("held", "now() - interval '9 days'", "now() - interval '9 days'");
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("UPDATE signals SET score = 1");
      assertThat(keep().rows()).containsEntry("signals", 0L);
      connection.commit();
    }
    assertThat(keep().rows()).containsEntry("signals", 1L);
  }

  @Test
  void aSecondOneAtTheSameTimeDoesNothing() throws Exception {
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + 0x726574656e74696fL + ")");
      assertThat(keep().busy()).isTrue();
    }
  }

  @Test
  void writersAndRetentionDoNotHarmEachOther() throws Exception {
    observe(-9, -8, -7);
    AtomicBoolean stop = new AtomicBoolean();
    List<CompletableFuture<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String post = "reddit:" + i;
      writers.add(CompletableFuture.supplyAsync(() -> write(post, stop)));
    }
    for (int i = 0; i < 5; i++) {
      observe(-6 - i, -30);
      keep();
    }
    stop.set(true);
    int written = 0;
    for (CompletableFuture<Integer> writer : writers) {
      written += writer.get();
    }
    assertThat(
            store.query(
                "SELECT count(*) FROM observations WHERE observed_at::date = '" + today + "'"))
        .isEqualTo(Integer.toString(written));
    assertThat(posts()).doesNotContain("-30");
  }

  /** A row for today a batch; returns how many. */
  private int write(String post, AtomicBoolean stop) {
    StorePool pool = StorePool.join(store.config());
    try {
      BatchWriter<Observation> writer = new BatchWriter<>(pool, new ObservationsTable());
      int count = 0;
      do {
        writer.flush(List.of(seen(post, today, count), seen(post, today.minusDays(8), count)));
        count++;
      } while (!stop.get());
      return count;
    } finally {
      pool.leave();
    }
  }

  @Test
  void aStoreThatIsNotMigratedIsRefused() {
    store = LocalStore.empty();
    assertThatThrownBy(this::keep)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is not migrated to this release");
    assertThatThrownBy(() -> StoreRetention.keepingDays(0))
        .hasMessage("keepDays must be 1 or more, but is 0");
  }
}
