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
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.crosscurrent.io.postgres.RescoreScope;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.SignalCoder;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.toxicity.ScoreToxicity;

/**
 * Scores stored signals by the tasks of a scope.
 *
 * <p>Where only failures are filled in, a task is done again for the signals alone that it failed
 * on, and their mark stays: it goes when all that depends on the score is up to date.
 */
final class RescoreTasks extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  private static final long serialVersionUID = 1L;

  private final RescoreScope scope;
  private final transient Scoring scoring;
  private final transient ErrorHandler<BadRecord, ?> failures;

  RescoreTasks(RescoreScope scope, Scoring scoring, ErrorHandler<BadRecord, ?> failures) {
    this.scope = scope;
    this.scoring = scoring;
    this.failures = failures;
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> stored) {
    PCollection<Signal> scored =
        stored.apply("Begin again", ParDo.of(new BeginAgainFn(scope))).setCoder(SignalCoder.of());
    if (scope.engines().containsKey(ScoreSentiment.TASK)) {
      scored =
          each(
                  scored,
                  ScoreSentiment.TASK,
                  "Score sentiment",
                  scoring.scoreSentiment().withErrorHandler(failures))
              .apply("Score trending", scoring.scoreTrending());
    }
    ScoreToxicity scoreToxicity = scoring.scoreToxicity();
    if (scope.engines().containsKey(ScoreToxicity.TASK) && scoreToxicity != null) {
      scored =
          each(
              scored,
              ScoreToxicity.TASK,
              "Score toxicity",
              scoreToxicity.withErrorHandler(failures));
    }
    return scored;
  }

  private PCollection<Signal> each(
      PCollection<Signal> signals,
      String task,
      String name,
      PTransform<PCollection<Signal>, PCollection<Signal>> score) {
    if (!scope.failedOnly()) {
      return signals.apply(name, score);
    }
    PCollection<Signal> filled =
        signals
            .apply("Failed on " + task, Filter.by(signal -> signal.getFailed().contains(task)))
            .setCoder(SignalCoder.of())
            .apply(name, score)
            .apply("Keep the mark of " + task, ParDo.of(new MarkFn(task)))
            .setCoder(SignalCoder.of());
    PCollection<Signal> others =
        signals
            .apply("Not failed on " + task, Filter.by(signal -> !signal.getFailed().contains(task)))
            .setCoder(SignalCoder.of());
    return PCollectionList.of(filled)
        .and(others)
        .apply("Join after " + task, Flatten.pCollections())
        .setCoder(SignalCoder.of());
  }

  /** The signal as it was before it was scored, but for its generation. */
  private static final class BeginAgainFn extends DoFn<Signal, Signal> {

    private static final long serialVersionUID = 1L;

    private final RescoreScope scope;
    private final BundleCounter posts = BundleCounter.of(Metric.RESCORE_POSTS);

    BeginAgainFn(RescoreScope scope) {
      this.scope = scope;
    }

    @ProcessElement
    public void process(@Element Signal stored, OutputReceiver<Signal> out) {
      posts.inc();
      if (scope.failedOnly()) {
        out.output(stored);
        return;
      }
      List<String> failed = new ArrayList<>(stored.getFailed());
      failed.removeAll(scope.engines().keySet());
      out.output(
          stored.toBuilder()
              .setFailed(failed)
              .setGeneration(scope.generationOver(stored.getGeneration()))
              .build());
    }

    @FinishBundle
    public void finishBundle() {
      posts.flush();
    }
  }

  private static final class MarkFn extends DoFn<Signal, Signal> {

    private static final long serialVersionUID = 1L;

    private final String task;

    MarkFn(String task) {
      this.task = task;
    }

    @ProcessElement
    public void process(@Element Signal scored, OutputReceiver<Signal> out) {
      TreeSet<String> failed = new TreeSet<>(scored.getFailed());
      failed.add(task);
      out.output(scored.toBuilder().setFailed(List.copyOf(failed)).build());
    }
  }
}
