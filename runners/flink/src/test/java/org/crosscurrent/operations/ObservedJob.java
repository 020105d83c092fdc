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
package org.crosscurrent.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;

/**
 * A live job on the embedded Flink, fed with four hours of a world that has everything: duplicates,
 * deletions, events, late and broken input.
 */
final class ObservedJob implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TOPIC = "posts.raw";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LocalPostgres postgres = LocalPostgres.start();
  private final LocalKafka kafka = LocalKafka.start();
  private final int[] ports = freePorts();
  private final RunningJob job;

  ObservedJob(Path archive, Path flinkConf) throws IOException {
    String jdbcUrl = postgres.createDatabase("observed");
    StoreMigrations.migrate(jdbcUrl, "postgres", "");
    kafka.createTopic(TOPIC, 1);
    List<GeneratedPost> posts = world();
    try (GeneratorFeed feed = new GeneratorFeed(kafka.bootstrapServers(), TOPIC)) {
      feed.sendAll(posts.iterator());
      feed.send(posts.get(0));
    }
    sendByHand();
    Files.writeString(
        flinkConf.resolve("config.yaml"),
        "rest: {port: " + ports[0] + ", bind-port: \"" + ports[0] + "\"}\n");
    StreamOptions options =
        Arguments.parse(
            StreamOptions.class,
            List.of(
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--jdbc-url=" + jdbcUrl,
                "--archive=" + archive,
                "--parallelism=1",
                "--checkpointing-interval=1000",
                "--flink-conf-dir=" + flinkConf,
                "--prometheus-port=" + ports[1]));
    options.as(StreamingOptions.class).setStreaming(true);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, true);
    job = launcher.start(StreamPipeline.build(options));
  }

  private static int[] freePorts() throws IOException {
    try (ServerSocket rest = new ServerSocket(0);
        ServerSocket prometheus = new ServerSocket(0)) {
      return new int[] {rest.getLocalPort(), prometheus.getLocalPort()};
    }
  }

  private static List<GeneratedPost> world() {
    Instant start = Clock.systemUTC().instant().minus(Duration.ofHours(5));
    return PostGenerator.builder()
        .seed(3)
        .start(start)
        .duration(Duration.ofHours(4))
        .postsPerSecond(0.08)
        .burstEvery(Duration.ofMinutes(40))
        .shares(Shares.defaults().withDeleted(0.1))
        .build()
        .stream()
        .toList();
  }

  /** What no generator makes: a record without a platform, a like, and a row that is refused. */
  private void sendByHand() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "nobody's".getBytes(UTF_8)));
      send(
          producer,
          "bluesky",
          "{\"did\":\"did:plc:a\",\"time_us\":1772442000000000,\"kind\":\"commit\",\"commit\":{"
              + "\"operation\":\"create\",\"collection\":\"app.bsky.feed.like\",\"rkey\":\"3\"}}");
      send(
          producer,
          "reddit",
          "{\"id\":\"long\",\"subreddit\":\""
              + tooLongForAnIndex()
              + "\",\"title\":\"x\",\"selftext\":\"\",\"author\":\"a\",\"created_utc\":1772442000,"
              + "\"score\":1,\"num_comments\":1}");
    }
  }

  private static String tooLongForAnIndex() {
    return new Random(1)
        .ints(20_000, 'a', 'z')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String platform, String payload) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, payload.getBytes(UTF_8));
    record.headers().add("platform", platform.getBytes(UTF_8));
    producer.send(record);
  }

  /** The names of all metrics that Prometheus would see now. */
  Set<String> prometheusNames() {
    return get("http://127.0.0.1:" + ports[1] + "/metrics")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** An answer of Flink's REST interface. */
  String rest(String path) {
    return get("http://127.0.0.1:" + ports[0] + path);
  }

  RunningJob job() {
    return job;
  }

  private static String get(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (postgres;
        kafka) {
      job.cancel();
      Awaitility.await().atMost(PATIENCE).until(() -> job.waitFor(1000));
    }
  }
}
