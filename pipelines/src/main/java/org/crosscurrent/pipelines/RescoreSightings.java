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

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.io.postgres.PostHistory;
import org.crosscurrent.io.postgres.PostHistory.Life;
import org.crosscurrent.io.postgres.RescoreScope;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.ObservationCoder;
import org.crosscurrent.trending.Baselines;
import org.crosscurrent.trending.TrendingRules;
import org.crosscurrent.trending.TrendingScorer;

/**
 * Gives the settled sightings of posts the new sentiment of the posts, with the trending score that
 * follows from it, and tells what each post thereby gives to its topic windows.
 *
 * <p>A life of a post is looked at if it begins in the range. A sighting of a text that is not the
 * stored one keeps its score, and so does one of an earlier life of a post that was seen anew
 * behind the range, since that post was not scored.
 */
final class RescoreSightings extends PTransform<PCollection<PostHistory>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The sightings as they are to be written. */
  static final TupleTag<Observation> SIGHTINGS = new TupleTag<>() {};

  /** By beginning of the window, topic and platform. */
  static final TupleTag<KV<KV<Long, KV<String, String>>, WindowShare>> SHARES = new TupleTag<>() {};

  private final RescoreScope scope;
  private final TrendingRules rules;
  private final Baselines baselines;
  private final boolean toxicCounts;

  RescoreSightings(
      RescoreScope scope, TrendingRules rules, Baselines baselines, boolean toxicCounts) {
    this.scope = scope;
    this.rules = rules;
    this.baselines = baselines;
    this.toxicCounts = toxicCounts;
  }

  /** The coder of what a share belongs to. */
  static KvCoder<Long, KV<String, String>> keyCoder() {
    return KvCoder.of(VarLongCoder.of(), KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()));
  }

  @Override
  public PCollectionTuple expand(PCollection<PostHistory> histories) {
    PCollectionTuple outputs =
        histories.apply(
            "Rescore",
            ParDo.of(new RescoreFn(scope, rules, baselines, toxicCounts))
                .withOutputTags(SIGHTINGS, TupleTagList.of(SHARES)));
    outputs.get(SIGHTINGS).setCoder(ObservationCoder.of());
    outputs.get(SHARES).setCoder(KvCoder.of(keyCoder(), new WindowShare.ShareCoder()));
    return outputs;
  }

  private static final class RescoreFn extends DoFn<PostHistory, Observation> {

    private static final long serialVersionUID = 1L;

    private final RescoreScope scope;
    private final TrendingRules rules;
    private final Baselines baselines;
    private final boolean toxicCounts;
    private final BundleCounter edited = BundleCounter.of(Metric.RESCORE_EDITED);
    private transient @MonotonicNonNull TrendingScorer scorer;

    RescoreFn(RescoreScope scope, TrendingRules rules, Baselines baselines, boolean toxicCounts) {
      this.scope = scope;
      this.rules = rules;
      this.baselines = baselines;
      this.toxicCounts = toxicCounts;
    }

    @Setup
    public void setup() {
      scorer = new TrendingScorer(rules, baselines);
    }

    @ProcessElement
    public void process(@Element PostHistory post, MultiOutputReceiver out) {
      boolean scored =
          scope.contains(post.firstObservedAt()) && (!scope.failedOnly() || post.sentimentFailed());
      for (Life life : post.lives()) {
        if (scope.contains(life.beganAt())) {
          List<Observation> sightings = new ArrayList<>();
          for (Observation before : life.observations()) {
            Observation after = scored ? rescored(post, before) : before;
            sightings.add(after);
            if (scored) {
              out.get(SIGHTINGS).output(after);
            }
          }
          if (life.unique() && (toxicCounts || !post.toxic())) {
            boolean changed = scored || !scope.failedOnly() || post.unscored();
            share(life.beganAt(), sightings, changed, out);
          }
        }
      }
    }

    @FinishBundle
    public void finishBundle() {
      edited.flush();
    }

    private Observation rescored(PostHistory post, Observation sighting) {
      Observation.Builder rescored =
          sighting.toBuilder().setGeneration(scope.generationOver(sighting.getGeneration()));
      if (!post.isSameText(sighting)) {
        edited.inc();
        return rescored.build();
      }
      Double sentiment = post.sentiment();
      Counts counts = sighting.getCounts();
      double trending =
          scorer
              .score(
                  sighting.getPlatform(),
                  sighting.getScoreVelocity(),
                  sentiment == null ? 0 : sentiment,
                  counts.commentsOrZero(),
                  counts.scoreOrZero())
              .getScore();
      return rescored.setSentiment(sentiment).setTrendingScore(trending).build();
    }

    /** What counts is the state at the end of the window of the first observation. */
    private static void share(
        long beganAt, List<Observation> sightings, boolean changed, MultiOutputReceiver out) {
      long start = beganAt - Math.floorMod(beganAt, RescoreScope.WINDOW_MILLIS);
      Observation last = null;
      double peak = 0;
      for (Observation sighting : sightings) {
        if (sighting.getObservedAt().getMillis() < start + RescoreScope.WINDOW_MILLIS) {
          last = sighting;
          Double trending = sighting.getTrendingScore();
          peak = Math.max(peak, trending == null ? 0 : trending);
        }
      }
      if (last == null) {
        return;
      }
      Double sentiment = last.getSentiment();
      WindowShare share =
          new WindowShare(
              sentiment == null ? 0 : Math.round(sentiment * TopicWindow.SENTIMENT_SCALE),
              sentiment == null ? 0 : 1,
              peak,
              changed);
      for (String topic : last.getTopics()) {
        out.get(SHARES).output(KV.of(KV.of(start, KV.of(topic, last.getPlatform())), share));
      }
    }
  }
}
