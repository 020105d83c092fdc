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
package org.crosscurrent.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.DeletionCoder;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.velocity.MeasureVelocity;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class DeduplicatePostsTest {

  @Test
  void anEditOrADeletionCountsBeforeTheWindowEndsAndNotFromThenOn() {
    List<String> expected =
        List.of(
            "a:deleted-in-time WITHDRAWN 1 2",
            "a:deleted-too-late UNIQUE 1 1",
            "a:edited-in-time UNIQUE 2 2",
            "a:edited-too-late UNIQUE 1 1",
            "a:empty UNIQUE 0 1",
            "a:empty-too UNIQUE 0 1",
            "b:copy DUPLICATE 0 1",
            "b:edited-into-a-copy UNIQUE 0 2");
    Pipeline pipeline = Pipeline.create();
    MeasureVelocity.Result velocity =
        pipeline
            .apply("Signals", Create.timestamped(signals()).withCoder(SignalCoder.of()))
            .apply(
                MeasureVelocity.perPost()
                    .withDeletions(
                        pipeline.apply(
                            "Deletions",
                            Create.timestamped(deletions()).withCoder(DeletionCoder.of()))));
    DeduplicatePosts.Result posts = velocity.settled().apply(DeduplicatePosts.byContentHash());
    PAssert.that(posts.settled())
        .satisfies(
            settled -> {
              List<String> rows = new ArrayList<>();
              for (Signal signal : settled) {
                assertThat(signal.getPost().getText()).isEmpty();
                rows.add(
                    signal.getPost().getId()
                        + " "
                        + signal.getStanding()
                        + " "
                        + signal.getPost().getCounts().scoreOrZero()
                        + " "
                        + signal.getObservations());
              }
              assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
              return null;
            });
    PAssert.that(posts.duplicates())
        .satisfies(
            duplicates -> {
              assertThat(duplicates)
                  .singleElement()
                  .satisfies(
                      duplicate -> {
                        assertThat(duplicate.getPostId()).isEqualTo("b:copy");
                        assertThat(duplicate.getDuplicateOf()).isEqualTo("a:edited-in-time");
                        assertThat(duplicate.getCanonicalObservedAt()).isEqualTo(Sighting.BASE);
                      });
              return null;
            });
    PAssert.that(posts.unique()).satisfies(DeduplicatePostsTest::hasSixElements);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aPostWhoseFirstObservationWasMissedIsDecidedOnWhenItIsSeen() {
    Signal known = Sighting.of("a:known").at(5).content("one").signal();
    Signal missed =
        Sighting.of("a:missed").at(20).content("one").signal().toBuilder()
            .setFirstObservedAt(Sighting.BASE.plus(Duration.standardSeconds(3)))
            .build();
    for (List<Signal> order : List.of(List.of(known, missed), List.of(missed, known))) {
      Pipeline pipeline = Pipeline.create();
      TestStream.Builder<Signal> signals = TestStream.create(SignalCoder.of());
      for (Signal signal : order) {
        signals =
            signals.addElements(TimestampedValue.of(signal, signal.getPost().getObservedAt()));
      }
      DeduplicatePosts.Result posts =
          pipeline
              .apply("Signals", signals.advanceWatermarkToInfinity())
              .apply(DeduplicatePosts.byContentHash());
      PAssert.that(posts.duplicates())
          .satisfies(
              duplicates -> {
                assertThat(duplicates)
                    .singleElement()
                    .satisfies(
                        duplicate -> {
                          assertThat(duplicate.getPostId()).isEqualTo("a:missed");
                          assertThat(duplicate.getDuplicateOf()).isEqualTo("a:known");
                        });
                return null;
              });
      pipeline.run().waitUntilFinish();
    }
  }

  private static Void hasSixElements(Iterable<Signal> signals) {
    assertThat(signals).hasSize(6);
    return null;
  }

  private static List<TimestampedValue<Signal>> signals() {
    List<TimestampedValue<Signal>> signals = new ArrayList<>();
    for (Sighting sighting :
        List.of(
            Sighting.of("a:edited-in-time").at(0).content("one").score(1),
            Sighting.of("a:edited-in-time").at(899).content("edited").score(2),
            Sighting.of("b:copy").at(10).content("one"),
            Sighting.of("a:edited-too-late").at(0).content("two").score(1),
            Sighting.of("a:edited-too-late").at(900).content("edited").score(2),
            Sighting.of("b:edited-into-a-copy").at(10).content("three"),
            Sighting.of("b:edited-into-a-copy").at(20).content("one"),
            Sighting.of("a:deleted-in-time").at(0).content("four").score(1),
            Sighting.of("a:deleted-too-late").at(0).content("five").score(1),
            Sighting.of("a:empty").at(0).content(null),
            Sighting.of("a:empty-too").at(0).content(null))) {
      Signal signal = sighting.signal();
      signals.add(TimestampedValue.of(signal, signal.getPost().getObservedAt()));
    }
    return signals;
  }

  private static List<TimestampedValue<Deletion>> deletions() {
    List<TimestampedValue<Deletion>> deletions = new ArrayList<>();
    for (Deletion deletion :
        List.of(
            Sighting.deletion("a:deleted-in-time", 899),
            Sighting.deletion("a:deleted-too-late", 900))) {
      deletions.add(TimestampedValue.of(deletion, deletion.getObservedAt()));
    }
    return deletions;
  }

  @Test
  void timesNotLongerThanZeroAreRefused() {
    assertThatThrownBy(() -> DeduplicatePosts.byContentHash().withMemory(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("memory must be longer than zero");
    assertThatThrownBy(() -> DeduplicatePosts.byContentHash().withWindow(Duration.millis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("window must be longer than zero");
  }
}
