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

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.Toxicity;
import org.crosscurrent.model.Trending;
import org.crosscurrent.model.coders.DuplicateCoder;
import org.crosscurrent.model.coders.LazyRecord;
import org.crosscurrent.model.coders.LazyRecordCoder;
import org.crosscurrent.model.coders.SignalCoder;
import org.joda.time.Duration;

/**
 * Tells the first post with a content from those that repeat it.
 *
 * <pre>{@code
 * DeduplicatePosts.Result posts =
 *     velocity.settled().apply("Deduplicate", DeduplicatePosts.byContentHash());
 * posts.unique();      // one signal for each unique post, when its window has ended
 * posts.duplicates();  // who repeats whom, as soon as the watermark knows
 * }</pre>
 *
 * <p><b>Equality.</b> Two posts are equal if the content hashes of their first observations are.
 * The first one, in the order of (first observation, post id), is canonical for 24 hours from its
 * first observation; other posts with that hash which are first observed in that time are its
 * duplicates and do not prolong it; the next one after it begins anew. Observations of one post are
 * no duplicates of each other. A post without a content hash is equal to none. A deletion of the
 * canonical post does not change what was decided.
 *
 * <p><b>Input.</b> The settled signals of {@code MeasureVelocity}, which know the first observation
 * of their post; or, where each post is observed once, {@link Signal#of}.
 *
 * <p><b>Outputs.</b> {@code settled()} has one signal for each post: its state at the end of the
 * 15-minute window of its first observation, with its {@link Standing}, the peak of its trending
 * scores in the window, and reduced to what aggregates need: without its content, its entities, and
 * the parts of its scores. {@code unique()} are those of them that count. {@code duplicates()}
 * names the duplicates a window earlier.
 *
 * <p><b>Guarantee.</b> Behind a perfect watermark all outputs are a pure function of the set of
 * inputs.
 *
 * <p><b>Windows and time.</b> Any windowing is accepted; the outputs are in the global window. A
 * settled signal has the last millisecond of its window for a timestamp, a duplicate the time of
 * its first observation. Event time must be {@code observedAt}.
 *
 * <p><b>State.</b> One entry per content: about 60 bytes for 24 hours, and about 250 bytes for each
 * of its posts whose window is open. It is cleared 24 hours after the canonical post was first
 * seen.
 *
 * <p><b>Metrics</b> (namespace {@code crosscurrent}): {@code dedup.unique}, {@code
 * dedup.duplicates}, {@code dedup.withdrawn}.
 */
public final class DeduplicatePosts
    extends PTransform<PCollection<Signal>, DeduplicatePosts.Result> {

  /** How long a post stays canonical, if nothing else is said. */
  public static final Duration DEFAULT_MEMORY = Duration.standardHours(24);

  /** Length of the windows, if nothing else is said. */
  public static final Duration DEFAULT_WINDOW = Duration.standardMinutes(15);

  private final Duration memory;
  private final Duration window;

  private DeduplicatePosts(Duration memory, Duration window) {
    this.memory = memory;
    this.window = window;
  }

  /** Compares posts by their content hash, with the default times. */
  public static DeduplicatePosts byContentHash() {
    return new DeduplicatePosts(DEFAULT_MEMORY, DEFAULT_WINDOW);
  }

  /**
   * How long a post stays canonical from its first observation on; 24 hours by default. State lives
   * as long.
   *
   * @throws IllegalArgumentException if not longer than zero
   */
  public DeduplicatePosts withMemory(Duration memory) {
    return new DeduplicatePosts(positive("memory", memory), window);
  }

  /**
   * Length of the windows, aligned to 1970, at whose end a post is given out; 15 minutes by
   * default. What is observed of a post after the window of its first observation is left aside.
   *
   * @throws IllegalArgumentException if not longer than zero
   */
  public DeduplicatePosts withWindow(Duration window) {
    return new DeduplicatePosts(memory, positive("window", window));
  }

  private static Duration positive(String name, Duration value) {
    if (value.getMillis() <= 0) {
      throw new IllegalArgumentException(name + " must be longer than zero, not " + value);
    }
    return value;
  }

  @Override
  public Result expand(PCollection<Signal> signals) {
    ContentRule rule = new ContentRule(memory.getMillis(), window.getMillis());
    PCollection<KV<String, LazyRecord<Signal>>> keyed =
        signals
            .apply("Key by content", ParDo.of(new KeyByContentFn(rule)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), LazyRecordCoder.of(SignalCoder.of())));
    if (!(keyed.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      keyed = keyed.apply("In the global window", Window.into(new GlobalWindows()));
    }
    PCollectionTuple outputs =
        keyed.apply(
            "Settle each content",
            ParDo.of(new SettleContentsFn(rule))
                .withOutputTags(
                    SettleContentsFn.SETTLED, TupleTagList.of(SettleContentsFn.DUPLICATES)));
    PCollection<Signal> settled = outputs.get(SettleContentsFn.SETTLED).setCoder(SignalCoder.of());
    return new Result(
        settled, outputs.get(SettleContentsFn.DUPLICATES).setCoder(DuplicateCoder.of()));
  }

  /** Drops what no longer matters to its window, and the content, which nothing behind needs. */
  private static final class KeyByContentFn extends DoFn<Signal, KV<String, LazyRecord<Signal>>> {
    private static final int KEY_DIGITS = 32;

    private final ContentRule rule;

    KeyByContentFn(ContentRule rule) {
      this.rule = rule;
    }

    @ProcessElement
    public void process(
        @Element Signal signal, OutputReceiver<KV<String, LazyRecord<Signal>>> out) {
      long firstAt = signal.getFirstObservedAt().getMillis();
      if (signal.getPost().getObservedAt().getMillis() >= rule.windowEnd(firstAt)) {
        return;
      }
      String hash = signal.getFirstContentHash();
      String key =
          hash == null
              ? SettleContentsFn.WITHOUT_CONTENT + signal.getPost().getId()
              : hash.substring(0, KEY_DIGITS);
      out.output(KV.of(key, LazyRecord.of(reduced(signal))));
    }

    /** What is left is what the aggregates need. */
    private static Signal reduced(Signal signal) {
      Signal.Builder reduced = signal.toBuilder().setPost(signal.getPost().withoutContent());
      Trending trending = signal.getTrending();
      if (trending != null && !trending.getParts().isEmpty()) {
        reduced.setTrending(trending.toBuilder().setParts(Map.of()).build());
      }
      if (!signal.getEntities().isEmpty()) {
        reduced.setEntities(List.of());
      }
      Toxicity toxicity = signal.getToxicity();
      if (toxicity != null) {
        reduced.setToxicity(toxicity.toBuilder().setProbabilities(Map.of()).build());
      }
      return reduced.build();
    }
  }

  /** The posts, told apart. */
  public static final class Result implements POutput {
    private final PCollection<Signal> settled;
    private final PCollection<Duplicate> duplicates;

    private Result(PCollection<Signal> settled, PCollection<Duplicate> duplicates) {
      this.settled = settled;
      this.duplicates = duplicates;
    }

    /** One signal for each post, whatever its standing, at the end of its window. */
    public PCollection<Signal> settled() {
      return settled;
    }

    /** One signal for each post that counts, at the end of its window. */
    public PCollection<Signal> unique() {
      return settled.apply("Unique", Filter.by(signal -> signal.getStanding() == Standing.UNIQUE));
    }

    /** Each post that repeats the content of another one. */
    public PCollection<Duplicate> duplicates() {
      return duplicates;
    }

    @Override
    public Pipeline getPipeline() {
      return settled.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(SettleContentsFn.SETTLED, settled, SettleContentsFn.DUPLICATES, duplicates);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
