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

import com.google.auto.value.AutoValue;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.BadRecordRouter;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;

/**
 * Sets the sentiment of each signal from the title and the text of its post.
 *
 * <p>A post without text (a bare image, say) has no sentiment: it stays absent, so that it does not
 * pull a topic's mean towards 0. Text that the engine knows nothing about is neutral. A sentiment
 * that was there before is replaced. All four numbers are rounded to four decimals, so that rows do
 * not depend on how a platform adds floating-point numbers.
 *
 * <p>Each output is a function of its input and the engine alone: no state, no clock, no order;
 * windows and timestamps stay as they are. The engine is built once per JVM, however many threads
 * and copies of this transform use it, when the first of them is set up, and is let go of (closed,
 * if it is {@link AutoCloseable}) with the last.
 *
 * <p>What the engine throws fails the bundle, unless {@link #withErrorHandler} is used.
 *
 * <pre>{@code
 * PCollection<Signal> scored = signals.apply("ScoreSentiment", ScoreSentiment.withVader());
 * }</pre>
 */
@AutoValue
public abstract class ScoreSentiment extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  private static final long serialVersionUID = 1L;

  private static final double DECIMALS = 10_000;

  private static final TupleTag<Signal> SCORED = new TupleTag<>() {};

  abstract SerializableSupplier<SentimentEngine> engine();

  abstract @Nullable ErrorHandler<BadRecord, ?> errorHandler();

  /** Scores by VADER's published rules. */
  public static ScoreSentiment withVader() {
    return with(VaderSentiment::create);
  }

  /**
   * Scores by an engine of one's own.
   *
   * @param engine makes the engine, once in each JVM; two suppliers that serialise to the same
   *     bytes share one engine. It is serialised with the pipeline, so it should carry little
   */
  public static ScoreSentiment with(SerializableSupplier<SentimentEngine> engine) {
    return new AutoValue_ScoreSentiment(engine, null);
  }

  /** Sends the signals on which the engine throws to the handler, instead of failing. */
  public ScoreSentiment withErrorHandler(ErrorHandler<BadRecord, ?> errorHandler) {
    return new AutoValue_ScoreSentiment(engine(), errorHandler);
  }

  /** What this transform does to one signal, for use outside of a pipeline. */
  public static Signal score(Signal signal, SentimentEngine engine) {
    return score(signal, engine, engine.id());
  }

  private static Signal score(Signal signal, SentimentEngine engine, String engineName) {
    String text = signal.getPost().fullText();
    return signal.toBuilder()
        .setSentiment(text.isBlank() ? null : sentiment(engine.score(text), engineName))
        .build();
  }

  private static Sentiment sentiment(SentimentScore score, String engineName) {
    return Sentiment.builder()
        .setCompound(round(score.compound()))
        .setPositive(round(score.positive()))
        .setNeutral(round(score.neutral()))
        .setNegative(round(score.negative()))
        .setEngine(engineName)
        .build();
  }

  private static double round(double number) {
    return Math.round(number * DECIMALS) / DECIMALS;
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> signals) {
    Coder<Signal> coder = signals.getCoder();
    ErrorHandler<BadRecord, ?> handler = errorHandler();
    BadRecordRouter router =
        handler == null ? BadRecordRouter.THROWING_ROUTER : BadRecordRouter.RECORDING_ROUTER;
    PCollectionTuple outputs =
        signals.apply(
            "Score",
            ParDo.of(new ScoreFn(engine(), router, coder))
                .withOutputTags(SCORED, TupleTagList.of(BadRecordRouter.BAD_RECORD_TAG)));
    PCollection<BadRecord> failed =
        outputs
            .get(BadRecordRouter.BAD_RECORD_TAG)
            .setCoder(BadRecord.getCoder(signals.getPipeline()));
    if (handler != null) {
      handler.addErrorCollection(failed);
    }
    return outputs.get(SCORED).setCoder(coder);
  }

  private static final class ScoreFn extends DoFn<Signal, Signal> {
    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<SentimentEngine> supplier;
    private final BadRecordRouter router;
    private final Coder<Signal> coder;
    private transient @MonotonicNonNull SharedEngine shared;

    ScoreFn(
        SerializableSupplier<SentimentEngine> supplier,
        BadRecordRouter router,
        Coder<Signal> coder) {
      this.supplier = supplier;
      this.router = router;
      this.coder = coder;
    }

    @Setup
    public void setup() {
      shared = SharedEngine.acquire(supplier);
    }

    @ProcessElement
    public void process(@Element Signal signal, MultiOutputReceiver out) throws Exception {
      Signal scored;
      try {
        scored = score(signal, shared.engine, shared.name);
      } catch (RuntimeException e) {
        router.route(
            out, signal, coder, e, shared.name + " could not score " + signal.getPost().getId());
        return;
      }
      out.get(SCORED).output(scored);
    }

    @Teardown
    public void teardown() throws Exception {
      if (shared != null) {
        shared.release();
      }
    }
  }

  /** An engine with the number of its users in this JVM. */
  private static final class SharedEngine {
    private static final Map<ByteBuffer, SharedEngine> ENGINES = new HashMap<>();

    private final ByteBuffer key;
    private final SentimentEngine engine;
    private final String name;
    private int users;

    private SharedEngine(ByteBuffer key, SentimentEngine engine) {
      this.key = key;
      this.engine = engine;
      this.name = engine.id();
    }

    static SharedEngine acquire(SerializableSupplier<SentimentEngine> supplier) {
      ByteBuffer key = ByteBuffer.wrap(SerializableUtils.serializeToByteArray(supplier));
      synchronized (ENGINES) {
        SharedEngine shared =
            ENGINES.computeIfAbsent(key, k -> new SharedEngine(k, supplier.get()));
        shared.users++;
        return shared;
      }
    }

    void release() throws Exception {
      synchronized (ENGINES) {
        users--;
        if (users == 0) {
          ENGINES.remove(key);
          if (engine instanceof AutoCloseable closeable) {
            closeable.close();
          }
        }
      }
    }
  }
}
