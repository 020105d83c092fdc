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
package org.crosscurrent.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.ShapeWindow;
import org.crosscurrent.model.coders.RawPostCoder;
import org.crosscurrent.normalize.NormalizePosts;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From payloads to the rows that tell how they were built. */
class DescribeShapesTest {

  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  private static final List<MappingFile> MAPPINGS =
      List.of(
          new MappingFile(
              "note.yaml",
              """
              mapping: 1
              shape: quill-note
              platform: quill
              title: "Quill: a note"
              provenance: documented
              recognise: [note_id]
              critical: [text, createdAt]
              post:
                id: note_id
                createdAt: at
                text: body
              """));

  /** Sound, drifted, sound; a new field in between; nothing known at all; the next window open. */
  private static final List<TimestampedValue<RawPost>> PAYLOADS =
      List.of(
          seen(0, "{\"note_id\":1,\"at\":1772445000,\"body\":\"one\"}"),
          seen(60, "{\"note_id\":2,\"at\":1772445000,\"content\":\"two\"}"),
          seen(120, "{\"note_id\":\"3\",\"at\":1772445000,\"content\":\"three\"}"),
          seen(180, "{\"note_id\":4,\"at\":1772445000,\"body\":\"four\",\"mood\":[\"gay\"]}"),
          seen(240, "{\"letter\":4}"),
          seen(900, "{\"note_id\":5,\"at\":1772445000,\"body\":\"five\"}"),
          seen(901, "{\"note_id\":6,\"at\":1772445000}"));

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void eachShapeAndWindowHasOneRowThatTellsAll() {
    check(pipeline.apply(Create.timestamped(PAYLOADS)), DescribeShapesTest::assertTellsAll);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inAnyOrderAndInAnyBundlesTheRowsAreTheSame(long seed) {
    List<TimestampedValue<RawPost>> shuffled = new ArrayList<>(PAYLOADS);
    Random random = new Random(seed);
    Collections.shuffle(shuffled, random);
    TestStream.Builder<RawPost> stream = TestStream.create(RawPostCoder.of());
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(3));
      for (TimestampedValue<RawPost> one : shuffled.subList(from, to)) {
        stream = stream.addElements(one);
      }
      stream = stream.advanceProcessingTime(Duration.standardSeconds(1));
      from = to;
    }
    check(pipeline.apply(stream.advanceWatermarkToInfinity()), DescribeShapesTest::assertTellsAll);
  }

  private static void assertTellsAll(List<ShapeWindow> rows) {
    assertThat(rows).hasSize(3);
    ShapeWindow first = rows.get(0);
    assertThat(first.getShape()).isEqualTo("quill-note");
    assertThat(first.getWindowStart()).isEqualTo(TEN);
    assertThat(first.getWindowEnd()).isEqualTo(at(900));
    assertThat(first.getRecords()).isEqualTo(4);
    assertThat(first.getDrifted()).isEqualTo(2);
    assertThat(first.getLost()).isEqualTo(Map.of("text", "2"));
    assertThat(first.getFirstDriftedAt()).isEqualTo(at(60));
    assertThat(first.getLastDriftedAt()).isEqualTo(at(120));
    assertThat(first.getLastSoundAt()).isEqualTo(at(180));
    assertThat(first.isBreakerOpen()).isFalse();
    assertThat(first.getFields())
        .isEqualTo(Map.of("note_id", "number|string", "at", "number", "body", "string"));
    assertThat(first.getAdded())
        .isEqualTo(
            Map.of(
                "content", "string in 2 since 2026-03-02T10:01:00.000Z",
                "mood", "array in 1 since 2026-03-02T10:03:00.000Z"));

    ShapeWindow unrecognised = rows.get(1);
    assertThat(unrecognised.getShape()).isEqualTo("unrecognised");
    assertThat(unrecognised.getLost()).isEqualTo(Map.of("shape", "1"));
    assertThat(unrecognised.isBreakerOpen()).isTrue();

    ShapeWindow next = rows.get(2);
    assertThat(next.getWindowStart()).isEqualTo(at(900));
    assertThat(next.isBreakerOpen()).isTrue();
    assertThat(next.getFingerprint()).isNotEqualTo(first.getFingerprint());
  }

  /** A dump in one global window, of which nobody knows when it was seen. */
  @Test
  void payloadsWithoutATimeCountForTheFirstWindowOfAll() {
    check(
        pipeline.apply(
            Create.of(
                RawPost.of("quill", "file", null, bytes("{\"note_id\":1,\"at\":5,\"body\":\"x\"}")),
                RawPost.of("quill", "file", null, bytes("{\"note_id\":2,\"at\":5}")))),
        rows -> {
          assertThat(rows).hasSize(1);
          assertThat(rows.get(0).getWindowStart()).isEqualTo(Instant.EPOCH);
          assertThat(rows.get(0).getRecords()).isEqualTo(2);
          assertThat(rows.get(0).isBreakerOpen()).isFalse();
        });
  }

  /** The state of a breaker is that of the newest payload; a tie is no reason to open it. */
  @Test
  void ofASoundAndADriftedPayloadOfTheSameInstantTheSoundOneCounts() {
    check(
        pipeline.apply(
            Create.timestamped(
                seen(7, "{\"note_id\":1,\"at\":1772445000}"),
                seen(7, "{\"note_id\":2,\"at\":1772445000,\"body\":\"x\"}"))),
        rows -> assertThat(rows.get(0).isBreakerOpen()).isFalse());
  }

  /** While a new version of a mapping takes over, tallies of the old one may still be under way. */
  @Test
  void aTallyOfAMappingThatIsGoneKeepsItsCounts() {
    ShapeTally tally = new ShapeTally();
    tally.add(ShapeTallyTest.sound(), TEN.getMillis());
    PCollection<ShapeWindow> described =
        pipeline
            .apply(
                Create.timestamped(
                        TimestampedValue.of(KV.of(DescribeShapes.key("quill", "gone"), tally), TEN))
                    .withCoder(DescribeShapes.inputCoder()))
            .apply("Describe shapes", DescribeShapes.perWindow());
    PAssert.that(described)
        .satisfies(
            rows -> {
              ShapeWindow row = rows.iterator().next();
              assertThat(row.getRecords()).isEqualTo(1);
              assertThat(row.getFields()).isEmpty();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private void check(PCollection<RawPost> payloads, Expectation expectation) {
    PAssert.that(shapes(payloads))
        .satisfies(
            rows -> {
              expectation.accept(sorted(rows));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static PCollection<ShapeWindow> shapes(PCollection<RawPost> payloads) {
    return payloads
        .apply(
            "Normalise", NormalizePosts.ofAllPlatforms().withMappings(MAPPINGS).withDeadLetters())
        .shapes()
        .apply("Describe shapes", DescribeShapes.perWindow().withMappings(MAPPINGS));
  }

  private static List<ShapeWindow> sorted(Iterable<ShapeWindow> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .sorted(
            Comparator.comparing(ShapeWindow::getWindowStart).thenComparing(ShapeWindow::getShape))
        .toList();
  }

  private static TimestampedValue<RawPost> seen(long second, String payload) {
    return TimestampedValue.of(RawPost.of("quill", "api", at(second), bytes(payload)), at(second));
  }

  private static Instant at(long second) {
    return TEN.plus(second * 1000);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What rows must be. */
  interface Expectation extends Serializable {
    void accept(List<ShapeWindow> rows);
  }
}
