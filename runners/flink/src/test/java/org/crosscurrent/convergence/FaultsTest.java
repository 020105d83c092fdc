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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.crosscurrent.pipelines.Scoring;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.sentiment.VaderSentiment;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.services.FlinkCluster;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live job on a real cluster, with Kafka and Postgres as processes of their own, while all of
 * them fail: the tables and the archive are those of a run that nothing disturbed.
 *
 * <p>The random moments follow from a seed that is printed; {@code -Dcrosscurrent.faults.seed=N}
 * repeats them.
 */
@Tag("cluster")
class FaultsTest {

  private static final Inputs INPUTS = new Inputs();
  private static final List<GeneratedPost> POSTS = INPUTS.shuffled(31);
  private static final long SEED = Long.getLong("crosscurrent.faults.seed", System.nanoTime());

  /** At this rate an undisturbed run takes so many seconds. */
  private static final long SECONDS = 20;

  @TempDir static Path folder;

  private static LocalPostgres postgres;
  private static LocalKafka kafka;
  private static FlinkCluster cluster;
  private static SlowTopic topic;
  private static Ways ways;
  private static String reference;
  private static Tables expected;

  @BeforeAll
  static void start() throws Exception {
    System.out.println("Seed of the faults: " + SEED);
    postgres =
        LocalPostgres.builder()
            .setting("synchronous_commit", "on")
            .setting("deadlock_timeout", "500ms")
            .start();
    kafka = SlowTopic.startBroker();
    cluster = FlinkCluster.builder().taskManagers(2).slots(2).start();
    topic = new SlowTopic(kafka);
    ways = new Ways(postgres, kafka);
    for (String output : List.of("posts.normalised", "signals", "posts.dead-letters")) {
      kafka.createTopic(output, 1);
    }
    Path envelopes = folder.resolve("envelopes.jsonl");
    GeneratorFiles.writeEnvelopes(INPUTS.inTime().iterator(), envelopes);
    reference = ways.newStore("undisturbed");
    ways.backfill(envelopes, reference);
    expected = Tables.of(reference);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    kafka.close();
    postgres.close();
  }

  @Test
  void taskManagersThatAreKilledABrokerThatIsKilledAndAnArchiveThatCannotBeWritten()
      throws Exception {
    kafka.createTopic("posts.killed", 2);
    topic.fill("posts.killed", POSTS);
    topic.limitTo(bytesPerSecond());
    Path archive = folder.resolve("archive-killed");
    Random random = new Random(SEED);
    try (ClusterStream stream = stream("posts.killed", archive)) {
      stream.start("--parallelism=4");
      long[] moments = random.longs(3, signals(0.05), signals(0.55)).sorted().toArray();
      System.out.println("TaskManagers die at " + Arrays.toString(moments) + " signals.");
      for (long moment : moments) {
        stream.awaitSignals(moment);
        // Not while it is still coming back: one that runs no task yet would not be missed.
        stream.awaitCheckpoint();
        Optional<String> before = stream.job().lastRestart();
        List<Integer> running = cluster.taskManagers();
        cluster.killTaskManager(running.get(random.nextInt(running.size())));
        cluster.startTaskManager();
        stream.awaitRestartAfter(before);
      }
      // However long all this takes, something is left to be archived when the archive is away.
      topic.limitTo(bytesPerSecond() / 10);
      kafka.kill();
      kafka.restart();

      Optional<String> before = stream.job().lastRestart();
      Path away = folder.resolve("archive-away");
      Ways.patiently().until(() -> Files.isDirectory(archive));
      Files.move(archive, away);
      Files.createFile(archive);
      assertThat(stream.awaitRestartAfter(before)).contains("ArchiveException");
      Files.delete(archive);
      Files.move(away, archive);

      topic.lift();
      stream.awaitTables(expected, POSTS.size());
    }
    String again = ways.newStore("killed_again");
    ways.backfill(archive, again);
    Expectations.assertSameTables(Tables.of(again), expected);
  }

  @Test
  void aSavepointWithOtherOptionsAndParallelismAndAJobManagerThatIsKilled() throws Exception {
    kafka.createTopic("posts.moved", 2);
    topic.fill("posts.moved", POSTS);
    topic.limitTo(bytesPerSecond());
    try (ClusterStream stream = stream("posts.moved", folder.resolve("archive-moved"))) {
      stream.start("--parallelism=2");
      stream.awaitSignals(signals(0.15));
      stream.awaitCheckpoint();
      String savepoint = stream.job().stop(cluster.savepoints().toUri().toString());

      String[] changed = {"--parallelism=4", "--kafka-output=true", "--store-batch-size=50"};
      stream.start(with(changed, "--savepoint-path=" + savepoint));
      stream.awaitSignals(signals(0.4));
      stream.awaitCheckpoint();
      cluster.killJobManager();
      Path checkpoint = stream.newestCheckpoint();
      cluster.restartJobManager();

      stream.start(with(changed, "--savepoint-path=" + checkpoint));
      stream.awaitSignals(signals(0.6));
      topic.lift();
      stream.awaitTables(expected, POSTS.size());
    }
  }

  @Test
  void aPostgresThatCrashesAndATextOnWhichTheEngineBreaks() throws Exception {
    kafka.createTopic("posts.poisoned", 1);
    sendPoison("posts.poisoned");
    topic.fill("posts.poisoned", INPUTS.inTime());
    topic.limitTo(bytesPerSecond());
    Path archive = folder.resolve("archive-poisoned");
    try (ClusterStream stream =
        stream("posts.poisoned", archive)
            .withScoring(
                Scoring.defaults().withSentiment(ScoreSentiment.with(PoisonedEngine::new)),
                "enrichment-failed",
                "reddit:t3_poison")) {
      stream.start("--parallelism=2");
      for (double moment : new double[] {0.2, 0.5}) {
        stream.awaitSignals(signals(moment));
        postgres.crash();
        postgres.restart();
      }
      topic.lift();
      stream.awaitTables(expected, POSTS.size() + 1);
    }
    assertThat(
            Tables.query(
                storeOf("posts.poisoned"),
                "SELECT concat_ws('|', stage, message, convert_from(payload, 'UTF8')::json->>'title')"
                    + " FROM dead_letters WHERE reason = 'enrichment-failed'"))
        .containsExactly(
            "score|vader/"
                + VaderSentiment.create().version()
                + " could not score reddit:t3_poison: it threw java.lang.IllegalStateException.|"
                + PoisonedEngine.POISON);
    assertThat(
            Tables.query(
                storeOf("posts.poisoned"),
                "SELECT concat_ws('|', failed, sentiment, toxicity_label) FROM signals"
                    + " WHERE post_id = 'reddit:t3_poison'"))
        .as("the post goes on without the score that failed")
        .containsExactly("{sentiment}|neither");
  }

  private static ClusterStream stream(String name, Path archive) {
    ways.newStore(nameOf(name));
    return new ClusterStream(cluster, kafka.bootstrapServers(), name, storeOf(name), archive);
  }

  private static String nameOf(String topic) {
    return topic.replace('.', '_');
  }

  private static String storeOf(String topic) {
    return postgres.urlOf(nameOf(topic));
  }

  private static String[] with(String[] arguments, String more) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = more;
    return all;
  }

  /** A share of the rows that the table of signals has in the end. */
  private static long signals(double share) {
    return (long) (share * expected.get("signals").size());
  }

  private static long bytesPerSecond() {
    long bytes = POSTS.stream().mapToLong(post -> post.raw().getPayload().length + 150).sum();
    return bytes / SECONDS;
  }

  private static void sendPoison(String name) throws Exception {
    String payload =
        """
        {"id": "poison", "name": "t3_poison", "subreddit": "test", "title": "%s", "selftext": "",
         "author": "somebody", "created_utc": %d, "score": 1, "num_comments": 0}
        """;
    Instant first = INPUTS.inTime().get(0).observedAt();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] value =
          payload.formatted(PoisonedEngine.POISON, first.getEpochSecond()).getBytes(UTF_8);
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(name, 0, first.toEpochMilli(), null, value);
      record.headers().add("platform", "reddit".getBytes(UTF_8));
      record.headers().add("collection", "api".getBytes(UTF_8));
      producer.send(record).get();
    }
  }

  @Test
  void aSecondWriterOfTheSameRowsWhichRunsIntoDeadlocks() throws Exception {
    Path envelopes = folder.resolve("envelopes.jsonl");
    long lost;
    try (SecondWriter writer = SecondWriter.start(reference)) {
      ways.backfill(envelopes, reference, "--store-batch-size=200");
      lost = writer.deadlocksOfOthers();
    }
    Expectations.assertSameTables(Tables.of(reference), expected);
    assertThat(lost).as("deadlocks that the job lost").isPositive();
  }
}
