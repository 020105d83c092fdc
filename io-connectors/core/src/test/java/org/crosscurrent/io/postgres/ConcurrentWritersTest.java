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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.crosscurrent.io.postgres.BatchWriter.Flushed;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.DateTimeZone;
import org.joda.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConcurrentWritersTest {

  private static final int THREADS = 4;

  private LocalStore store;
  private StorePool pool;
  private ExecutorService threads;

  @BeforeEach
  void createStore() {
    store = LocalStore.migrated();
    pool = StorePool.join(store.config());
    threads = Executors.newFixedThreadPool(THREADS);
  }

  @AfterEach
  void leave() {
    threads.shutdownNow();
    pool.leave();
  }

  @Test
  void writersOfTheSameKeysInOtherOrdersNeverDeadlock() throws Exception {
    List<Future<Long>> retries = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      Random order = new Random(thread);
      int offset = thread;
      retries.add(
          threads.submit(
              () -> {
                BatchWriter<Signal> signals = new BatchWriter<>(pool, new SignalsTable());
                BatchWriter<TopicWindow> windows = new BatchWriter<>(pool, new TopicWindowsTable());
                long retried = 0;
                for (int round = 0; round < 30; round++) {
                  List<Signal> rows = new ArrayList<>();
                  List<TopicWindow> counts = new ArrayList<>();
                  for (int key = 0; key < 200; key++) {
                    int version = THREADS * round + offset;
                    rows.add(Samples.signal("reddit:" + key, version));
                    counts.add(Samples.topicWindow("t" + key, (key + version) % 2, 1 + version));
                  }
                  Collections.shuffle(rows, order);
                  Collections.shuffle(counts, order);
                  retried += signals.flush(rows).retries() + windows.flush(counts).retries();
                }
                return retried;
              }));
    }
    for (Future<Long> retried : retries) {
      assertThat(retried.get()).isZero();
    }
    assertThat(store.count("signals")).isEqualTo(200);
    assertThat(store.query("SELECT string_agg(DISTINCT text, ',') FROM signals"))
        .isEqualTo("seen at " + (THREADS * 30 - 1));
    assertThat(store.query("SELECT count(*) FROM topic_windows WHERE posts = 0")).isEqualTo("0");
  }

  @Test
  void aConnectionKilledInTheMiddleIsReplaced() throws Exception {
    Future<?> killer =
        threads.submit(
            () -> {
              for (int killed = 0; killed < 5; ) {
                killed +=
                    Integer.parseInt(
                        store.query(
                            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE"
                                + " datname = current_database()"
                                + " AND application_name = 'crosscurrent'"));
              }
            });
    BatchWriter<Signal> writer = new BatchWriter<>(pool, new SignalsTable());
    long retries = 0;
    int written = 0;
    while (retries == 0 || !killer.isDone()) {
      List<Signal> rows = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        rows.add(Samples.signal("reddit:" + written++, 1));
      }
      retries += writer.flush(rows).retries();
    }
    killer.get();
    assertThat(store.count("signals")).isEqualTo(written);
  }

  @Test
  void aLockThatIsHeldOnceIsWaitedFor() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Future<?> holder =
        threads.submit(
            () ->
                pool.transact(
                    connection -> {
                      try (var statement = connection.createStatement()) {
                        statement.execute(TableWriter.LOCK_ALONE);
                        held.countDown();
                        release.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return null;
                    }));
    held.await();
    Future<Flushed<Signal>> waiting =
        threads.submit(
            () ->
                new BatchWriter<>(pool, new SignalsTable())
                    .flush(List.of(Samples.signal("reddit:a", 1))));
    assertThat(store.count("signals")).isZero();
    release.countDown();
    holder.get();
    assertThat(waiting.get(30, TimeUnit.SECONDS).changed()).isEqualTo(1);
  }

  @Test
  void aDeletedPostNeverComesBackInAnyOrder() {
    List<Signal> signals = List.of(Samples.signal("reddit:a", 1), Samples.signal("reddit:b", 9));
    List<Observation> observations =
        List.of(
            Samples.observation("reddit:a", Samples.at(5), 1),
            Samples.observation("reddit:a", Samples.at(6), 1));
    List<Deletion> deletions =
        List.of(
            Samples.deletion("reddit:a", 5),
            Samples.deletion("reddit:a", 3),
            Samples.deletion("reddit:b", 5));
    for (boolean deletionsFirst : new boolean[] {true, false}) {
      LocalStore fresh = LocalStore.migrated();
      if (deletionsFirst) {
        fresh.write(new DeletionsTable(), deletions);
      }
      fresh.write(new SignalsTable(), signals);
      fresh.write(new ObservationsTable(), observations);
      fresh.write(
          new DuplicatesTable(),
          List.of(Samples.duplicate("reddit:a", 5), Samples.duplicate("reddit:b", 6)));
      if (!deletionsFirst) {
        fresh.write(new DeletionsTable(), deletions);
      }
      assertThat(fresh.query("SELECT string_agg(post_id, ',') FROM signals")).isEqualTo("reddit:b");
      assertThat(fresh.query("SELECT string_agg(post_id, ',') FROM duplicates"))
          .isEqualTo("reddit:b");
      assertThat(fresh.query("SELECT min(observed_at) = max(observed_at) FROM observations"))
          .isEqualTo("t");
      assertThat(fresh.count("observations")).isEqualTo(1);
    }
  }

  @Test
  void aDeletionThatRacesWithItsPostAlwaysWins() {
    int posts = 400;
    List<CompletableFuture<?>> writers = new ArrayList<>();
    BatchWriter<Signal> signals = new BatchWriter<>(pool, new SignalsTable());
    BatchWriter<Observation> observations = new BatchWriter<>(pool, new ObservationsTable());
    BatchWriter<Deletion> deletions = new BatchWriter<>(pool, new DeletionsTable());
    for (int from = 0; from < posts; from += 10) {
      List<Signal> rows = new ArrayList<>();
      List<Observation> sightings = new ArrayList<>();
      List<Deletion> gone = new ArrayList<>();
      for (int i = from; i < from + 10; i++) {
        rows.add(Samples.signal("reddit:" + i, 1));
        sightings.add(Samples.observation("reddit:" + i, Samples.at(1), 1));
        gone.add(Samples.deletion("reddit:" + i, 2));
      }
      writers.add(CompletableFuture.runAsync(() -> signals.flush(rows), threads));
      writers.add(CompletableFuture.runAsync(() -> deletions.flush(gone), threads));
      writers.add(CompletableFuture.runAsync(() -> observations.flush(sightings), threads));
    }
    CompletableFuture.allOf(writers.toArray(CompletableFuture<?>[]::new)).join();
    assertThat(store.count("deletions")).isEqualTo(posts);
    assertThat(store.count("signals")).isZero();
    assertThat(store.count("observations")).isZero();
  }

  @Test
  void writersThatMeetANewDayMakeItsPartitionOnce() {
    Instant today =
        Instant.parse(
            store.query("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')") + "T12:00Z");
    List<CompletableFuture<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      List<Observation> rows = new ArrayList<>();
      for (int day = -3; day <= 0; day++) {
        rows.add(Samples.observation("reddit:" + writer, today.plus(day * 86_400_000L), writer));
      }
      writers.add(
          CompletableFuture.runAsync(() -> store.write(new ObservationsTable(), rows), threads));
    }
    CompletableFuture.allOf(writers.toArray(CompletableFuture<?>[]::new)).join();
    assertThat(store.count("observations")).isEqualTo(32);
    assertThat(store.count("observations_default")).isZero();
    String name = "observations_" + today.toDateTime(DateTimeZone.UTC).toString("yyyyMMdd");
    assertThat(store.count(name)).isEqualTo(8);
  }

  @Test
  void aReaderThatHoldsTheDefaultPartitionHoldsNobodyUp() throws Exception {
    String now =
        store.query("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')");
    Instant today = Instant.parse(now + "Z");
    try (var reader = store.connect();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM observations");
      new BatchWriter<>(pool, new ObservationsTable())
          .flush(List.of(Samples.observation("reddit:a", today, 1)));
      assertThat(store.count("observations_default")).isEqualTo(1);
    }
  }

  @Test
  void thePoolClosesWhenItsLastUserLeaves() {
    int open = StorePool.openPools();
    StorePool again = StorePool.join(store.config());
    assertThat(again).isSameAs(pool);
    again.leave();
    assertThat(StorePool.openPools()).isEqualTo(open);
    StorePool other = StorePool.join(store.config().withBatchSize(7));
    assertThat(StorePool.openPools()).isEqualTo(open + 1);
    other.leave();
    assertThat(StorePool.openPools()).isEqualTo(open);
  }
}
