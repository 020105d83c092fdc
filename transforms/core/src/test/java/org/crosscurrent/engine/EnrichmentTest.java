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
package org.crosscurrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler.BadRecordErrorHandler;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.SignalCoder;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  /** Long enough for any text that does not hang, on any machine. */
  private static final Duration LIMIT = Duration.standardSeconds(3);

  private static final ConcurrentLinkedQueue<List<String>> BATCHES = new ConcurrentLinkedQueue<>();
  private static final CountDownLatch[] RELEASED = {new CountDownLatch(1)};

  private final Pipeline pipeline = Pipeline.create();

  private static String trouble(String text) {
    return switch (text.split(" ")[0]) {
      case "throw" -> throw new IllegalArgumentException("of " + text);
      case "hang" -> ScriptedEngine.hang();
      case "ignore" -> ScriptedEngine.hangUntil(RELEASED[0]);
      case "oom" -> ScriptedEngine.exhaust();
      default -> text.toUpperCase(Locale.ROOT);
    };
  }

  private static Engine<String> engine(int batchSize) {
    return new ScriptedEngine(EngineCost.MEDIUM, batchSize, EnrichmentTest::trouble);
  }

  private static Signal set(Signal signal, String score, String engine) {
    return signal.toBuilder()
        .setEntities(score == null ? List.of() : List.of(Entity.of(score, "text")))
        .setEntityEngine(score == null ? null : engine)
        .build();
  }

  private static Enrichment<String> enrichment(SerializableSupplier<Engine<String>> engine) {
    return Enrichment.of("entities", EnrichmentTest::set, engine).withTimeLimit(LIMIT);
  }

  private static Signal signal(String text) {
    return Signal.of(
        Post.builder()
            .setId("reddit:" + text.replace(' ', '_'))
            .setPlatform("reddit")
            .setKind(PostKind.POST)
            .setText(text)
            .setCreatedAt(NOON)
            .setObservedAt(NOON)
            .setCollection("api")
            .build());
  }

  private static String describe(Signal signal) {
    return signal.getPost().getText()
        + " "
        + signal.getEntities().stream().map(Entity::getName).toList()
        + signal.getFailed();
  }

  private static PCollection<String> described(PCollection<Signal> signals) {
    return signals.apply(
        "Describe", MapElements.into(TypeDescriptors.strings()).via(EnrichmentTest::describe));
  }

  /** A thousand posts, of which one in a hundred fails and one in five hundred hangs. */
  private static List<String> troubledStream() {
    List<String> texts =
        IntStream.range(0, 1_000)
            .mapToObj(i -> (i % 100 == 7 ? "throw " : i % 50 == 3 ? " " : "Text ") + i)
            .map(text -> text.startsWith(" ") ? " " : text)
            .collect(Collectors.toCollection(ArrayList::new));
    texts.set(100, "hang 100");
    texts.set(500, "ignore 500");
    texts.set(900, "oom 900");
    Collections.shuffle(texts, new Random(5));
    return texts;
  }

  private static String expected(String text) {
    boolean fails = text.matches("(throw|hang|ignore|oom) .*");
    return text
        + " "
        + (fails || text.isBlank() ? "[]" : "[" + text.toUpperCase(Locale.ROOT) + "]")
        + (fails ? "[entities]" : "[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void anEngineThatThrowsHangsAndEatsMemoryLosesNothing(int batchSize) throws Exception {
    List<String> texts = troubledStream();
    PCollection<Signal> signals =
        pipeline.apply(
            "Read",
            Create.of(texts.stream().map(EnrichmentTest::signal).toList())
                .withCoder(SignalCoder.of()));
    BadRecordErrorHandler<PCollection<String>> handler =
        pipeline.registerBadRecordErrorHandler(new Descriptions());
    try (handler) {
      PCollection<Signal> enriched =
          enrichment(() -> engine(batchSize)).withErrorHandler(handler).applyTo(signals, "Find");
      PAssert.that(described(enriched))
          .containsInAnyOrder(texts.stream().map(EnrichmentTest::expected).toList());
    }
    List<String> failures = new ArrayList<>();
    for (int i = 7; i < 1_000; i += 100) {
      failures.add(
          "scripted/1 could not score reddit:throw_"
              + i
              + ": it threw java.lang.IllegalArgumentException");
    }
    failures.add("scripted/1 could not score reddit:hang_100: it took longer than 3000 ms");
    failures.add("scripted/1 could not score reddit:ignore_500: it took longer than 3000 ms");
    failures.add("scripted/1 could not score reddit:oom_900: it found no memory");
    PAssert.that(handler.getOutput()).containsInAnyOrder(failures);

    PipelineResult result;
    try {
      result = pipeline.run();
      result.waitUntilFinish();
    } finally {
      RELEASED[0].countDown();
      RELEASED[0] = new CountDownLatch(1);
    }

    long blank = texts.stream().filter(String::isBlank).count();
    assertThat(counters(result))
        .containsEntry("enrichment.scored.entities", 1_000L - blank - 13)
        .containsEntry("enrichment.failed.entities.threw", 10L)
        .containsEntry("enrichment.failed.entities.too-slow", 2L)
        .containsEntry("enrichment.failed.entities.too-much-memory", 1L)
        .containsEntry("enrichment.failed.entities.skipped", 0L)
        .containsEntry("enrichment.text.entities.count", 1_000L - blank);
  }

  private static Map<String, Long> counters(PipelineResult result) {
    return StreamSupport.stream(
            result
                .metrics()
                .queryMetrics(MetricsFilter.builder().build())
                .getCounters()
                .spliterator(),
            false)
        .filter(counter -> counter.getName().getName().startsWith("enrichment."))
        .collect(
            Collectors.toMap(counter -> counter.getName().getName(), MetricResult::getCommitted));
  }

  private static final class Descriptions
      extends PTransform<PCollection<BadRecord>, PCollection<String>> {
    private static final long serialVersionUID = 1L;

    @Override
    public PCollection<String> expand(PCollection<BadRecord> records) {
      return records.apply(
          "Describe failures",
          MapElements.into(TypeDescriptors.strings())
              .via(record -> record.getFailure().getDescription()));
    }
  }

  private static Engine<String> recordingEngine() {
    return new ScriptedEngine(EngineCost.MEDIUM, 3, EnrichmentTest::trouble) {
      @Override
      public List<String> scoreAll(List<String> texts) {
        BATCHES.add(texts);
        return super.scoreAll(texts);
      }
    };
  }

  private static final class TellPlaceFn extends DoFn<Signal, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element Signal signal,
        @Timestamp Instant timestamp,
        IntervalWindow window,
        OutputReceiver<String> out) {
      out.output(
          describe(signal)
              + " "
              + (timestamp.getMillis() - NOON.getMillis()) / 1_000
              + " in "
              + (window.start().getMillis() - NOON.getMillis()) / 1_000);
    }
  }

  private static TimestampedValue<Signal> at(long second, String text) {
    return TimestampedValue.of(signal(text), NOON.plus(Duration.standardSeconds(second)));
  }

  @Test
  void ofABatchEachSignalKeepsItsTimestampAndItsWindow() throws Exception {
    BATCHES.clear();
    TestStream<Signal> stream =
        TestStream.create(SignalCoder.of())
            .advanceWatermarkTo(NOON)
            .addElements(
                at(130, "c"), at(5, "a"), at(70, "throw b"), at(6, " "), at(59, "d"), at(61, "e"))
            .advanceWatermarkToInfinity();
    PCollection<Signal> windowed =
        pipeline
            .apply(stream)
            .apply("In windows", Window.into(FixedWindows.of(Duration.standardMinutes(1))));
    BadRecordErrorHandler<PCollection<String>> handler =
        pipeline.registerBadRecordErrorHandler(new Descriptions());
    try (handler) {
      PCollection<Signal> enriched =
          enrichment(EnrichmentTest::recordingEngine)
              .withTimeLimit(Duration.standardMinutes(2))
              .withErrorHandler(handler)
              .applyTo(windowed, "Find");
      PAssert.that(enriched.apply("Tell places", ParDo.of(new TellPlaceFn())))
          .containsInAnyOrder(
              "c [C][] 130 in 120",
              "a [A][] 5 in 0",
              "throw b [][entities] 70 in 60",
              "  [][] 6 in 0",
              "d [D][] 59 in 0",
              "e [E][] 61 in 60");
    }
    pipeline.run().waitUntilFinish();

    assertThat(BATCHES).containsExactly(List.of("c", "a", "throw b"), List.of("d", "e"));
  }

  @Test
  void whatIsScoredLaterHasNoLongerFailedInThisTaskAlone() {
    Signal before = signal("text").toBuilder().setFailed(List.of("entities", "toxicity")).build();

    Signal after =
        Enrichment.enrich("entities", EnrichmentTest::set, before, engine(1), "scripted/1");

    assertThat(describe(after)).isEqualTo("text [TEXT][toxicity]");
  }

  @Test
  void failedTasksAreInAlphabeticalOrderAndEachOnce() {
    Signal before = signal("text").toBuilder().setFailed(List.of("language", "toxicity")).build();

    Signal after = FailedTasks.with("sentiment", FailedTasks.with("sentiment", before));

    assertThat(after.getFailed()).containsExactly("language", "sentiment", "toxicity");
  }
}
