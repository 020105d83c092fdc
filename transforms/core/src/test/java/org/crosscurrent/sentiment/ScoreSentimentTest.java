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
package org.crosscurrent.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler.BadRecordErrorHandler;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ScoreSentimentTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void titleAndTextAreScoredTogether() {
    Signal signal = signal("What a wonderful day", "I am so happy!");

    Sentiment sentiment = ScoreSentiment.score(signal, VaderSentiment.create()).getSentiment();

    assertThat(sentiment.getEngine()).isEqualTo("vader/3.3.2");
    assertThat(sentiment.getCompound())
        .isEqualTo(
            VaderSentiment.create().score("What a wonderful day\nI am so happy!").compound());
    assertThat(sentiment.label()).isEqualTo("positive");
  }

  @Test
  void aPostWithoutTextHasNoSentimentEvenIfItHadOne() {
    Signal before =
        signal("", " ").toBuilder()
            .setSentiment(ScoreSentiment.score(signal("", "bad"), new FixedEngine()).getSentiment())
            .build();

    assertThat(ScoreSentiment.score(before, new FixedEngine()).getSentiment()).isNull();
  }

  @Test
  void numbersAreRoundedToFourDecimals() {
    Sentiment sentiment = ScoreSentiment.score(signal("", "x"), new FixedEngine()).getSentiment();

    assertThat(sentiment.getCompound()).isEqualTo(-0.1235);
    assertThat(sentiment.getPositive()).isEqualTo(0.3333);
    assertThat(sentiment.getEngine()).isEqualTo("fixed/2");
  }

  @Test
  void aPipelineScoresByVader() {
    PCollection<Signal> scored =
        pipeline
            .apply("Read", Create.of(signal("", "This is terrible."), signal("", "")))
            .apply("ScoreSentiment", ScoreSentiment.withVader());

    PCollection<String> labels =
        scored.apply(
            "Labels",
            MapElements.into(TypeDescriptors.strings())
                .via(s -> s.getSentiment() == null ? "none" : s.getSentiment().label()));
    PAssert.that(labels).containsInAnyOrder("negative", "none");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void oneEngineServesTheWholeJvmAndIsClosedWithItsLastUser() {
    PCollection<Signal> signals = pipeline.apply("Read", Create.of(signal("", "x")));
    SerializableSupplier<SentimentEngine> supplier = CountingEngine::new;
    signals.apply("One", ScoreSentiment.with(supplier));
    PCollection<Signal> two = signals.apply("Two", ScoreSentiment.with(supplier));

    PAssert.thatSingleton(two.apply(Count.globally())).isEqualTo(1L);
    pipeline.run().waitUntilFinish();

    assertThat(CountingEngine.MOST_OPEN).hasValue(1);
    assertThat(CountingEngine.OPEN).hasValue(0);
  }

  @Test
  void whatTheEngineThrowsFailsThePipelineUnlessHandled() {
    pipeline
        .apply("Read", Create.of(signal("", "boom")))
        .apply("ScoreSentiment", ScoreSentiment.with(FixedEngine::new));

    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasRootCauseMessage("the engine fixed/2 failed: it threw java.lang.IllegalStateException");
  }

  @Test
  void aHandlerIsToldOfTheSignalsThatTheEngineCannotScoreAndTheyGoOn() throws Exception {
    PCollection<Signal> signals =
        pipeline.apply("Read", Create.of(signal("", "boom"), signal("", "fine")));
    BadRecordErrorHandler<PCollection<Long>> handler =
        pipeline.registerBadRecordErrorHandler(new CountBadRecords());
    PCollection<Signal> scored;
    try (handler) {
      scored =
          signals.apply(
              "ScoreSentiment", ScoreSentiment.with(FixedEngine::new).withErrorHandler(handler));
    }

    PAssert.thatSingleton(handler.getOutput()).isEqualTo(1L);
    PAssert.that(
            scored.apply(
                "Describe",
                MapElements.into(TypeDescriptors.strings())
                    .via(s -> s.getPost().getText() + s.getFailed() + (s.getSentiment() != null))))
        .containsInAnyOrder("boom[sentiment]false", "fine[]true");
    pipeline.run().waitUntilFinish();
  }

  private static Signal signal(String title, String text) {
    return Signal.of(
        Post.builder()
            .setId("reddit:" + text)
            .setPlatform("reddit")
            .setKind(PostKind.POST)
            .setTitle(title)
            .setText(text)
            .setCreatedAt(NOON)
            .setObservedAt(NOON)
            .setCollection("api")
            .build());
  }

  private static class FixedEngine implements SentimentEngine {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public String version() {
      return "2";
    }

    @Override
    public String licence() {
      return "Apache-2.0";
    }

    @Override
    public EngineCost cost() {
      return EngineCost.LIGHT;
    }

    @Override
    public SentimentScore score(String text) {
      if (text.equals("boom")) {
        throw new IllegalStateException("the engine is broken");
      }
      return new SentimentScore(-0.123456, 1 / 3.0, 1 / 3.0, 1 / 3.0);
    }
  }

  private static final class CountingEngine extends FixedEngine implements AutoCloseable {
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final AtomicInteger MOST_OPEN = new AtomicInteger();

    CountingEngine() {
      MOST_OPEN.accumulateAndGet(OPEN.incrementAndGet(), Math::max);
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }

  private static final class CountBadRecords
      extends PTransform<PCollection<BadRecord>, PCollection<Long>> {
    private static final long serialVersionUID = 1L;

    @Override
    public PCollection<Long> expand(PCollection<BadRecord> records) {
      return records.apply("Count", Count.globally());
    }
  }
}
