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

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
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
    LanguageEngines.named(name);
    return with(() -> LanguageEngines.named(name));
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
    return posts.apply("Detect", ParDo.of(new DetectFn(engine, rule))).setCoder(posts.getCoder());
  }

  private static final class DetectFn extends DoFn<Post, Post> {
    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<LanguageEngine> supplier;
    private final LanguageRule rule;
    private final Map<LanguageRule.Comparison, BundleCounter> counters =
        new EnumMap<>(LanguageRule.Comparison.class);
    private transient @MonotonicNonNull LanguageEngine engine;

    DetectFn(SerializableSupplier<LanguageEngine> supplier, LanguageRule rule) {
      this.supplier = supplier;
      this.rule = rule;
      counters.put(LanguageRule.Comparison.DETECTED, BundleCounter.of(Metric.LANGUAGE_DETECTED));
      counters.put(LanguageRule.Comparison.AGREE, BundleCounter.of(Metric.LANGUAGE_AGREE));
      counters.put(LanguageRule.Comparison.DIFFER, BundleCounter.of(Metric.LANGUAGE_DIFFER));
      counters.put(
          LanguageRule.Comparison.UNDETERMINED, BundleCounter.of(Metric.LANGUAGE_UNDETERMINED));
    }

    @Setup
    public void setup() {
      engine = supplier.get();
      engine.warmUp();
    }

    @ProcessElement
    public void process(@Element Post post, OutputReceiver<Post> out) {
      LanguageRule.Outcome outcome = rule.apply(post, engine);
      counters.get(outcome.comparison()).inc();
      out.output(outcome.post());
    }

    @FinishBundle
    public void finishBundle() {
      counters.values().forEach(BundleCounter::flush);
    }
  }
}
