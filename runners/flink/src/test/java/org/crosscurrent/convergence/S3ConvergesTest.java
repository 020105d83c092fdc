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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.cli.Figures;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.services.BusyDirectory;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.crosscurrent.testkit.services.LocalS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live job archives to S3, which is away for a while in its middle; backfills read from it. */
@Tag("s3")
class S3ConvergesTest {

  private static final Inputs INPUTS = new Inputs();

  /** A request is tried four times before the job itself begins to wait and to try again. */
  private static final int REFUSALS = 16;

  @TempDir static Path folder;

  private static LocalPostgres postgres;
  private static LocalKafka kafka;
  private static LocalS3 s3;
  private static Path bucket;
  private static Ways ways;
  private static Tables expected;

  @BeforeAll
  static void streamThroughAnOutage() throws Exception {
    postgres = LocalPostgres.start();
    kafka = LocalKafka.start();
    s3 = LocalS3.start();
    bucket = s3.createBucket("posts");
    System.setProperty("aws.accessKeyId", s3.accessKey());
    System.setProperty("aws.secretAccessKey", s3.secretKey());
    ways = new Ways(postgres, kafka);
    Path envelopes = folder.resolve("envelopes.jsonl");
    GeneratorFiles.writeEnvelopes(INPUTS.inTime().iterator(), envelopes);
    String reference = ways.newStore("reference");
    ways.backfill(envelopes, reference);
    expected = Tables.of(reference);
    s3.refuse(30, REFUSALS);
    ways.stream(
        "posts.raw",
        1,
        INPUTS.withTooLate(),
        Map.of(),
        new Ways.Archive("s3://posts/live", bucket.resolve("live"), options()),
        INPUTS.inTime().size(),
        ways.newStore("live"),
        expected);
    assertThat(s3.refusedRequests()).isEqualTo(REFUSALS);
  }

  @AfterAll
  static void stop() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    s3.close();
    kafka.close();
    postgres.close();
  }

  @BeforeEach
  void forget() {
    s3.forgetRequests();
  }

  @Test
  void aBackfillFromS3GivesTheTablesOfTheLiveRun() throws Exception {
    String store = ways.newStore("again");
    ways.backfill("s3://posts/live", store, options());
    Expectations.assertSameTables(Tables.of(store), expected);
    assertThat(opened()).hasSameElementsAs(keys("live"));
  }

  @Test
  void aBackfillOfSomeHoursOpensOnlyTheirObjectsAndTakesOnlyTheirPosts() throws Exception {
    Instant from = Instant.parse("2026-03-02T11:20:00Z");
    Instant to = Instant.parse("2026-03-02T12:00:00Z");
    List<String> ofTheHour =
        keys("live").stream().filter(key -> key.contains("/hour=11/")).toList();
    assertThat(ofTheHour).hasSizeBetween(20, keys("live").size() / 2);

    String store = ways.newStore("some_hours");
    RunningJob job =
        ways.backfill("s3://posts/live", store, options("--from=" + from, "--to=" + to));

    assertThat(opened()).hasSameElementsAs(ofTheHour);
    assertThat(job.counters()).containsEntry("archive.files", (long) ofTheHour.size());
    assertThat(Figures.of(job, 0).read())
        .isEqualTo(
            INPUTS.inTime().stream()
                .map(GeneratedPost::observedAt)
                .filter(at -> !at.isBefore(from) && at.isBefore(to))
                .count());
  }

  /** That the tables of the live run are the expected ones was what it waited for. */
  @Test
  void theArchiveHasOneWholeObjectForEachPlatformAndMinute() throws Exception {
    List<String> keys = keys("live");
    assertThat(keys)
        .extracting(key -> key.replaceFirst("-[0-9a-f]{32}\\.jsonl\\.gz$", ""))
        .doesNotHaveDuplicates();
    long minutes =
        INPUTS.inTime().stream()
            .map(post -> post.raw().getPlatform() + post.observedAt().getEpochSecond() / 60)
            .distinct()
            .count();
    assertThat(keys).hasSize((int) minutes);
  }

  @Test
  void thousandsOfSmallObjectsAreReadOnceEach() throws Exception {
    List<GeneratedPost> posts = INPUTS.inTime();
    int objects = 3_000;
    Path envelopes = folder.resolve("one-by-one.jsonl");
    GeneratorFiles.writeEnvelopes(posts.iterator(), envelopes);
    List<String> lines = Files.readAllLines(envelopes);
    for (int i = 0; i < objects; i++) {
      Path object =
          bucket.resolve(
              "many/platform=any/date=2026-03-%02d/hour=%02d/part-%d.jsonl.gz"
                  .formatted(1 + i / 1_000, i % 24, i));
      Files.createDirectories(object.getParent());
      Files.write(object, gzip(lines.get(i % lines.size())));
    }
    String store = ways.newStore("many");
    RunningJob job = ways.backfill("s3://posts/many", store, options());
    assertThat(Figures.of(job, 0).read()).isEqualTo(objects);
    assertThat(opened()).hasSize(objects).doesNotHaveDuplicates();
    assertThat(s3.requests())
        .filteredOn(request -> request.startsWith("GET /posts?"))
        .as("listings")
        .hasSizeBetween(3, 9);
  }

  private static String[] options(String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--endpoint=" + s3.endpoint());
    return options.toArray(String[]::new);
  }

  /** The keys of the objects that were asked for, below the first folder. */
  private static List<String> opened() {
    return s3.requests().stream()
        .filter(request -> request.startsWith("GET /posts/") && !request.contains("?"))
        .map(request -> request.replaceFirst("GET /posts/[a-z]+/", "").replace("%3D", "="))
        .toList();
  }

  private static List<String> keys(String name) throws IOException {
    return BusyDirectory.files(bucket.resolve(name)).stream()
        .map(file -> bucket.resolve(name).relativize(file).toString())
        .filter(key -> key.endsWith(".jsonl.gz"))
        .sorted()
        .toList();
  }

  private static byte[] gzip(String line) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(line.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
