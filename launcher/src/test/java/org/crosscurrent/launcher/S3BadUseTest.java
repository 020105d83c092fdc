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
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is wrong with an archive in S3 is told in one sentence, and no secret is told at all. */
@Tag("s3")
class S3BadUseTest {

  private static final String LINE =
      "{\"platform\":\"reddit\",\"collection\":\"live\",\"observed_at\":\"2026-02-25T06:13:20.000Z\","
          + "\"attempt\":0,\"payload\":{\"id\":\"p1\",\"name\":\"t3_p1\",\"subreddit\":\"java\","
          + "\"title\":\"A post\",\"selftext\":\"\",\"author\":\"a\",\"created_utc\":1772000000,"
          + "\"score\":1,\"num_comments\":1,\"permalink\":\"/r/java/comments/p1/x/\"}}\n";

  private static final String DUMP = "{\"id\":1,\"at\":1772445600,\"text\":\"x\"}\n";

  private static LocalS3 s3;
  private static LocalKafka kafka;
  @TempDir Path folder;
  private Log log;

  @BeforeAll
  static void start() throws Exception {
    s3 = LocalS3.start();
    kafka = LocalKafka.start();
    kafka.createTopic("posts.raw", 1);
    Path bucket = s3.createBucket("archive");
    Files.write(bucket.resolve("posts.jsonl"), LINE.getBytes(UTF_8));
    // Nobody else's credentials or region, and no questions to a machine that is none of Amazon's.
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.configFile", "/nonexistent");
    System.setProperty("aws.sharedCredentialsFile", "/nonexistent");
  }

  @AfterAll
  static void stop() {
    Stream.of("aws.disableEc2Metadata", "aws.configFile", "aws.sharedCredentialsFile")
        .forEach(System::clearProperty);
    s3.close();
    kafka.close();
  }

  @BeforeEach
  void begin() throws JoranException {
    use(s3.accessKey(), s3.secretKey());
    log = new Log(folder);
  }

  @AfterEach
  void noSecretIsInTheLog() throws IOException {
    List<String> lines = log.end();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    s3.setAvailable(true);
    assertThat(lines).noneMatch(line -> line.contains(s3.secretKey()));
  }

  @Test
  void aMissingBucketIsNamed() {
    String sentence = "S3 at " + s3.endpoint() + " has no bucket \"nowhere\".";
    assertRefused(backfill("s3://nowhere/x"), "s3://nowhere/x cannot be read: " + sentence);
    assertRefused(stream("s3://nowhere/x"), "s3://nowhere/x cannot be written to: " + sentence);
  }

  @Test
  void anAddressWithoutFilesIsNamed() {
    assertRefused(
        backfill("s3://archive/empty/"),
        "Archive s3://archive/empty/ holds no .jsonl or .jsonl.gz file.");
  }

  @Test
  void wrongCredentialsAreToldApart() {
    use(s3.accessKey(), "not-the-secret");
    String wrong = "the secret is not that of the access key id.";
    assertRefused(backfill("s3://archive/posts.jsonl"), wrong);
    assertRefused(stream("s3://archive/live"), wrong);
    use("NOBODY", s3.secretKey());
    String unknown = "does not know the access key id of these AWS credentials.";
    assertRefused(backfill("s3://archive/posts.jsonl"), unknown);
    assertRefused(stream("s3://archive/live"), unknown);
  }

  @Test
  void missingCredentialsAreTold() {
    assumeTrue(noneIsSet("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"));
    assumeTrue(noneIsSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"));
    assumeTrue(noneIsSet("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    String sentence = "no AWS credentials are found: set AWS_ACCESS_KEY_ID";
    assertRefused(backfill("s3://archive/posts.jsonl"), sentence);
    assertRefused(stream("s3://archive/live"), sentence);
  }

  @Test
  void aMissingRegionIsTold() {
    assumeTrue(noneIsSet("AWS_REGION"));
    assertRefused(
        Run.of("backfill", "--input=s3://archive/posts.jsonl"),
        "S3 needs a region: give --aws-region=eu-central-1, for example, or set AWS_REGION.");
  }

  @Test
  void aServerThatIsAwayIsNamed() {
    assertRefused(
        Run.of("backfill", "--input=s3://archive/posts.jsonl", "--endpoint=http://127.0.0.1:1"),
        "S3 at http://127.0.0.1:1 cannot be reached.");
    assertRefused(
        Run.of("backfill", "--input=s3://archive/x", "--endpoint=http://nowhere.invalid"),
        "S3 at http://nowhere.invalid is at a host that is not known.");
    s3.setAvailable(false);
    assertRefused(backfill("s3://archive/posts.jsonl"), "answers 503 (SlowDown).");
    assertRefused(stream("s3://archive/live"), "answers 503 (SlowDown).");
  }

  /** The client of S3 alone would try for minutes. */
  @Test
  void aServerThatTakesConnectionsAndStaysSilentIsNamed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String endpoint = "http://127.0.0.1:" + silent.getLocalPort();
      Run run =
          assertTimeout(
              Duration.ofMinutes(1),
              () -> Run.of("backfill", "--input=s3://archive/x", "--endpoint=" + endpoint));
      assertRefused(run, "S3 at " + endpoint + " does not answer in time.");
    }
  }

  @Test
  void aBackfillWithGoodCredentialsKeepsThemToItself() {
    Run run = backfill("s3://archive/posts.jsonl");
    assertThat(folder.resolve("crosscurrent.log")).isNotEmptyFile();
    assertThat(run.exitCode()).as(String.join("\n", run.messages())).isZero();
    assertThat(run.messages()).last().asString().startsWith("backfill done in");
  }

  @Test
  void mappingFilesAreReadFromS3AndWhatIsWrongWithTheirFolderIsTold() throws IOException {
    Path bucket = s3.createBucket("mappings");
    Files.createDirectory(bucket.resolve("own"));
    Files.writeString(
        bucket.resolve("own/note.yaml"),
        "{mapping: 1, shape: note, platform: quill, title: A note, provenance: documented,"
            + " recognise: [id], critical: [text], post: {id: id, createdAt: at, text: text}}");
    String dump = Files.writeString(folder.resolve("dump.jsonl"), DUMP).toString();
    String[] read = {"--format=native", "--platform=quill", "--mappings=s3://mappings/own"};
    Path summary = folder.resolve("summary.json");
    Run run = backfill(dump, read[0], read[1], read[2], "--summary=" + summary);
    assertThat(run.exitCode()).as(String.join("\n", run.messages())).isZero();
    assertThat(Files.readString(summary)).contains("\"accepted\" : 1,");

    assertRefused(
        backfill(dump, read[0], read[1], "--mappings=s3://mappings/none/"),
        "--mappings: there is no *.yaml in s3://mappings/none/");
    assertRefused(
        backfill(dump, read[0], read[1], "--mappings=s3://nowhere/x"),
        "--mappings: s3://nowhere/x cannot be read");
  }

  @Test
  void credentialsOfTheCommandLineAreKeptToItselfToo() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    Run run =
        backfill(
            "s3://archive/posts.jsonl",
            "--aws-credentials-provider={\"@type\":\"StaticCredentialsProvider\",\"accessKeyId\":\""
                + s3.accessKey()
                + "\",\"secretAccessKey\":\""
                + s3.secretKey()
                + "\"}");
    assertThat(run.exitCode()).as(String.join("\n", run.messages())).isZero();
    assertThat(String.join("\n", run.messages())).doesNotContain(s3.secretKey());
  }

  private static boolean noneIsSet(String... variables) {
    return Stream.of(variables).allMatch(name -> System.getenv(name) == null);
  }

  private static void use(String accessKey, String secretKey) {
    System.setProperty("aws.accessKeyId", accessKey);
    System.setProperty("aws.secretAccessKey", secretKey);
  }

  private static Run backfill(String input, String... more) {
    List<String> line = new ArrayList<>(List.of("backfill", "--input=" + input));
    line.add("--endpoint=" + s3.endpoint());
    line.addAll(List.of(more));
    return Run.of(line.toArray(String[]::new));
  }

  private static Run stream(String archive) {
    return Run.of(
        "stream",
        "--bootstrap-servers=" + kafka.bootstrapServers(),
        "--archive=" + archive,
        "--endpoint=" + s3.endpoint());
  }

  private static void assertRefused(Run run, String sentence) {
    assertThat(run.messages()).hasSize(1);
    assertThat(run.messages().get(0)).startsWith("crosscurrent: ").contains(sentence);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  /** The log of the launcher, with everything that is only for those who look for bugs. */
  private static final class Log {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Path file;

    Log(Path folder) throws JoranException {
      file = folder.resolve("crosscurrent.log");
      context.reset();
      context.putProperty("crosscurrent.log", file.toString());
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(Log.class.getResource("/logback.xml"));
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.DEBUG);
    }

    List<String> end() throws IOException {
      context.reset();
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
      return Files.readAllLines(file);
    }
  }
}
