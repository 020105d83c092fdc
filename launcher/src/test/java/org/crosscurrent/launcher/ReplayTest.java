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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Garbage among posts, from the backfill that refuses it to the replay that lands it. */
class ReplayTest {

  private static final int LINES = 100;
  private static final long MARCH = 1_772_000_000L;

  @TempDir Path folder;
  private static LocalPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = LocalPostgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void garbageOfADumpIsKeptAndLandsOnceItIsRepaired() throws Exception {
    String store = postgres.createDatabase("dump");
    Path dump = folder.resolve("dump.jsonl");
    Files.write(dump, linesOf(ReplayTest::submission));
    JsonNode first = backfill(store, dump, "--format=native", "--platform=reddit");
    assertThat(first.path("read").asInt()).isEqualTo(LINES);
    assertThat(first.path("dead_letters").path("malformed").asInt()).isEqualTo(10);
    assertThat(query(store, "SELECT count(*) FROM signals")).containsExactly("90");
    assertThat(query(store, "SELECT convert_from(payload, 'UTF8') FROM dead_letters ORDER BY 1"))
        .containsExactlyElementsOf(garbage());

    repair(store, garbage().get(0), submission(0));
    Path again = folder.resolve("again");
    Run replay =
        Run.of("replay", "--jdbc-url=" + store, "--reason=malformed", "--archive=" + again);
    assertThat(replay.exitCode()).isZero();
    assertThat(replay.messages()).last().asString().startsWith("10 dead letters replayed, 0 still");

    JsonNode second = backfill(store, again);
    assertThat(second.path("accepted").asInt()).isEqualTo(1);
    assertThat(query(store, "SELECT count(*) FROM signals")).containsExactly("91");
    assertThat(query(store, "SELECT post_id FROM signals WHERE title = 'Post number 0'"))
        .hasSize(1);
    assertThat(
            query(
                store, "SELECT convert_from(payload, 'UTF8') FROM dead_letters WHERE attempt = 1"))
        .containsExactlyInAnyOrderElementsOf(garbage().subList(1, 10));
  }

  @Test
  void garbageOfAnArchiveStaysWhereItIsUntilItIsRepaired() throws Exception {
    String store = postgres.createDatabase("archive");
    Path archive = folder.resolve("archive.jsonl");
    Files.write(archive, linesOf(ReplayTest::envelope));
    JsonNode first = backfill(store, archive);
    assertThat(first.path("read").asInt()).isEqualTo(LINES);
    assertThat(first.path("dead_letters").path("malformed").asInt()).isEqualTo(10);

    repair(store, garbage().get(0), envelope(0));
    Path again = folder.resolve("again");
    Path summary = folder.resolve("replay.json");
    Run replay =
        Run.of(
            "replay",
            "--jdbc-url=" + store,
            "--stage=read-archive",
            "--archive=" + again,
            "--summary=" + summary);
    assertThat(replay.exitCode()).isZero();
    assertThat(new ObjectMapper().readTree(summary.toFile()))
        .isEqualTo(new ObjectMapper().readTree("{\"replayed\":1,\"refused\":9,\"unscored\":0}"));

    backfill(store, again);
    assertThat(query(store, "SELECT count(*) FROM signals")).containsExactly("91");
    assertThat(
            query(
                store,
                "SELECT observed_at = to_timestamp("
                    + MARCH
                    + ") FROM signals"
                    + " WHERE title = 'Post number 0'"))
        .containsExactly("t");
    assertThat(query(store, "SELECT count(*) FROM dead_letters")).containsExactly("10");
  }

  @Test
  void deadLettersGoBackToKafkaAsSeenNowWithOneMoreAttempt() throws Exception {
    String store = postgres.createDatabase("to_kafka");
    Path dump = folder.resolve("dump.jsonl");
    Files.write(dump, linesOf(ReplayTest::submission));
    backfill(store, dump, "--format=native", "--platform=reddit");
    try (LocalKafka kafka = LocalKafka.start()) {
      kafka.createTopic("posts.raw", 1);
      long before = Clock.systemUTC().millis();
      Run replay =
          Run.of(
              "replay", "--jdbc-url=" + store, "--bootstrap-servers=" + kafka.bootstrapServers());
      assertThat(replay.exitCode()).isZero();
      long after = Clock.systemUTC().millis();
      List<ConsumerRecord<byte[], byte[]>> records = read(kafka.bootstrapServers(), 10);
      assertThat(records)
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactlyInAnyOrderElementsOf(garbage());
      assertThat(records)
          .allSatisfy(
              record -> {
                assertThat(record.timestamp()).isBetween(before, after);
                assertThat(header(record, "attempt")).isEqualTo("1");
                assertThat(header(record, "platform")).isEqualTo("reddit");
              });
    }
  }

  private interface Line {
    String of(int number);
  }

  /** Every tenth line is garbage. */
  private static List<String> linesOf(Line line) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add(i % 10 == 0 ? garbage().get(i / 10) : line.of(i));
    }
    return lines;
  }

  private static List<String> garbage() {
    List<String> garbage = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      garbage.add("{\"garbage\": \"no " + i + " ends in the middle");
    }
    return garbage;
  }

  private static String submission(int number) {
    return "{\"id\":\"p%d\",\"name\":\"t3_p%d\",\"subreddit\":\"java\",\"title\":\"Post number %d\",\"selftext\":\"\",\"author\":\"a%d\",\"created_utc\":%d,\"score\":%d,\"num_comments\":1,\"permalink\":\"/r/java/comments/p%d/x/\"}"
        .formatted(number, number, number, number, MARCH - 60, number, number);
  }

  private static String envelope(int number) {
    return "{\"platform\":\"reddit\",\"collection\":\"live\",\"observed_at\":\"2026-02-25T06:13:20.000Z\",\"attempt\":0,\"payload\":%s}"
        .formatted(submission(number));
  }

  private JsonNode backfill(String store, Path input, String... more) throws IOException {
    Path summary = folder.resolve("summary.json");
    List<String> arguments = new ArrayList<>(List.of("backfill", "--parallelism=2"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--input=" + input, "--jdbc-url=" + store, "--summary=" + summary));
    Run run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(String.join("\n", run.messages())).isZero();
    return new ObjectMapper().readTree(summary.toFile());
  }

  private static void repair(String store, String broken, String whole) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store);
        PreparedStatement update =
            connection.prepareStatement("UPDATE dead_letters SET payload = ? WHERE payload = ?")) {
      update.setBytes(1, whole.getBytes(UTF_8));
      update.setBytes(2, broken.getBytes(UTF_8));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static List<String> query(String store, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(store);
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, int count) {
    TopicPartition partition = new TopicPartition("posts.raw", 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      for (int polls = 0; records.size() < count && polls < 30; polls++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
