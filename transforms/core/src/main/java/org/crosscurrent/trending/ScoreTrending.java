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
package org.crosscurrent.trending;

import com.google.auto.value.AutoValue;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;

/**
 * Sets the trending score of each signal from its score velocity, sentiment, comments and score.
 *
 * <p>Each output is a function of its input alone: no state, no clock, no order; windows and
 * timestamps stay as they are. Missing sentiment, comments and score count as 0. A trending score
 * that was there before is replaced. Sentiment and velocity are to be set before: see {@code
 * ScoreSentiment} and {@code MeasureVelocity}.
 *
 * <pre>{@code
 * signals.apply("ScoreTrending", ScoreTrending.withDefaults()
 *     .withBaselines(Baselines.defaults().with("mastodon", 30)));
 * }</pre>
 */
@AutoValue
public abstract class ScoreTrending extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  private static final long serialVersionUID = 1L;

  abstract TrendingRules rules();

  abstract Baselines baselines();

  /** Scores by {@link TrendingRules#defaults} and {@link Baselines#defaults}. */
  public static ScoreTrending withDefaults() {
    return new AutoValue_ScoreTrending(TrendingRules.defaults(), Baselines.defaults());
  }

  /** Scores by these rules. */
  public ScoreTrending withRules(TrendingRules rules) {
    return new AutoValue_ScoreTrending(rules, baselines());
  }

  /** Normalises scores by these baselines. */
  public ScoreTrending withBaselines(Baselines baselines) {
    return new AutoValue_ScoreTrending(rules(), baselines);
  }

  /** What this transform does to one signal, for use outside of a pipeline. */
  public static Signal score(Signal signal, TrendingScorer scorer) {
    Counts counts = signal.getPost().getCounts();
    Sentiment sentiment = signal.getSentiment();
    return signal.toBuilder()
        .setTrending(
            scorer.score(
                signal.getPost().getPlatform(),
                signal.getScoreVelocity(),
                sentiment == null ? 0 : sentiment.getCompound(),
                counts.commentsOrZero(),
                counts.scoreOrZero()))
        .build();
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> signals) {
    return signals
        .apply("Score", ParDo.of(new ScoreFn(rules(), baselines())))
        .setCoder(signals.getCoder());
  }

  private static final class ScoreFn extends DoFn<Signal, Signal> {
    private static final long serialVersionUID = 1L;

    private final TrendingRules rules;
    private final Baselines baselines;
    private transient @MonotonicNonNull TrendingScorer scorer;

    ScoreFn(TrendingRules rules, Baselines baselines) {
      this.rules = rules;
      this.baselines = baselines;
    }

    @Setup
    public void setup() {
      scorer = new TrendingScorer(rules, baselines);
    }

    @ProcessElement
    public void process(@Element Signal signal, OutputReceiver<Signal> out) {
      out.output(score(signal, scorer));
    }
  }
}
