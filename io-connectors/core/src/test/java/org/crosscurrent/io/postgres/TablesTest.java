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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.discovery.DiscoveredTopic;
import org.crosscurrent.io.postgres.BatchWriter.Flushed;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.ShapeWindow;
import org.crosscurrent.model.Signal;
import org.crosscurrent.store.StoreException;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {

  private LocalStore store;

  @BeforeEach
  void createStore() {
    store = LocalStore.migrated();
  }

  static Stream<Arguments> everyTable() {
    Instant seen = Samples.at(3);
    return Stream.of(
        Arguments.of(new SignalsTable(), Samples.fullSignal()),
        Arguments.of(new SignalsTable(), Samples.signal("reddit:bare", 1)),
        Arguments.of(new ObservationsTable(), Samples.observation("reddit:a", seen, 7)),
        Arguments.of(new TopicWindowsTable(), Samples.topicWindow("java", 3, 5)),
        Arguments.of(new ShapeWindowsTable(), shapes(3)),
        Arguments.of(new DiscoveredTopicsTable(), discovered(3)),
        Arguments.of(new CrossPlatformEventsTable(), Samples.event("java", 9)),
        Arguments.of(new DivergencesTable(), Samples.divergence("java", 8)),
        Arguments.of(new DuplicatesTable(), Samples.duplicate("reddit:a", 4)),
        Arguments.of(new DeletionsTable(), Samples.deletion("reddit:a", 4)),
        Arguments.of(
            new DeadLettersTable(), Samples.deadLetter("{\"x\":\0}", DeadLetterReason.LATE)));
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  <T> void everyColumnComesBackAsItWasWritten(TableWriter<T> table, T row) {
    Flushed<T> flushed = store.write(table, List.of(row));

    assertThat(flushed.refused()).isEmpty();
    assertThat(flushed.changed()).isEqualTo(1);
    StringBuilder columns = new StringBuilder();
    for (Columns.Column<T> column : table.columns().list()) {
      String name = column.name();
      // An object each, since no function takes the names and values of so many columns.
      columns.append(columns.isEmpty() ? "" : " || ");
      columns.append("json_build_object('").append(name).append("', ");
      columns.append(
          switch (column.type()) {
            case INSTANT ->
                "to_char(" + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
            case BYTES -> "encode(" + name + ", 'base64')";
            default -> name;
          });
      columns.append(")::jsonb");
    }
    String stored = "(" + columns + ")";
    String written = new String(table.columns().toJson(row), StandardCharsets.UTF_8);
    assertThat(
            store.query(
                "SELECT " + stored + " = $json$" + written + "$json$::jsonb FROM " + table.table()))
        .as(
            () ->
                written
                    + " is read as "
                    + store.query("SELECT " + stored + " FROM " + table.table()))
        .isEqualTo("t");
  }

  @Test
  void aDeletionTakesTheLettersOfItsPostWhicheverComesFirst() {
    DeadLettersTable letters = new DeadLettersTable();
    DeadLetter about =
        Samples.deadLetter("{}", DeadLetterReason.ENRICHMENT_FAILED).toBuilder()
            .setHeaders(Map.of("platform", "reddit", "post_id", "reddit:a"))
            .build();
    DeadLetter other = about.toBuilder().setHeaders(Map.of("post_id", "reddit:b")).build();
    store.write(letters, List.of(about, other));
    store.write(new DeletionsTable(), List.of(Samples.deletion("reddit:a", 6)));
    assertThat(store.query("SELECT string_agg(post_id, ',') FROM dead_letters"))
        .isEqualTo("reddit:b");
    DeadLetter later = about.toBuilder().setObservedAt(Samples.at(7)).build();
    store.write(letters, List.of(about, later));
    assertThat(store.query("SELECT string_agg(post_id, ',' ORDER BY post_id) FROM dead_letters"))
        .isEqualTo("reddit:a,reddit:b");
  }

  @Test
  void theColumnsOfEveryTableAreWritten() {
    everyTable()
        .map(arguments -> (TableWriter<?>) arguments.get()[0])
        .forEach(
            table -> {
              List<String> names =
                  table.columns().list().stream().map(column -> column.name()).sorted().toList();
              String inDatabase =
                  store.query(
                      "SELECT string_agg(attname::text, ',' ORDER BY attname::text COLLATE \"C\")"
                          + " FROM pg_attribute WHERE attrelid = '"
                          + table.table()
                          + "'::regclass AND attnum > 0 AND attname <> 'written_at'");
              assertThat(String.join(",", names)).isEqualTo(inDatabase);
            });
  }

  static Stream<Arguments> everyVersionedTable() {
    LongFunction<Object> signals = v -> Samples.signal("reddit:a", v);
    LongFunction<Object> rescored =
        v -> Samples.signal("reddit:a", -v).toBuilder().setGeneration((int) v).build();
    LongFunction<Object> observed =
        v -> Samples.signal("reddit:a", 1).toBuilder().setObservations((int) v).build();
    LongFunction<Object> windows = v -> Samples.topicWindow("java", v, v);
    LongFunction<Object> shapes = v -> shapes(v);
    LongFunction<Object> discovered = v -> discovered(v);
    LongFunction<Object> events = v -> Samples.event("java", v);
    LongFunction<Object> divergences = v -> Samples.divergence("java", v);
    LongFunction<Object> deletions = v -> Samples.deletion("reddit:a", v);
    return Stream.of(
        Arguments.of("observed_at", new SignalsTable(), signals),
        Arguments.of("generation", new SignalsTable(), rescored),
        Arguments.of("observations", new SignalsTable(), observed),
        Arguments.of("inputs", new TopicWindowsTable(), windows),
        Arguments.of("records", new ShapeWindowsTable(), shapes),
        Arguments.of("inputs", new DiscoveredTopicsTable(), discovered),
        Arguments.of("version", new CrossPlatformEventsTable(), events),
        Arguments.of("inputs", new DivergencesTable(), divergences),
        Arguments.of("observed_at", new DeletionsTable(), deletions));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyVersionedTable")
  <T> void theHighestVersionStaysInEveryOrder(
      String name, TableWriter<T> table, LongFunction<T> version) {
    store.write(table, List.of(version.apply(1)));
    store.write(table, List.of(version.apply(3)));
    String newest = store.rows(table.table());
    String fingerprint = store.fingerprint(table.table());
    assertThat(store.write(table, List.of(version.apply(2))).changed()).isZero();
    assertThat(store.rows(table.table())).isEqualTo(newest);
    assertThat(store.fingerprint(table.table())).isEqualTo(fingerprint);

    store.execute("TRUNCATE " + table.table());
    List<T> rows = new ArrayList<>();
    for (long v = 1; v <= 3; v++) {
      rows.add(version.apply(v));
    }
    Collections.rotate(rows, 1);
    store.write(table, rows);
    assertThat(store.rows(table.table())).isEqualTo(newest);
  }

  @ParameterizedTest
  @MethodSource("everyTable")
  <T> void writingAgainChangesNothingNotEvenWrittenAt(TableWriter<T> table, T row) {
    store.write(table, List.of(row));
    String before = store.fingerprint(table.table());
    Flushed<T> again = store.write(table, List.of(row, row));
    assertThat(again.changed()).isZero();
    assertThat(store.fingerprint(table.table())).isEqualTo(before);
  }

  @Test
  void anObservationThatALaterRunKnowsBetterIsReplaced() {
    Instant seen = Samples.at(3);
    store.write(new ObservationsTable(), List.of(Samples.observation("reddit:a", seen, 7)));
    store.write(new ObservationsTable(), List.of(Samples.observation("reddit:a", seen, 8)));
    assertThat(store.query("SELECT string_agg(score::text, ',') FROM observations")).isEqualTo("8");
  }

  @Test
  void aWindowWithoutPostsTakesItsRowAway() {
    store.write(
        new TopicWindowsTable(),
        List.of(Samples.topicWindow("java", 1, 1), Samples.topicWindow("beam", 1, 5)));
    store.write(
        new TopicWindowsTable(),
        List.of(
            Samples.topicWindow("java", 0, 2),
            Samples.topicWindow("beam", 0, 4),
            Samples.topicWindow("never", 0, 4)));
    assertThat(store.query("SELECT string_agg(topic, ',') FROM topic_windows")).isEqualTo("beam");
  }

  @Test
  void doublesAndMillisecondsAreExact() {
    Signal signal = Samples.fullSignal();
    store.write(new SignalsTable(), List.of(signal));
    assertThat(store.query("SELECT score_velocity::text FROM signals"))
        .isEqualTo(Double.toString(signal.getScoreVelocity()));
    assertThat(store.query("SELECT (extract(epoch FROM observed_at) * 1000)::text FROM signals"))
        .startsWith(signal.getPost().getObservedAt().getMillis() + ".000");
  }

  @Test
  void aRefusedRowStandsAloneAndItsNeighboursAreStored() {
    List<Signal> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(Samples.signal("reddit:" + i, i));
    }
    Signal nul = withText(Samples.signal("reddit:nul", 1), "a\0b");
    rows.add(37, nul);
    Signal absurd =
        Samples.signal("reddit:absurd", 1).toBuilder()
            .setFirstObservedAt(Instant.ofEpochMilli(Long.MIN_VALUE / 2))
            .build();
    rows.add(80, absurd);

    Flushed<Signal> flushed = store.write(new SignalsTable(), rows);

    assertThat(store.count("signals")).isEqualTo(100);
    assertThat(flushed.changed()).isEqualTo(100);
    assertThat(flushed.refused()).extracting(r -> r.row()).containsExactlyInAnyOrder(nul, absurd);
    assertThat(flushed.refused())
        .extracting(r -> r.sqlState())
        .containsExactlyInAnyOrder("22021", "22008");
  }

  @Test
  void aValueThatIsTooLongForItsIndexIsRefusedAndNoFailure() {
    String noise =
        new Random(1)
            .ints(20_000, 'a', 'z')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    Signal huge = Samples.signal(noise, 1);
    Flushed<Signal> flushed =
        store.write(new SignalsTable(), List.of(Samples.signal("reddit:1", 1), huge));
    assertThat(flushed.refused()).extracting(r -> r.row()).containsExactly(huge);
    assertThat(flushed.refused().get(0).sqlState()).isEqualTo("54000");
    assertThat(store.count("signals")).isEqualTo(1);
  }

  @Test
  void rowsThatOnlyPostgresTakesForTheSameAreWrittenOneByOne() {
    Flushed<Signal> flushed =
        store.write(
            new SignalsTable(),
            List.of(Samples.signal("reddit:?", 1), Samples.signal("reddit:\ud800", 2)));
    assertThat(flushed.refused()).isEmpty();
    assertThat(store.query("SELECT text FROM signals")).isEqualTo("seen at 2");
  }

  @Test
  void aDeadLetterIsStoredWhateverIsInIt() {
    var letter =
        Samples.deadLetter("\0", DeadLetterReason.MALFORMED).toBuilder()
            .setMessage("bad \0 byte")
            .setObservedAt(null)
            .build();
    assertThat(store.write(new DeadLettersTable(), List.of(letter)).refused()).isEmpty();
    assertThat(store.query("SELECT message FROM dead_letters")).isEqualTo("bad \ufffd byte");
    assertThat(store.query("SELECT encode(payload, 'hex') FROM dead_letters")).isEqualTo("00");
  }

  @Test
  void theIdOfADeadLetterIsFrozen() {
    assertThat(DeadLettersTable.id(Samples.deadLetter("x", DeadLetterReason.LATE)))
        .isEqualTo("6d51eacb12b161d721d88d778c0f4b3308663c420300a68f0508593b8568bdd0");
  }

  @Test
  void aStoreThatCannotBeUsedFailsInOneSentence() {
    assertUnusable(
        LocalStore.empty().config(), "/store_\\d+ has no table signals: migrate it first.");
    StoreConfig nobody = StoreConfig.of(store.config().getJdbcUrl(), "nobody", "secret");
    assertUnusable(nobody, " refuses the user or password of \"nobody\".");
    StoreConfig nowhere =
        StoreConfig.of("jdbc:postgresql://localhost:1/x", "me", "")
            .withRetry(Duration.millis(1), Duration.millis(20));
    assertUnusable(
        nowhere, "No Postgres server can be reached at jdbc:postgresql://localhost:1/x.");
  }

  private static void assertUnusable(StoreConfig config, String sentence) {
    StorePool pool = StorePool.join(config);
    try {
      assertThatThrownBy(() -> pool.requireTable("signals"))
          .isInstanceOf(StoreException.class)
          .message()
          .containsPattern(sentence);
    } finally {
      pool.leave();
    }
  }

  private static ShapeWindow shapes(long records) {
    return Samples.shapeWindow(0, records, Map.of("id", "number", "größe", "null|string"));
  }

  private static DiscoveredTopic discovered(long posts) {
    return DiscoveredTopic.builder()
        .setLanguage("en")
        .setPhrase("tidal bore")
        .setWindowStart(Samples.at(0))
        .setWindowEnd(Samples.at(15))
        .setCategory(null)
        .setVariants(List.of("bore", "größe, \"tidal\""))
        .setPosts(posts)
        .setWindowPosts(posts + 20)
        .setHistoryPosts(1)
        .setHistoryWindowPosts(60)
        .setScore(15.25)
        .setLift(1.0 / 3)
        .setEvidence(List.of("x:1", "reddit:{2}"))
        .build();
  }

  private static Signal withText(Signal signal, String text) {
    return signal.toBuilder().setPost(signal.getPost().toBuilder().setText(text).build()).build();
  }
}
