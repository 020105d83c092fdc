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
package org.crosscurrent.io.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.io.archive.ArchiveStore.StoredFile;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.RawPostCoder;
import org.joda.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("s3")
class S3ArchiveTest {

  private static final Instant START = Instant.parse("2026-03-04T22:10:00Z");

  private static Bucket bucket;

  @BeforeAll
  static void start() {
    bucket = new Bucket();
  }

  @AfterAll
  static void stop() {
    bucket.close();
  }

  @BeforeEach
  void forget() {
    bucket.server().forgetRequests();
  }

  @AfterEach
  void recover() {
    Bucket.use(bucket.server().accessKey(), bucket.server().secretKey());
    bucket.server().setAvailable(true);
  }

  @Test
  void whatIsWrittenIsReadAgainAndEachFileIsWrittenOnce() throws IOException {
    List<RawPost> posts = posts(40);
    write("s3://archive/round/trip", posts);

    List<String> keys = bucket.keys("round/trip");
    assertThat(keys)
        .hasSize(40)
        .allMatch(
            key ->
                key.matches(
                    "platform=(reddit|bluesky)/date=2026-03-0[45]/hour=[0-9]{2}/part-2026030[45]T"
                        + "[0-9]{4}00Z-0-of-1-[0-9a-f]{32}\\.jsonl\\.gz"));
    assertThat(bucket.get("round/trip/" + keys.get(0))).startsWith(0x1F, 0x8B);
    assertThat(bucket.requests("PUT /")).hasSize(40);
    assertThat(bucket.requests("POST /")).as("begin and end").hasSize(2 * 40);

    write("s3://archive/round/trip/", posts);
    assertThat(bucket.keys("round/trip")).isEqualTo(keys);
    readsBack(ReadArchive.from("s3://archive/round/trip"), posts);
    readsBack(ReadArchive.from("s3://archive/round/trip/"), posts);
    readsBack(ReadArchive.from("s3://archive/round/*/platform=*/**.gz"), posts);
  }

  @Test
  void aSelectionListsAndOpensOnlyThePartitionsThatItNeeds() throws IOException {
    List<RawPost> posts = posts(80);
    write("s3://archive/pruned", posts);
    Instant from = Instant.parse("2026-03-05T00:30:00Z");
    Instant to = Instant.parse("2026-03-05T02:00:00Z");
    List<RawPost> wanted =
        posts.stream()
            .filter(raw -> raw.getPlatform().equals("bluesky"))
            .filter(raw -> !raw.getObservedAt().isBefore(from) && raw.getObservedAt().isBefore(to))
            .toList();
    assertThat(wanted).hasSizeBetween(5, 20);
    List<String> inDay = keys("pruned", "platform=bluesky/date=2026-03-05/.*");
    List<String> inHours = keys("pruned", "platform=bluesky/date=2026-03-05/hour=0[01]/.*");
    bucket.server().forgetRequests();

    readsBack(
        ReadArchive.from("s3://archive/pruned").withPlatforms(Set.of("bluesky")).between(from, to),
        wanted);

    assertThat(asked("GET")).containsExactlyInAnyOrderElementsOf(inHours);
    assertThat(asked("HEAD"))
        .contains("")
        .filteredOn(key -> !key.isEmpty())
        .hasSize(inDay.size() + inHours.size())
        .isSubsetOf(inDay);
    assertThat(bucket.requests("GET /archive?"))
        .singleElement()
        .asString()
        .contains("bluesky", "2026-03-05");
  }

  private static List<String> keys(String folder, String pattern) throws IOException {
    return bucket.keys(folder).stream().filter(key -> key.matches(pattern)).toList();
  }

  /** The keys in the folder "pruned" that were asked for by a method. */
  private static List<String> asked(String method) {
    return bucket.requests(method + " /archive/pruned").stream()
        .map(request -> request.replaceFirst("[A-Z]+ /archive/pruned/?", "").replace("%3D", "="))
        .toList();
  }

  @Test
  void aRangeOfAllPlatformsAsksForNoObjectOfAnotherDay() throws IOException {
    List<RawPost> posts = posts(80);
    write("s3://archive/days", posts);
    Instant midnight = Instant.parse("2026-03-05T00:00:00Z");
    bucket.server().forgetRequests();
    readsBack(
        ReadArchive.from("s3://archive/days").between(new Instant(0), midnight),
        posts.stream().filter(raw -> raw.getObservedAt().isBefore(midnight)).toList());
    assertThat(bucket.requests("HEAD"))
        .hasSizeGreaterThan(20)
        .noneMatch(request -> request.contains("2026-03-05"));
  }

  @Test
  void aSelectionOfAFolderWithoutPartitionsLooksIntoAllItsFiles() throws IOException {
    List<RawPost> posts = posts(10);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (RawPost raw : posts) {
      lines.writeBytes(EnvelopeJson.write(raw));
      lines.write('\n');
    }
    bucket.put("flat/deeper/a.jsonl", lines.toByteArray());
    readsBack(
        ReadArchive.from("s3://archive/flat").withPlatforms(Set.of("bluesky")),
        posts.stream().filter(raw -> raw.getPlatform().equals("bluesky")).toList());
  }

  @Test
  void aSelectionThatNothingFitsIsNoError() throws IOException {
    write("s3://archive/unfit", posts(4));
    readsBack(
        ReadArchive.from("s3://archive/unfit").between(START.minus(9_000_000), START), List.of());
  }

  @Test
  void moreObjectsThanOneListingHoldsAreFound() throws IOException {
    for (int i = 0; i < 2_500; i++) {
      bucket.put("many/part-" + i + ".jsonl", "\n".getBytes(UTF_8));
    }
    bucket.put("many/.hidden.jsonl", new byte[1]);
    bucket.put("many/other.txt", new byte[1]);
    FileSystems.setDefaultPipelineOptions(bucket.options());
    List<StoredFile> files =
        ArchiveStore.of(bucket.options()).find("s3://archive/many", Selection.ALL);
    assertThat(files).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(files.get(0)).isEqualTo(new StoredFile("s3://archive/many/part-0.jsonl", 1, true));
    assertThat(bucket.requests("GET /archive?")).hasSize(3);
  }

  @Test
  void whatAnotherJobOfTheProcessHasSetDoesNotMatter() throws IOException {
    bucket.put("another/job/a.jsonl", new byte[1]);
    PipelineOptions options = bucket.options();
    FileSystems.setDefaultPipelineOptions(Bucket.optionsFor(URI.create("http://127.0.0.1:1")));
    assertThat(ArchiveStore.of(options).find("s3://archive/another", Selection.ALL)).hasSize(1);
  }

  @Test
  void aConnectionThatBreaksInTheMiddleIsReadOn() throws IOException {
    List<RawPost> posts = new ArrayList<>();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Random random = new Random(5);
    try (OutputStream gzip = new GZIPOutputStream(lines)) {
      for (int i = 0; i < 3_000; i++) {
        String payload = "{\"n\":" + i + ",\"r\":" + random.nextLong() + "}";
        RawPost raw = RawPost.of("reddit", "api", START.plus(i), payload.getBytes(UTF_8));
        posts.add(raw);
        gzip.write(EnvelopeJson.write(raw));
        gzip.write('\n');
      }
    }
    bucket.put("broken/a.jsonl.gz", lines.toByteArray());
    bucket.server().cutNextObjectAfter(lines.size() / 2);

    readsBack(ReadArchive.from("s3://archive/broken/a.jsonl.gz"), posts);
    assertThat(bucket.requests("GET /archive/broken/a.jsonl.gz")).hasSize(2);
  }

  @Test
  void anArchiveOutlivesAServerThatRefusesForAWhile() throws IOException {
    List<RawPost> posts = posts(3);
    long before = bucket.server().refusedRequests();
    bucket.server().refuse(1, 6);
    write("s3://archive/patient", posts);
    assertThat(bucket.server().refusedRequests()).isEqualTo(before + 6);
    bucket.server().refuse(0, 6);
    readsBack(ReadArchive.from("s3://archive/patient"), posts);
    assertThat(bucket.server().refusedRequests()).isEqualTo(before + 12);
  }

  @Test
  void halfAFileIsNeverThereUnderTheNameOfAWholeOne() throws IOException {
    PipelineOptions options = bucket.options();
    FileSystems.setDefaultPipelineOptions(options);
    ArchiveStore store = ArchiveStore.of(options);
    byte[] bytes = new byte[12 << 20];
    new Random(7).nextBytes(bytes);
    bucket.server().refuse(2, 4);
    assertThatThrownBy(() -> store.put("s3://archive/half", "a.jsonl.gz", bytes))
        .isInstanceOf(StoreFailureException.class)
        .hasMessageContaining("503");
    assertThat(bucket.requests("PUT /archive/half")).isNotEmpty();
    assertThat(store.find("s3://archive", Selection.ALL))
        .noneMatch(file -> file.name().contains("half"));
  }

  @Test
  void aBigPlainFileIsReadInPieces() throws IOException {
    List<RawPost> posts = posts(200);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (RawPost raw : posts) {
      lines.writeBytes(EnvelopeJson.write(raw));
      lines.write('\n');
    }
    bucket.put("plain/a.jsonl", lines.toByteArray());
    Pipeline pipeline = Pipeline.create(bucket.options());
    ReadArchive.Result read =
        ReadArchive.read(
            pipeline.begin(),
            "s3://archive/plain/a.jsonl",
            Selection.ALL,
            new ReadArchive.Envelopes(),
            5_000);
    PAssert.that(read.posts()).containsInAnyOrder(posts);
    pipeline.run().waitUntilFinish();
    assertThat(bucket.requests("GET /archive/plain/a.jsonl")).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3://nowhere/x     | Archive s3://nowhere/x cannot be %s: S3 at ENDPOINT has no bucket "nowhere".
          s3://              | Archive s3:// names no bucket: an address is s3://bucket/folder.
          """)
  void anAddressThatLeadsNowhereIsNamed(String path, String sentence) {
    refusesToRead(path, bucket.options(), sentence);
    refusesToWrite(path, bucket.options(), sentence);
  }

  @Test
  void anEmptyFolderIsNamedAndCanBeWrittenTo() throws IOException {
    String sentence = "Archive s3://archive/empty holds no .jsonl or .jsonl.gz file.";
    refusesToRead("s3://archive/empty", bucket.options(), sentence);
    ArchiveProbe.checkWritable("s3://archive/empty", bucket.options());
    assertThat(bucket.keys("empty")).containsExactly(".crosscurrent");
    refusesToRead("s3://archive/empty", bucket.options(), sentence);
    refusesToRead("s3://archive/em*.gz", bucket.options(), "No file matches s3://archive/em*.gz.");
  }

  @Test
  void wrongCredentialsAreToldWithoutBeingShown() {
    Bucket.use(bucket.server().accessKey(), "not-the-secret");
    String secret =
        "Archive s3://archive/x cannot be %s: S3 at ENDPOINT refuses the AWS credentials: the"
            + " secret is not that of the access key id.";
    refusesToRead("s3://archive/x", bucket.options(), secret);
    refusesToWrite("s3://archive/x", bucket.options(), secret);
    Bucket.use("NOBODY", "not-the-secret");
    String key =
        "Archive s3://archive/x cannot be %s: S3 at ENDPOINT does not know the access key id of"
            + " these AWS credentials.";
    refusesToRead("s3://archive/x", bucket.options(), key);
    refusesToWrite("s3://archive/x", bucket.options(), key);
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    PipelineOptions nobody = Bucket.optionsFor(URI.create("http://127.0.0.1:1"));
    String sentence =
        "Archive s3://archive/x cannot be %s: S3 at http://127.0.0.1:1 cannot be reached.";
    refusesToRead("s3://archive/x", nobody, sentence);
    refusesToWrite("s3://archive/x", nobody, sentence);

    bucket.server().setAvailable(false);
    refusesToRead(
        "s3://archive/x",
        bucket.options(),
        "Archive s3://archive/x cannot be read: S3 at ENDPOINT answers 503 (SlowDown).");
  }

  private static void refusesToRead(String path, PipelineOptions options, String sentence) {
    assertThatThrownBy(() -> ArchiveProbe.checkReadable(path, options))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(filled(sentence, "read"));
  }

  private static void refusesToWrite(String path, PipelineOptions options, String sentence) {
    assertThatThrownBy(() -> ArchiveProbe.checkWritable(path, options))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(filled(sentence, "written to"));
  }

  private static String filled(String sentence, String done) {
    return sentence.replace("%s", done).replace("ENDPOINT", bucket.server().endpoint().toString());
  }

  private static void write(String root, List<RawPost> posts) {
    List<TimestampedValue<RawPost>> stamped = new ArrayList<>();
    posts.forEach(raw -> stamped.add(TimestampedValue.of(raw, raw.getObservedAt())));
    Pipeline pipeline = Pipeline.create(bucket.options());
    pipeline
        .apply(Create.timestamped(stamped).withCoder(RawPostCoder.of()))
        .apply("Archive", WriteArchive.to(root));
    pipeline.run().waitUntilFinish();
  }

  private static void readsBack(ReadArchive reader, List<RawPost> posts) {
    Pipeline pipeline = Pipeline.create(bucket.options());
    ReadArchive.Result read = pipeline.apply("Read", reader);
    PAssert.that(read.posts()).containsInAnyOrder(posts);
    PAssert.that(read.deadLetters()).empty();
    pipeline.run().waitUntilFinish();
  }

  /** Every five minutes, of two platforms in turn. */
  private static List<RawPost> posts(int count) {
    List<RawPost> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      posts.add(
          RawPost.of(
              i % 2 == 0 ? "reddit" : "bluesky",
              "api",
              START.plus(300_000L * i),
              ("{\"i\":" + i + "}").getBytes(UTF_8)));
    }
    return posts;
  }
}
