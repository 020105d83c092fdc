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
package org.crosscurrent.language;

import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.model.Post;

/**
 * Sets the language of each post of which the platform did not tell it, and compares it where the
 * platform did, as {@link LanguageRule} says.
 *
 * <p>Each output is a function of its input and the engine alone: no state, no clock, no order;
 * windows and timestamps stay as they are. What an engine throws fails the bundle; those of ours
 * throw for no text. Counters: {@code language.detected}, {@code language.agree}, {@code
 * language.differ}, {@code language.undetermined}.
 *
 * <p>Memory and time for the model are the engine's; engines of ours load theirs once in a JVM,
 * when the first worker is set up.
 *
 * <pre>{@code
 * PCollection<Post> known = posts.apply("DetectLanguages", DetectLanguages.withEngine("fast"));
 * }</pre>
 */
public final class DetectLanguages extends PTransform<PCollection<Post>, PCollection<Post>> {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<LanguageEngine> engine;
  private final LanguageRule rule;

  private DetectLanguages(SerializableSupplier<LanguageEngine> engine, LanguageRule rule) {
    this.engine = engine;
    this.rule = rule;
  }

  /**
   * By an engine on the classpath.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static DetectLanguages withEngine(String name) {
    Engines.named(LanguageEngine.class, name);
    return with(() -> Engines.named(LanguageEngine.class, name));
  }

  /**
   * By an engine of one's own.
   *
   * @param engine makes it, once for each function on a worker. It is serialised with the pipeline
   */
  public static DetectLanguages with(SerializableSupplier<LanguageEngine> engine) {
    return new DetectLanguages(Objects.requireNonNull(engine), LanguageRule.defaults());
  }

  /** By other thresholds. */
  public DetectLanguages withRule(LanguageRule rule) {
    return new DetectLanguages(engine, Objects.requireNonNull(rule));
  }

  /** What this transform does to one post, for use outside of a pipeline. */
  public Post detect(Post post) {
    return rule.apply(post, engine.get()).post();
  }

  @Override
  public PCollection<Post> expand(PCollection<Post> posts) {
    return posts.apply("Detect", ParDo.of(new DetectFn(teller()))).setCoder(posts.getCoder());
  }

  /** The work of this transform, for a function of one's own that does more than that. */
  public LanguageTeller teller() {
    return new LanguageTeller(engine, rule);
  }

  private static final class DetectFn extends DoFn<Post, Post> {
    private static final long serialVersionUID = 1L;

    private final LanguageTeller teller;

    DetectFn(LanguageTeller teller) {
      this.teller = teller;
    }

    @Setup
    public void setup() {
      teller.setup();
    }

    @ProcessElement
    public void process(@Element Post post, OutputReceiver<Post> out) {
      out.output(teller.tell(post));
    }

    @FinishBundle
    public void finishBundle() {
      teller.flush();
    }
  }
}
