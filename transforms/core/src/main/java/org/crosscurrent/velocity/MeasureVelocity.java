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
package org.crosscurrent.velocity;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.LazyRecord;
import org.crosscurrent.model.coders.LazyRecordCoder;
import org.crosscurrent.model.coders.SignalCoder;

/**
 * Follows each post over its observations: how fast its score and its comments move, and which
 * observation was the first.
 *
 * <pre>{@code
 * MeasureVelocity.Result velocity = signals.apply("Velocity", MeasureVelocity.perPost());
 * velocity.signals();  // at once: the latest state of a post, refined by what still turns up
 * velocity.settled();  // a little later: each observation once, in order, final
 * }</pre>
 *
 * <p><b>Velocity</b> is the change of a counter between two consecutive observations in event-time
 * order per second, see {@link Velocity#between}. First sight is 0. A post that was not seen for
 * longer than 25 hours, or was deleted, begins anew.
 *
 * <p><b>Guarantee.</b> Behind a perfect watermark both outputs are a pure function of the set of
 * observations: {@code settled()} as a whole, and {@code signals()} in the element with the highest
 * {@code (observedAt, observations)} of each post. The same payload observed at the same instant
 * twice is one observation; of different payloads of one instant the one with the greatest digest
 * counts. An element that is not later than what is settled is late; there is none behind a perfect
 * watermark, elsewhere it is counted in {@code velocity.late} and changes nothing.
 *
 * <p><b>Windows and time.</b> Any windowing is accepted; the outputs are in the global window.
 * {@code signals()} has the time of its input element; {@code settled()} has the time of its
 * observation and comes out when the watermark has passed it. Event time must be {@code
 * observedAt}.
 *
 * <p><b>Bounded input.</b> Where the input has an end nobody waits for the first word on a post:
 * {@code signals()} comes out with {@code settled()}, once for all of a post's observations that
 * the watermark passes together, with the time of the last of them.
 *
 * <p><b>State.</b> One entry per post: about 60 bytes when settled, and the whole signal for each
 * observation that the watermark has not passed. It is cleared 25 hours after the last observation.
 *
 * <p><b>Metrics</b> (namespace {@code crosscurrent}): {@code velocity.redelivered}, {@code
 * velocity.late}.
 */
public final class MeasureVelocity extends PTransform<PCollection<Signal>, MeasureVelocity.Result> {

  private final @Nullable PCollection<Deletion> deletions;

  private MeasureVelocity(@Nullable PCollection<Deletion> deletions) {
    this.deletions = deletions;
  }

  /** Follows each post by its id. */
  public static MeasureVelocity perPost() {
    return new MeasureVelocity(null);
  }

  /**
   * Also heeds deletions: a deleted post leaves {@code signals()} alone, and comes out of {@code
   * settled()} once more as withdrawn.
   */
  public MeasureVelocity withDeletions(PCollection<Deletion> deletions) {
    return new MeasureVelocity(deletions);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return deletions == null ? Map.of() : Map.of(new TupleTag<Deletion>("deletions"), deletions);
  }

  @Override
  public Result expand(PCollection<Signal> signals) {
    KvCoder<String, LazyRecord<PostEvent>> coder =
        KvCoder.of(StringUtf8Coder.of(), LazyRecordCoder.of(PostEventCoder.of()));
    PCollection<KV<String, LazyRecord<PostEvent>>> events =
        inGlobalWindow(
            "Signals",
            signals.apply("Key signals by post", ParDo.of(new KeySignalFn())).setCoder(coder));
    if (deletions != null) {
      PCollection<KV<String, LazyRecord<PostEvent>>> taken =
          inGlobalWindow(
              "Deletions",
              deletions
                  .apply("Key deletions by post", ParDo.of(new KeyDeletionFn()))
                  .setCoder(coder));
      events = PCollectionList.of(events).and(taken).apply("Join", Flatten.pCollections());
    }
    PCollectionTuple outputs =
        events
            .setCoder(coder)
            .apply(
                "Follow each post",
                ParDo.of(new FollowPostsFn(events.isBounded() == IsBounded.BOUNDED))
                    .withOutputTags(FollowPostsFn.SIGNALS, TupleTagList.of(FollowPostsFn.SETTLED)));
    return new Result(
        outputs.get(FollowPostsFn.SIGNALS).setCoder(SignalCoder.of()),
        outputs.get(FollowPostsFn.SETTLED).setCoder(SignalCoder.of()));
  }

  private static PCollection<KV<String, LazyRecord<PostEvent>>> inGlobalWindow(
      String what, PCollection<KV<String, LazyRecord<PostEvent>>> events) {
    if (events.getWindowingStrategy().getWindowFn() instanceof GlobalWindows) {
      return events;
    }
    return events.apply(what + " in the global window", Window.into(new GlobalWindows()));
  }

  /**
   * The id back to front. Ids of one platform begin alike; a runner that sorts by key compares the
   * first bytes first.
   */
  static String keyOf(String postId) {
    return new StringBuilder(postId).reverse().toString();
  }

  private static final class KeySignalFn extends DoFn<Signal, KV<String, LazyRecord<PostEvent>>> {
    @ProcessElement
    public void process(
        @Element Signal signal, OutputReceiver<KV<String, LazyRecord<PostEvent>>> keyed) {
      keyed.output(KV.of(keyOf(signal.getPost().getId()), LazyRecord.of(PostEvent.of(signal))));
    }
  }

  private static final class KeyDeletionFn
      extends DoFn<Deletion, KV<String, LazyRecord<PostEvent>>> {
    @ProcessElement
    public void process(
        @Element Deletion deletion, OutputReceiver<KV<String, LazyRecord<PostEvent>>> keyed) {
      keyed.output(KV.of(keyOf(deletion.getPostId()), LazyRecord.of(PostEvent.of(deletion))));
    }
  }

  /** Both views of the posts. */
  public static final class Result implements POutput {
    private final PCollection<Signal> signals;
    private final PCollection<Signal> settled;

    private Result(PCollection<Signal> signals, PCollection<Signal> settled) {
      this.signals = signals;
      this.settled = settled;
    }

    /**
     * At once, for each arrival, or, of bounded input, once the watermark has passed it: the latest
     * known state of its post.
     */
    public PCollection<Signal> signals() {
      return signals;
    }

    /** In event-time order, each observation once and final; withdrawn at a deletion. */
    public PCollection<Signal> settled() {
      return settled;
    }

    @Override
    public Pipeline getPipeline() {
      return signals.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(FollowPostsFn.SIGNALS, signals, FollowPostsFn.SETTLED, settled);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
