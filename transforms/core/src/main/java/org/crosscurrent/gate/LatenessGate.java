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
package org.crosscurrent.gate;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.model.coders.RawPostCoder;
import org.joda.time.Instant;

/**
 * Parts the envelopes that came in time from those that came too late.
 *
 * <p>The source decides and the gate reads its decision: a source that promises a bounded disorder
 * stamps a record that lies behind the watermark with that watermark instead of the record's own
 * time. So an envelope whose element timestamp is <em>after</em> its {@code observedAt} is late. It
 * becomes a {@link DeadLetter} with the reason {@link DeadLetterReason#LATE} and the stage {@value
 * #STAGE}, with its bytes, and goes nowhere else. An envelope without {@code observedAt} is never
 * late.
 *
 * <p><b>Guarantee.</b> Each input is in exactly one output. As no element that passes is behind the
 * watermark, everything behind the gate may take the watermark for perfect: windows need no allowed
 * lateness. The decision depends on the element alone, so a retried bundle decides the same.
 *
 * <p><b>Windows and time.</b> Both outputs keep the windows and the timestamps of the input. A
 * collection whose elements are stamped with {@code observedAt}, such as an archive, passes whole.
 *
 * <p><b>Cost.</b> One comparison an element; no state, no shuffle.
 *
 * <p>Counts {@value #ON_TIME} and {@value #LATE} in the metrics namespace {@value
 * #METRICS_NAMESPACE}.
 *
 * <pre>{@code
 * LatenessGate.Result gate = posts.apply("Gate", LatenessGate.create());
 * gate.onTime().apply("Normalise", NormalizePosts.create());
 * gate.late().apply("KeepLate", writeDeadLetters);
 * }</pre>
 */
public final class LatenessGate extends PTransform<PCollection<RawPost>, LatenessGate.Result> {

  /** The stage named in the dead letters. */
  public static final String STAGE = "gate";

  /** Namespace of the counters. */
  public static final String METRICS_NAMESPACE = Metric.NAMESPACE;

  /** Counter of the envelopes that passed. */
  public static final String ON_TIME = "gate.on_time";

  /** Counter of the envelopes that came too late. */
  public static final String LATE = "gate.late";

  private static final TupleTag<RawPost> ON_TIME_TAG = new TupleTag<>("onTime");
  private static final TupleTag<DeadLetter> LATE_TAG = new TupleTag<>("late");

  private LatenessGate() {}

  /** The gate; it has nothing to configure, as the source holds the bound. */
  public static LatenessGate create() {
    return new LatenessGate();
  }

  @Override
  public Result expand(PCollection<RawPost> input) {
    PCollectionTuple parted =
        input.apply(
            "Part", ParDo.of(new PartFn()).withOutputTags(ON_TIME_TAG, TupleTagList.of(LATE_TAG)));
    return new Result(
        input.getPipeline(),
        parted.get(ON_TIME_TAG).setCoder(RawPostCoder.of()),
        parted.get(LATE_TAG).setCoder(DeadLetterCoder.of()));
  }

  /** What came of the gate. */
  public static final class Result implements POutput {

    private final Pipeline pipeline;
    private final PCollection<RawPost> onTime;
    private final PCollection<DeadLetter> late;

    private Result(Pipeline pipeline, PCollection<RawPost> onTime, PCollection<DeadLetter> late) {
      this.pipeline = pipeline;
      this.onTime = onTime;
      this.late = late;
    }

    /** The envelopes that came in time, as they were. */
    public PCollection<RawPost> onTime() {
      return onTime;
    }

    /** The envelopes that came too late. */
    public PCollection<DeadLetter> late() {
      return late;
    }

    @Override
    public Pipeline getPipeline() {
      return pipeline;
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(ON_TIME_TAG, onTime, LATE_TAG, late);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }

  private static final class PartFn extends DoFn<RawPost, RawPost> {

    private final BundleCounter onTime = BundleCounter.of(Metric.GATE_ON_TIME);
    private final BundleCounter late = BundleCounter.of(Metric.GATE_LATE);

    @ProcessElement
    public void process(
        @Element RawPost raw, @Timestamp Instant stamp, MultiOutputReceiver outputs) {
      Instant observedAt = raw.getObservedAt();
      if (observedAt == null || !stamp.isAfter(observedAt)) {
        onTime.inc();
        outputs.get(ON_TIME_TAG).output(raw);
        return;
      }
      late.inc();
      String message =
          "Observed at "
              + observedAt
              + ", when the watermark of its source stood at "
              + stamp
              + ".";
      outputs.get(LATE_TAG).output(DeadLetter.of(raw, DeadLetterReason.LATE, STAGE, message));
    }

    @FinishBundle
    public void finishBundle() {
      onTime.flush();
      late.flush();
    }
  }
}
