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
import java.util.OptionalLong;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.crosscurrent.events.DetectCrossPlatformEvents;
import org.crosscurrent.events.DetectDivergence;
import org.crosscurrent.io.postgres.ReadForRescore;
import org.crosscurrent.io.postgres.ReplaceInPostgres;
import org.crosscurrent.io.postgres.RescorePlan;
import org.crosscurrent.io.postgres.RescoreScope;
import org.crosscurrent.io.postgres.StoreConfig;
import org.crosscurrent.io.postgres.TopicSpan;
import org.crosscurrent.io.postgres.UnmarkFilled;
import org.crosscurrent.io.postgres.WritePostgres;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.model.coders.TopicWindowCoder;
import org.crosscurrent.pipelines.options.RescoreOptions;
import org.crosscurrent.sentiment.ScoreSentiment;

/**
 * Scores stored posts anew, and brings what depends on their scores up to date.
 *
 * <p>It goes from table to table, and each step begins when the one before is committed: the
 * signals from their texts, the sightings from the signals, the topic windows from the sightings,
 * events and divergences from the windows. So whatever an interrupted run has left, the next one
 * makes the same of it.
 */
public final class RescorePipeline {

  private static final KvCoder<Long, Long> RANGE = KvCoder.of(VarLongCoder.of(), VarLongCoder.of());

  private final Pipeline pipeline;
  private final StoreConfig store;
  private final Scoring scoring;
  private final RescoreSightings sightings;
  private final RescorePlan plan;
  private final RescoreScope scope;
  private final List<PCollection<DeadLetter>> letters = new ArrayList<>();

  private RescorePipeline(
      Pipeline pipeline, RescoreOptions options, Scoring scoring, RescorePlan plan) {
    this.pipeline = pipeline;
    this.store = Outputs.storeOf(options);
    this.scoring = scoring;
    this.sightings =
        new RescoreSightings(
            plan.scope(),
            Scoring.rulesOf(options),
            Scoring.baselinesOf(options),
            !options.getExcludeToxic());
    this.plan = plan;
    this.scope = plan.scope();
  }

  /**
   * The pipeline of a plan, ready to run.
   *
   * @throws IllegalArgumentException if options do not go together; one sentence
   */
  public static Pipeline build(RescoreOptions options, Scoring scoring, RescorePlan plan) {
    if (options.getInput() != null) {
      return RescoreFromArchive.build(options, scoring, plan);
    }
    Pipeline pipeline = Pipeline.create(options);
    new RescorePipeline(pipeline, options, scoring, plan).assemble();
    return pipeline;
  }

  /** About how many payloads there are to read from the archive of the options. */
  public static OptionalLong estimatePayloads(RescoreOptions options, RescorePlan plan) {
    return RescoreFromArchive.archive(options, plan.scope()).estimateLines(options);
  }

  private void assemble() {
    PCollection<DeadLetter> signals = rescoreSignals();
    if (scope.engines().containsKey(ScoreSentiment.TASK)) {
      PCollection<Long> settled = updateWindows(signals);
      if (scope.failedOnly()) {
        unmark(settled);
      }
    } else if (scope.failedOnly()) {
      unmark(signals);
    }
    PCollectionList.of(letters)
        .apply("Join dead letters", Flatten.pCollections())
        .setCoder(DeadLetterCoder.of())
        .apply("Write dead letters", WritePostgres.deadLetters(store));
  }

  private PCollection<DeadLetter> rescoreSignals() {
    PCollection<Signal> read =
        ranges("Ranges of posts", plan.ranges())
            .apply("Spread ranges of posts", Reshuffle.viaRandomKey())
            .apply("Read signals", ReadForRescore.signals(store, scope));
    ErrorHandler.BadRecordErrorHandler<PCollection<DeadLetter>> failures =
        pipeline.registerBadRecordErrorHandler(new LettersOfUnscored());
    PCollection<Signal> scored = read.apply("Rescore", new RescoreTasks(scope, scoring, failures));
    failures.close();
    letters.add(failures.getOutput());
    return keep(
        scored
            .apply("Write signals", WritePostgres.rescoredSignals(store))
            .rejected()
            .apply("Count rejected signals", CountDeadLetters.ofStore()));
  }

  /** Behind the signals; what it gives ends when events and divergences are committed. */
  private PCollection<Long> updateWindows(PCollection<DeadLetter> signals) {
    PCollection<?>[] awaited =
        scope.failedOnly()
            ? new PCollection<?>[] {signals, fillInEdited()}
            : new PCollection<?>[] {signals};
    PCollectionTuple rescored =
        ranges("Ranges of histories", plan.rangesToTheEnd())
            .apply("Await signals", Wait.on(awaited))
            .apply("Spread ranges of histories", Reshuffle.viaRandomKey())
            .apply("Read histories", ReadForRescore.histories(store, scope))
            .apply("Rescore sightings", sightings);
    PCollection<DeadLetter> written =
        keep(
            rescored
                .get(RescoreSightings.SIGHTINGS)
                .apply("Write observations", WritePostgres.observations(store))
                .rejected()
                .apply("Count rejected observations", CountDeadLetters.ofStore()));
    PCollection<DeadLetter> windows =
        keep(
            ranges("Ranges of windows", plan.ranges())
                .apply("Await signals for windows", Wait.on(signals))
                .apply("Spread ranges of windows", Reshuffle.viaRandomKey())
                .apply("Read topic windows", ReadForRescore.topicWindows(store))
                .apply(
                    "Patch topic windows",
                    new PatchTopicWindows(scope, rescored.get(RescoreSightings.SHARES)))
                .apply("Write topic windows", WritePostgres.patchedTopicWindows(store))
                .rejected()
                .apply("Count rejected windows", CountDeadLetters.ofStore()));
    return detectAnew(store, scope, pipeline, List.of(written, windows));
  }

  /** Sightings of texts that were edited since, which their dead letters have kept. */
  private PCollection<DeadLetter> fillInEdited() {
    ErrorHandler.BadRecordErrorHandler<PCollection<DeadLetter>> failures =
        pipeline.registerBadRecordErrorHandler(new LettersOfUnscored());
    PCollection<Signal> scored =
        ranges("Ranges of edited texts", plan.ranges())
            .apply("Spread ranges of edited texts", Reshuffle.viaRandomKey())
            .apply("Read edited texts", ReadForRescore.editedSightings(store))
            .apply(
                "Score sentiment of edited texts",
                scoring.scoreSentiment().withErrorHandler(failures));
    failures.close();
    letters.add(failures.getOutput());
    return keep(
        scored
            .apply("Scored now", Filter.by(signal -> signal.getSentiment() != null))
            .apply("Score trending of edited texts", scoring.scoreTrending())
            .apply("Describe edited sightings", DescribeObservations.create())
            .apply("Write edited observations", WritePostgres.observations(store))
            .rejected()
            .apply("Count rejected edited observations", CountDeadLetters.ofStore()));
  }

  private PCollection<DeadLetter> keep(PCollection<DeadLetter> rejected) {
    letters.add(rejected);
    return rejected;
  }

  /** Events and divergences of the stored windows, when these are done. */
  static PCollection<Long> detectAnew(
      StoreConfig store,
      RescoreScope scope,
      Pipeline pipeline,
      List<? extends PCollection<?>> done) {
    PCollection<?>[] awaited = done.toArray(PCollection<?>[]::new);
    PCollection<TopicSpan> spans =
        pipeline
            .apply("Ask for spans", Create.of(List.of(KV.of(0L, 0L))).withCoder(RANGE))
            .apply("Await windows", Wait.on(awaited))
            .apply("Find spans", ReadForRescore.spans(store, scope))
            .apply("Spread spans", Reshuffle.viaRandomKey());
    PCollection<TopicWindow> windows =
        spans
            .apply("Read windows of spans", ReadForRescore.windowsOfSpans(store))
            .apply("At their ends", WithTimestamps.of(window -> window.getWindowEnd().minus(1)))
            .setCoder(TopicWindowCoder.of());
    PCollection<Long> hours =
        pipeline
            .apply("Hours", Create.of(hoursOf(scope)).withCoder(VarLongCoder.of()))
            .apply("Await windows of hours", Wait.on(awaited));
    PCollection<Long> events =
        windows
            .apply("Detect events", DetectCrossPlatformEvents.overTwoHours())
            .apply("Replace events", ReplaceInPostgres.events(store, scope, spans));
    PCollection<Long> divergences =
        windows
            .apply("Detect divergence", DetectDivergence.perHour())
            .apply(
                "Of the range",
                Filter.by((Divergence found) -> scope.touchesHour(found.getWindowStart())))
            .apply("Replace divergences", ReplaceInPostgres.divergences(store, scope, hours));
    return PCollectionList.of(events)
        .and(divergences)
        .apply("Join replaced", Flatten.pCollections())
        .setCoder(VarLongCoder.of());
  }

  private void unmark(PCollection<?> done) {
    ranges("Ranges of marks", plan.ranges())
        .apply("Await everything", Wait.on(done))
        .apply("Unmark filled", ParDo.of(new UnmarkFilled(store, scope)))
        .setCoder(VarLongCoder.of());
  }

  private PCollection<KV<Long, Long>> ranges(String name, List<KV<Long, Long>> ranges) {
    return pipeline.apply(name, Create.of(ranges).withCoder(RANGE));
  }

  private static List<Long> hoursOf(RescoreScope scope) {
    List<Long> hours = new ArrayList<>();
    long first = scope.fromMillis() - Math.floorMod(scope.fromMillis(), RescoreScope.HOUR_MILLIS);
    for (long hour = first; hour < scope.toMillis(); hour += RescoreScope.HOUR_MILLIS) {
      hours.add(hour);
    }
    return hours;
  }
}
