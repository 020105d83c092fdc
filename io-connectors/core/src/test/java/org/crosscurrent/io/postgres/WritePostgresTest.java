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
package org.crosscurrent.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.SlidingWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.awaitility.Awaitility;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Signal;
import org.crosscurrent.store.StoreException;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritePostgresTest {

  private static final int POSTS = 250;
  private LocalStore store;

  @BeforeEach
  void createStore() {
    store = LocalStore.migrated();
  }

  @Test
  void boundedInputWithoutWindowsIsWritten() {
    PipelineResult result = run(bounded(), null);
    assertWritten();
    assertThat(counter(result, "store.signals.rows_written")).isGreaterThanOrEqualTo(POSTS);
    assertThat(counter(result, "store.signals.batches")).isPositive();
  }

  @Test
  void boundedInputInFixedWindowsIsWritten() {
    run(bounded(), Window.into(FixedWindows.of(Duration.standardMinutes(1))));
    assertWritten();
  }

  @Test
  void anElementInSeveralWindowsWithEarlyPanesIsWrittenOnce() {
    run(
        bounded(),
        Window.<Signal>into(
                SlidingWindows.of(Duration.standardMinutes(2)).every(Duration.standardMinutes(1)))
            .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
            .withAllowedLateness(Duration.standardDays(1))
            .accumulatingFiredPanes());
    assertWritten();
  }

  @Test
  void unboundedInputIsWritten() {
    run(unbounded(), null);
    assertWritten();
  }

  @Test
  void unboundedInputInFixedWindowsIsWrittenThoughItIsLate() {
    run(unbounded(), Window.into(FixedWindows.of(Duration.standardMinutes(1))));
    assertWritten();
  }

  @Test
  void theSamePipelineAgainChangesNothing() {
    run(bounded(), null);
    String before = store.fingerprint("signals");
    PipelineResult again = run(bounded(), null);
    assertThat(store.fingerprint("signals")).isEqualTo(before);
    assertThat(counter(again, "store.signals.rows_written")).isZero();
  }

  @Test
  void theConnectionsAreClosedAfterwards() {
    run(bounded(), null);
    // The server learns of a closed connection a moment later.
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        store.query(
                            "SELECT count(*) FROM pg_stat_activity"
                                + " WHERE application_name = 'crosscurrent'"
                                + " AND datname = current_database()"))
                    .isEqualTo("0"));
  }

  @Test
  void aStoreWithoutTablesFailsWithOneSentence() {
    LocalStore empty = LocalStore.empty();
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(bounded()).apply(WritePostgres.signals(empty.config()));
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasStackTraceContaining(StoreException.class.getName())
        .hasStackTraceContaining("has no table signals: migrate it first.");
  }

  private PipelineResult run(
      PTransform<PBegin, PCollection<Signal>> source, Window<Signal> window) {
    Pipeline pipeline = Pipeline.create();
    PCollection<Signal> signals = pipeline.apply("Source", source);
    if (window != null) {
      signals = signals.apply("Window", window);
    }
    PCollection<DeadLetter> rejected =
        signals.apply("Store", WritePostgres.signals(store.config().withBatchSize(20))).rejected();
    assertThat(rejected.getWindowingStrategy().getWindowFn()).isEqualTo(new GlobalWindows());
    assertThat(rejected.getWindowingStrategy().getTrigger()).isEqualTo(DefaultTrigger.of());
    PAssert.that(rejected)
        .satisfies(
            letters -> {
              List<DeadLetter> all = new ArrayList<>();
              letters.forEach(all::add);
              assertThat(all).isNotEmpty().allSatisfy(WritePostgresTest::isOfTheNulPost);
              return null;
            });
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private static void isOfTheNulPost(DeadLetter letter) {
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.STORE_REJECTED);
    assertThat(letter.getStage()).isEqualTo("store.signals");
    assertThat(letter.getMessage())
        .isEqualTo("Postgres refuses the row: invalid byte sequence for encoding \"UTF8\": 0x00.");
    assertThat(letter.getHeaders())
        .containsEntry("platform", "reddit")
        .containsEntry("sqlstate", "22021");
    assertThat(letter.getObservedAt()).isEqualTo(Samples.at(3));
    assertThat(new String(letter.getPayload(), StandardCharsets.UTF_8))
        .startsWith("{\"post_id\":\"reddit:nul\",")
        .contains("\"title\":\"\\u0000\"");
  }

  private void assertWritten() {
    assertThat(store.count("signals")).isEqualTo(POSTS);
    assertThat(store.query("SELECT string_agg(DISTINCT observations::text, ',') FROM signals"))
        .isEqualTo("2");
  }

  /** Two versions of each post, spread over some minutes, and one post that Postgres refuses. */
  private static List<TimestampedValue<Signal>> rows() {
    List<TimestampedValue<Signal>> rows = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      Signal first = Samples.signal("reddit:" + i, i);
      Signal second = first.toBuilder().setObservations(2).build();
      Instant at = first.getPost().getObservedAt();
      rows.add(TimestampedValue.of(i % 2 == 0 ? first : second, at));
      rows.add(TimestampedValue.of(i % 2 == 0 ? second : first, at));
    }
    Signal nul = Samples.signal("reddit:nul", 3);
    nul = nul.toBuilder().setPost(nul.getPost().toBuilder().setTitle("\0").build()).build();
    rows.add(11, TimestampedValue.of(nul, Samples.at(3)));
    return rows;
  }

  private static PTransform<PBegin, PCollection<Signal>> bounded() {
    return Create.timestamped(rows()).withType(TypeDescriptor.of(Signal.class));
  }

  /** The second half comes before the first, behind the watermark. */
  private static PTransform<PBegin, PCollection<Signal>> unbounded() {
    return new PTransform<>() {
      @Override
      public PCollection<Signal> expand(PBegin input) {
        try {
          TestStream.Builder<Signal> stream =
              TestStream.create(
                  input.getPipeline().getSchemaRegistry().getSchema(Signal.class),
                  TypeDescriptor.of(Signal.class),
                  input.getPipeline().getSchemaRegistry().getToRowFunction(Signal.class),
                  input.getPipeline().getSchemaRegistry().getFromRowFunction(Signal.class));
          List<TimestampedValue<Signal>> rows = rows();
          stream = add(stream, rows.subList(POSTS, rows.size()));
          stream = add(stream.advanceWatermarkTo(Samples.at(POSTS)), rows.subList(0, POSTS));
          return input.apply(stream.advanceWatermarkToInfinity());
        } catch (org.apache.beam.sdk.schemas.NoSuchSchemaException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  /** In bundles of 25. */
  private static TestStream.Builder<Signal> add(
      TestStream.Builder<Signal> stream, List<TimestampedValue<Signal>> rows) {
    TestStream.Builder<Signal> longer = stream;
    for (int from = 0; from < rows.size(); from += 25) {
      List<TimestampedValue<Signal>> bundle = rows.subList(from, Math.min(from + 25, rows.size()));
      @SuppressWarnings({"unchecked", "rawtypes"})
      TimestampedValue<Signal>[] rest =
          bundle.subList(1, bundle.size()).toArray(new TimestampedValue[0]);
      longer = longer.addElements(bundle.get(0), rest);
    }
    return longer;
  }

  private static long counter(PipelineResult result, String name) {
    long sum = 0;
    for (var metric :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(WritePostgres.METRICS, name))
                    .build())
            .getCounters()) {
      sum += metric.getCommitted();
    }
    return sum;
  }
}
