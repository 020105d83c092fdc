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
package org.crosscurrent.convergence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.runners.flink.RunningJob;
import org.crosscurrent.testkit.generator.Disorder;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream that an earlier version has stopped with a savepoint goes on with the present one, and
 * its tables become those of an undisturbed run.
 *
 * <p>What the earlier version has left lies in {@code golden-run}. It ran with as many readers as
 * the topic has partitions, as one must that is to be upgraded to more steps, see {@code
 * docs/upgrades.md}; the present one goes on with more, and with steps that were not there. A
 * change after which this test fails is one that running streams do not survive: {@code
 * docs/upgrades.md} tells what their owners must do then. To keep a run of the present version
 * instead:
 *
 * <pre>{@code
 * ./crosscurrent test -pl runners/flink -am -Dtest=UpgradeTest \
 *   -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dcrosscurrent.golden=src/test/resources/org/crosscurrent/convergence/golden-run
 * }</pre>
 */
@Tag("cluster")
class UpgradeTest {

  private static final String TOPIC = "posts.golden";
  private static final long SECONDS = 20;

  @TempDir Path folder;

  @Test
  void aSavepointOfAnEarlierVersionIsRestored() throws Exception {
    URI golden = UpgradeTest.class.getResource("golden-run").toURI();
    GoldenRun run = new GoldenRun(Path.of(golden));
    try (LocalPostgres postgres = LocalPostgres.start();
        LocalKafka kafka = LocalKafka.start()) {
      Ways ways = new Ways(postgres, kafka);
      String undisturbed = ways.newStore("undisturbed");
      // What the earlier version did not tell, its posts, which are not read again, do not have:
      // how toxic they are, what they name, and who told their language.
      ways.backfill(run.inputs(), undisturbed, "--toxicity=none", "--entities=none");
      // What payloads are built of is no function of posts: these windows begin with the restart.
      // Only they may.
      Tables expected = comparable(Tables.of(undisturbed).but("shape_windows"));

      String store = ways.newStore("upgraded");
      run.restoreRows(store);
      assertThat(Tables.of(store).get("topic_windows"))
          .as("windows of the earlier version")
          .isNotEmpty()
          .hasSizeLessThan(expected.get("topic_windows").size());
      send(forgotten(run.readInputs()), kafka);
      Path savepoint = run.restoreSavepoint(folder.resolve("savepoint"), kafka.bootstrapServers());
      org.crosscurrent.pipelines.RunningJob job =
          ways.startStream(
              TOPIC, store, "--savepoint-path=" + savepoint, "--toxicity=none", "--entities=none");
      try {
        Ways.patiently()
            .untilAsserted(
                () -> Expectations.assertSameTables(comparable(Tables.of(store)), expected));
      } finally {
        Ways.stop(job);
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "crosscurrent.golden", matches = ".+")
  void aRunOfThePresentVersionIsKept() throws Exception {
    GoldenRun run =
        new GoldenRun(Files.createDirectories(Path.of(System.getProperty("crosscurrent.golden"))));
    List<GeneratedPost> posts = posts();
    GeneratorFiles.writeEnvelopes(posts.iterator(), run.inputs());
    try (LocalPostgres postgres = LocalPostgres.start();
        LocalKafka kafka = SlowTopic.startBroker()) {
      Ways ways = new Ways(postgres, kafka);
      String store = ways.newStore("kept");
      List<RawPost> inputs = run.readInputs();
      kafka.limitReaders(
          inputs.stream().mapToLong(post -> post.getPayload().length + 150).sum() / SECONDS);
      send(inputs, kafka);
      RunningJob job = RunningJob.start(ways.livePipeline(TOPIC, store, "--parallelism=1"));
      try {
        Ways.patiently()
            .until(
                () ->
                    !Tables.query(store, "SELECT 1 FROM topic_windows").isEmpty()
                        && Tables.query(store, "SELECT 1 FROM signals").size() > inputs.size() / 4);
        Path savepoint = Path.of(URI.create(job.stop(folder.resolve("kept").toUri().toString())));
        run.write(savepoint, store, kafka.bootstrapServers());
      } finally {
        job.cancel();
      }
    }
  }

  /** Without the columns that rows of the earlier version are still without. */
  private static Tables comparable(Tables tables) {
    return tables.butColumn("content_digest").butColumn("language_engine");
  }

  /** So many of the first records the earlier version had read when it was stopped. */
  private static int surelyRead(List<RawPost> inputs) {
    return inputs.size() / 4;
  }

  /** Without what the earlier version had read: only its state still knows of that. */
  private static List<RawPost> forgotten(List<RawPost> inputs) {
    List<RawPost> rest = new ArrayList<>(inputs);
    rest.subList(0, surelyRead(inputs))
        .replaceAll(
            post ->
                RawPost.of(
                    post.getPlatform(),
                    post.getCollection(),
                    post.getObservedAt(),
                    "not to be read again".getBytes(UTF_8)));
    return rest;
  }

  private static List<GeneratedPost> posts() {
    return Disorder.within(Inputs.MAX_DISORDER, 7)
        .of(
            PostGenerator.builder()
                .seed(7)
                .start(Instant.parse("2026-03-02T10:00:00Z"))
                .duration(Duration.ofHours(4))
                .postsPerSecond(0.015)
                .burstEvery(Duration.ofMinutes(50))
                .shares(
                    Shares.none()
                        .withCopies(0.1)
                        .withReposts(0.05)
                        .withReobserved(0.3)
                        .withEdited(0.05)
                        .withDeleted(0.05)
                        .withBroken(0.03))
                .build()
                .stream()
                .toList())
        .order();
  }

  /**
   * Sends everything to one partition, in small batches, of which a slow reader gets one at least.
   */
  private static void send(List<RawPost> posts, LocalKafka kafka) {
    kafka.createTopic(TOPIC, 1);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "batch.size", 2_000),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (RawPost post : posts) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(
                TOPIC, 0, post.getObservedAt().getMillis(), null, post.getPayload());
        record.headers().add("platform", post.getPlatform().getBytes(UTF_8));
        record.headers().add("collection", post.getCollection().getBytes(UTF_8));
        record.headers().add("attempt", Integer.toString(post.getAttempt()).getBytes(UTF_8));
        producer.send(record);
      }
    }
  }
}
