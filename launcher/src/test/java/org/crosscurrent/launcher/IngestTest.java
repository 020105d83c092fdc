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
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.crosscurrent.api.ApiConfig;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API takes in, on its way through Kafka and the job into the store. */
class IngestTest {

  private static final String GARBAGE = "no JSON at all, but 🎉";
  private static final String ODD = "{ \"odd\" : 1.50e2,\t\"big\":12345678901234567890 }";

  private static LocalPostgres postgres;
  private static LocalKafka kafka;
  private static int tests;

  private final HttpClient http = HttpClient.newHttpClient();
  private String topic;
  private String store;
  private ApiServer api;

  @BeforeAll
  static void start() {
    postgres = LocalPostgres.start();
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    postgres.close();
  }

  @BeforeEach
  void serve() {
    tests++;
    topic = "raw." + tests;
    store = postgres.createDatabase("ingest" + tests);
    StoreMigrations.migrate(store, "postgres", "");
    kafka.createTopic(topic, 1);
    api =
        ApiServer.start(
            ApiConfig.of(store, "postgres", "")
                .withPort(0)
                .withBootstrapServers(kafka.bootstrapServers())
                .withRawTopic(topic));
  }

  @AfterEach
  void end() {
    api.close();
  }

  @Test
  void theJobReadsWhatWasSentAndARepetitionAfterACrashCountsOnce() throws Exception {
    String good = submission("one");
    String body =
        "[{\"platform\":\"reddit\",\"collection\":\"hand\",\"payload\":"
            + good
            + "},{\"platform\":\"reddit\",\"collection\":\"hand\",\"payload\":\""
            + GARBAGE
            + "\"},{\"platform\":\"reddit\",\"payload\":"
            + ODD
            + "}]";
    JsonNode receipt = send(body, "k1");
    assertThat(send(body, "k1")).isEqualTo(receipt);
    List<ConsumerRecord<byte[], byte[]>> once = records(3);
    long at = Instant.parse(receipt.get("observed_at").textValue()).toEpochMilli();
    assertThat(once)
        .extracting(record -> new String(record.value(), UTF_8))
        .containsExactly(good, GARBAGE, ODD);
    assertThat(once).allMatch(record -> record.timestamp() == at && record.key() == null);
    assertThat(headers(once.get(0)))
        .isEqualTo(Map.of("platform", "reddit", "collection", "hand", "attempt", "0"));
    assertThat(headers(once.get(2)).get("collection")).isEqualTo("api");

    // The server died after Kafka had all of it, before it could say so in the store.
    run("UPDATE ingest_requests SET finished_at = NULL, claimed_until = now() - interval '1 s'");
    assertThat(send(body, "k1")).isEqualTo(receipt);
    List<ConsumerRecord<byte[], byte[]>> twice = records(6);
    for (int i = 0; i < 3; i++) {
      assertThat(twice.get(i + 3).timestamp()).isEqualTo(twice.get(i).timestamp());
      assertThat(twice.get(i + 3).value()).isEqualTo(twice.get(i).value());
      assertThat(headers(twice.get(i + 3))).isEqualTo(headers(twice.get(i)));
    }

    send("{\"platform\":\"reddit\",\"payload\":" + submission("last") + "}", "k2");
    whileStreaming(
        () ->
            rows("SELECT post_id FROM signals").contains("reddit:t3_last")
                && rows("SELECT id FROM dead_letters").size() == 2);
    assertThat(
            rows(
                "SELECT platform || ' ' || collection || ' ' || (extract(epoch FROM observed_at) *"
                    + " 1000)::int8 || ' ' || observations FROM signals WHERE post_id ="
                    + " 'reddit:t3_one'"))
        .containsExactly("reddit hand " + at + " 1");
    assertThat(
            rows(
                "SELECT platform || ' ' || collection || ' ' || (extract(epoch FROM observed_at) *"
                    + " 1000)::int8 || ' ' || attempt || ' ' || convert_from(payload, 'UTF8') FROM"
                    + " dead_letters ORDER BY collection DESC"))
        .containsExactly("reddit hand " + at + " 0 " + GARBAGE, "reddit api " + at + " 0 " + ODD);
  }

  @Test
  void aBrokerThatIsGoneIsToldAndTheSameRequestIsTakenOnceItIsBack() throws Exception {
    String body = "{\"platform\":\"reddit\",\"payload\":" + submission("one") + "}";
    send(body, "k1");
    kafka.stop();
    HttpResponse<String> refused = post(body, "k2");
    kafka.restart();
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).doesNotContain("127.0.0.1").doesNotContain("xception");
    String at = rows("SELECT observed_at FROM ingest_requests WHERE idempotency_key = 'k2'").get(0);
    await().atMost(Duration.ofMinutes(1)).until(() -> post(body, "k2").statusCode() == 202);
    assertThat(rows("SELECT observed_at FROM ingest_requests WHERE idempotency_key = 'k2'"))
        .containsExactly(at);
    assertThat(records(2))
        .extracting(record -> new String(record.value(), UTF_8))
        .containsOnly(submission("one"));
  }

  private static String submission(String id) {
    return ("{\"id\":\"%s\",  \"name\":\"t3_%s\",\"subreddit\":\"java\",\"title\":\"Look\","
            + "\"selftext\":\"#news ünï\",\"author\":\"somebody\",\"created_utc\":1772000000,"
            + "\"score\":1,\"num_comments\":1}")
        .formatted(id, id);
  }

  private JsonNode send(String body, String key) throws Exception {
    HttpResponse<String> response = post(body, key);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return new ObjectMapper().readTree(response.body());
  }

  private HttpResponse<String> post(String body, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api.url() + "/ingest"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** All records of the topic, of which there must be so many. */
  private List<ConsumerRecord<byte[], byte[]>> records(int expected) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    assertThat(records).hasSize(expected);
    return records;
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }

  /** Runs the live job until something is so. */
  private void whileStreaming(Callable<Boolean> enough) throws Exception {
    CompletableFuture<Run> ended = new CompletableFuture<>();
    Thread job =
        new Thread(
            () ->
                ended.complete(
                    Run.of(
                        "stream",
                        "--parallelism=1",
                        "--bootstrap-servers=" + kafka.bootstrapServers(),
                        "--raw-topic=" + topic,
                        "--jdbc-url=" + store)));
    job.start();
    try {
      await().atMost(Duration.ofMinutes(3)).until(() -> ended.isDone() || enough.call());
    } finally {
      job.interrupt();
      job.join();
    }
    assertThat(ended.get().exitCode()).as(String.join("\n", ended.get().messages())).isZero();
  }

  private List<String> rows(String sql) throws SQLException {
    return StoreRows.query(store, sql);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
