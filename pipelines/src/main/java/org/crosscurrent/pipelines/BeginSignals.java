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
package org.crosscurrent.pipelines;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.language.DetectLanguages;
import org.crosscurrent.language.LanguageTeller;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.PostCoder;
import org.crosscurrent.model.coders.SignalCoder;

/**
 * Tells the language of each observation, and begins its signal, which knows nothing but the post
 * so far.
 *
 * <p>Both in one step, and with a language engine or without: Flink restores a savepoint of a
 * stream some of whose readers had nothing to read only if no step has been added behind them.
 */
final class BeginSignals extends PTransform<PCollection<Post>, PCollectionTuple> {

  /** A signal for each observation. */
  static final TupleTag<Signal> SIGNALS = new TupleTag<>() {};

  /** Each observation with its language. */
  static final TupleTag<Post> POSTS = new TupleTag<>() {};

  private final @Nullable DetectLanguages languages;
  private final int generation;

  private BeginSignals(@Nullable DetectLanguages languages, int generation) {
    this.languages = languages;
    this.generation = generation;
  }

  /** By these languages; absent leaves each post what its platform told. */
  static BeginSignals with(@Nullable DetectLanguages languages, int generation) {
    return new BeginSignals(languages, generation);
  }

  @Override
  public PCollectionTuple expand(PCollection<Post> posts) {
    BeginFn begin = new BeginFn(languages == null ? null : languages.teller(), generation);
    // Named as Beam names a function of one output, which this was: savepoints know it by that.
    PCollectionTuple begun =
        posts.apply(
            "Begin/ParMultiDo(Begin)",
            ParDo.of(begin).withOutputTags(SIGNALS, TupleTagList.of(POSTS)));
    begun.get(SIGNALS).setCoder(SignalCoder.of());
    begun.get(POSTS).setCoder(PostCoder.of());
    return begun;
  }

  private static final class BeginFn extends DoFn<Post, Signal> {
    private static final long serialVersionUID = 1L;

    private final @Nullable LanguageTeller teller;
    private final int generation;

    BeginFn(@Nullable LanguageTeller teller, int generation) {
      this.teller = teller;
      this.generation = generation;
    }

    @Setup
    public void setup() {
      if (teller != null) {
        teller.setup();
      }
    }

    @ProcessElement
    public void process(@Element Post mapped, MultiOutputReceiver out) {
      Post post = teller == null ? mapped : teller.tell(mapped);
      Signal signal = Signal.of(post);
      out.get(SIGNALS)
          .output(generation == 0 ? signal : signal.toBuilder().setGeneration(generation).build());
      out.get(POSTS).output(post);
    }

    @FinishBundle
    public void finishBundle() {
      if (teller != null) {
        teller.flush();
      }
    }
  }
}
