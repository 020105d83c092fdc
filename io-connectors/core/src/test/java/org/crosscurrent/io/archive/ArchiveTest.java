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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.RawPostCoder;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private static final Instant START = Instant.parse("2026-03-05T06:58:30Z");

  @TempDir Path root;

  @Test
  void whatIsWrittenInABatchIsReadAgainWithItsBytes() throws IOException {
    List<RawPost> posts = posts(200);
    write(posts);

    assertThat(files())
        .isNotEmpty()
        .allMatch(
            name ->
                name.matches(
                    "platform=(reddit|mastodon|%2e.%2fx)/date=2026-03-05/hour=0[67]/part-20260305T"
                        + "06(58|59)00Z-0-of-1-[0-9a-f]{32}\\.jsonl\\.gz|"
                        + "platform=(reddit|mastodon|%2e.%2fx)/date=2026-03-05/hour=07/part-"
                        + "20260305T070[0-9]00Z-0-of-1-[0-9a-f]{32}\\.jsonl\\.gz"));
    readsBack(ReadArchive.from(root.toString()), posts);
  }

  @Test
  void aSecondRunOverTheSameInputInAnotherOrderChangesNoName() throws IOException {
    List<RawPost> posts = posts(50);
    write(posts);
    List<String> once = files();
    Collections.shuffle(posts, new Random(7));
    write(posts);
    assertThat(files()).isEqualTo(once);

    RawPost other = RawPost.of("reddit", "api", START, "{\"other\":1}".getBytes(UTF_8));
    write(List.of(other));
    assertThat(files()).hasSize(once.size() + 1);
    posts.add(other);
    readsBack(ReadArchive.from(root.toString()), posts);
  }

  @Test
  void aStreamIsWrittenAsTheWatermarkPassesAndWholeAtTheEndWithShards() throws IOException {
    List<RawPost> posts = posts(60);
    TestStream.Builder<RawPost> stream = TestStream.create(RawPostCoder.of());
    for (int i = 0; i < posts.size(); i++) {
      stream = stream.addElements(TimestampedValue.of(posts.get(i), posts.get(i).getObservedAt()));
      if (i % 20 == 19) {
        stream = stream.advanceWatermarkTo(posts.get(i).getObservedAt());
      }
    }
    RawPost late = RawPost.of("reddit", "api", START, "late".getBytes(UTF_8));
    stream = stream.addElements(TimestampedValue.of(late, START));
    posts.add(late);

    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(stream.advanceWatermarkToInfinity())
        .apply("Archive", WriteArchive.to(root.toString()).withShards(3));
    pipeline.run().waitUntilFinish();

    assertThat(files()).anyMatch(name -> name.contains("-2-of-3-"));
    readsBack(ReadArchive.from(root.toString()), posts);
  }

  @Test
  void aSelectionLeavesOutPartitionsAndThenSingleEnvelopes() throws IOException {
    List<RawPost> posts = posts(100);
    write(posts);
    Files.writeString(
        Files.createDirectories(root.resolve("platform=other/date=2026-03-05/hour=06"))
            .resolve("part-bad.jsonl.gz"),
        "never opened");
    Instant from = START.plus(30_000);
    Instant to = START.plus(150_000);
    List<RawPost> wanted =
        posts.stream()
            .filter(raw -> raw.getPlatform().equals("reddit"))
            .filter(raw -> !raw.getObservedAt().isBefore(from) && raw.getObservedAt().isBefore(to))
            .toList();
    assertThat(wanted).hasSizeBetween(5, 40);
    readsBack(
        ReadArchive.from(root.toString()).withPlatforms(Set.of("reddit")).between(from, to),
        wanted);
  }

  @Test
  void linesThatAreNoEnvelopesAreDeadLettersWithTheirBytes() throws IOException {
    byte[] garbage = {'n', 'o', (byte) 0xFE, '!'};
    byte[] envelope = EnvelopeJson.write(posts(1).get(0));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(garbage);
    file.write('\n');
    file.writeBytes(envelope);
    file.writeBytes("\r\n\n{\"platform\":\"x\"}".getBytes(UTF_8));
    Files.write(root.resolve("a.jsonl"), file.toByteArray());

    Pipeline pipeline = Pipeline.create();
    ReadArchive.Result read = pipeline.apply(ReadArchive.from(root + "/*.jsonl"));
    PAssert.that(read.posts()).containsInAnyOrder(posts(1));
    PAssert.that(read.deadLetters())
        .containsInAnyOrder(
            letter(DeadLetterReason.MALFORMED, "The line is no JSON object.", garbage),
            letter(
                DeadLetterReason.MISSING_FIELD,
                "The envelope has no field payload.",
                "{\"platform\":\"x\"}".getBytes(UTF_8)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aPlainFileIsReadInPiecesAndGivesEachLineOnce() throws IOException {
    List<RawPost> posts = posts(300);
    try (OutputStream file = Files.newOutputStream(root.resolve("big.jsonl"))) {
      for (RawPost raw : posts) {
        file.write(EnvelopeJson.write(raw));
        file.write('\n');
      }
    }
    readsBack(inSmallPieces(root.resolve("big.jsonl").toString()), posts);
  }

  @Test
  void nativeLinesAreEnvelopesWithoutATimeWhateverTheirBytes() throws IOException {
    byte[] first = "{\"id\":\"a\"}".getBytes(UTF_8);
    byte[] second = {(byte) 0xC3, 0x28, '{'};
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (byte[] line : List.of(first, second)) {
      try (OutputStream gzip = new GZIPOutputStream(members)) {
        gzip.write(line);
        gzip.write('\n');
      }
    }
    Path dump = Files.write(root.resolve("dump.jsonl.gz"), members.toByteArray());

    Pipeline pipeline = Pipeline.create();
    ReadArchive.Result read = pipeline.apply(ReadNative.from(dump.toString()).platform("reddit"));
    PAssert.that(read.posts())
        .containsInAnyOrder(
            RawPost.of("reddit", "file", null, first), RawPost.of("reddit", "file", null, second));
    PAssert.that(read.deadLetters()).empty();
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aBrokenGzipIsNamed() throws IOException {
    write(posts(20));
    Path whole = root.resolve(files().get(0));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(root.resolve("cut.jsonl.gz"), Arrays.copyOf(bytes, bytes.length - 9));
    Path none = Files.writeString(root.resolve("none.jsonl.gz"), "no gzip");

    fails(
        cut, "Archive file " + cut + " is no readable gzip: Unexpected end of ZLIB input stream.");
    fails(none, "Archive file " + none + " is no readable gzip: Not in GZIP format.");
    assertThatThrownBy(() -> ArchiveProbe.checkReadable(none.toString(), options()))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("Archive file " + none + " is no readable gzip: Not in GZIP format.");
  }

  @Test
  void aPathThatLeadsNowhereIsNamed() {
    Path absent = root.resolve("absent");
    fails(absent, "Archive " + absent + " does not exist.");
    fails(root, "Archive " + root + " holds no .jsonl or .jsonl.gz file.");
    fails(root.resolve("*.jsonl"), "No file matches " + root.resolve("*.jsonl") + ".");
    assertThatThrownBy(() -> ArchiveProbe.checkReadable(absent.toString(), options()))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("Archive " + absent + " does not exist.");
    assertThatThrownBy(() -> ArchiveProbe.checkReadable("nosuch://a/b", options()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("Archive nosuch://a/b cannot be read: ");
  }

  @Test
  void aDirectoryThatCanBeMadeCanBeWrittenTo() throws IOException {
    ArchiveProbe.checkWritable(root.resolve("new/archive").toString(), options());
    assertThat(root.resolve("new/archive")).isDirectory();
    Path file = Files.writeString(root.resolve("file"), "");
    assertThatThrownBy(() -> ArchiveProbe.checkWritable(file.toString(), options()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("Archive " + file + " cannot be written to");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WriteArchive.to("x").withShards(0))
        .withMessage("shards must be from 1 to 1000, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WriteArchive.to("x").withWindow(Duration.millis(5)))
        .withMessage("window must be from 1 s to 1 h, but is PT0.005S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadArchive.from("x").between(START, START));
  }

  private void write(List<RawPost> posts) {
    List<TimestampedValue<RawPost>> stamped = new ArrayList<>();
    posts.forEach(raw -> stamped.add(TimestampedValue.of(raw, raw.getObservedAt())));
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(Create.timestamped(stamped).withCoder(RawPostCoder.of()))
        .apply("Archive", WriteArchive.to(root.toString()));
    pipeline.run().waitUntilFinish();
  }

  private static void readsBack(
      PTransform<PBegin, ReadArchive.Result> reader, List<RawPost> posts) {
    Pipeline pipeline = Pipeline.create();
    ReadArchive.Result read = pipeline.apply("Read", reader);
    PAssert.that(read.posts()).containsInAnyOrder(posts);
    PAssert.that(read.deadLetters()).empty();
    pipeline.run().waitUntilFinish();
  }

  private static PTransform<PBegin, ReadArchive.Result> inSmallPieces(String path) {
    return new PTransform<>() {
      @Override
      public ReadArchive.Result expand(PBegin input) {
        return ReadArchive.read(input, path, Selection.ALL, new ReadArchive.Envelopes(), 1000);
      }
    };
  }

  private static void fails(Path path, String message) {
    Pipeline pipeline = Pipeline.create();
    pipeline.apply("Read", ReadArchive.from(path.toString()));
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasRootCauseInstanceOf(Exception.class)
        .satisfies(
            thrown -> {
              Throwable cause = thrown;
              while (cause != null && !(cause instanceof ArchiveException)) {
                cause = cause.getCause();
              }
              assertThat(cause).isNotNull().hasMessage(message);
            });
  }

  private static DeadLetter letter(DeadLetterReason reason, String message, byte[] payload) {
    return DeadLetter.builder()
        .setReason(reason)
        .setStage("read-archive")
        .setMessage(message)
        .setPayload(payload)
        .setHeaders(Map.of("format", "envelope"))
        .setObservedAt(null)
        .setAttempt(0)
        .build();
  }

  /** Over five minutes around a full hour, of three platforms, one of them hostile. */
  private static List<RawPost> posts(int count) {
    List<RawPost> posts = new ArrayList<>();
    String[] platforms = {"reddit", "mastodon", "../x"};
    byte[][] tails = {"}".getBytes(UTF_8), {'\n', (byte) 0xFF}, ",\"t\":\"é\"}".getBytes(UTF_8)};
    for (int i = 0; i < count; i++) {
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      payload.writeBytes(("{\"i\":" + i).getBytes(UTF_8));
      payload.writeBytes(tails[i / 3 % 3]);
      posts.add(
          RawPost.of(
              platforms[i % 3], "api", START.plus(300_000L * i / count), payload.toByteArray()));
    }
    return posts;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static org.apache.beam.sdk.options.PipelineOptions options() {
    return PipelineOptionsFactory.create();
  }
}
