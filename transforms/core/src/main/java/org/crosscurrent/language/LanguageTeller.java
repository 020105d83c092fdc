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

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.Post;

/**
 * Tells and counts languages within a Beam function: what {@link DetectLanguages} does, for a
 * function that does more than that. Call {@link #setup} in its {@code @Setup}, {@link #flush} in
 * its {@code @FinishBundle}. For one thread, as a function is.
 */
public final class LanguageTeller implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<LanguageEngine> supplier;
  private final LanguageRule rule;
  private final Map<LanguageRule.Comparison, BundleCounter> counters =
      new EnumMap<>(LanguageRule.Comparison.class);
  private transient @MonotonicNonNull LanguageEngine engine;

  LanguageTeller(SerializableSupplier<LanguageEngine> supplier, LanguageRule rule) {
    this.supplier = supplier;
    this.rule = rule;
    counters.put(LanguageRule.Comparison.DETECTED, BundleCounter.of(Metric.LANGUAGE_DETECTED));
    counters.put(LanguageRule.Comparison.AGREE, BundleCounter.of(Metric.LANGUAGE_AGREE));
    counters.put(LanguageRule.Comparison.DIFFER, BundleCounter.of(Metric.LANGUAGE_DIFFER));
    counters.put(
        LanguageRule.Comparison.UNDETERMINED, BundleCounter.of(Metric.LANGUAGE_UNDETERMINED));
  }

  /** Makes the engine, and loads its model unless that is loaded. */
  public void setup() {
    engine = supplier.get();
    engine.warmUp();
  }

  /** The post with its language. */
  public Post tell(Post post) {
    LanguageRule.Outcome outcome = rule.apply(post, engine);
    counters.get(outcome.comparison()).inc();
    return outcome.post();
  }

  /** Tells Beam what was counted. */
  public void flush() {
    counters.values().forEach(BundleCounter::flush);
  }
}
