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
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.crosscurrent.io.archive.ArchiveOptions;
import org.crosscurrent.io.archive.ReadArchive;
import org.crosscurrent.io.postgres.RemoveLeftBehind;
import org.crosscurrent.io.postgres.RescorePlan;
import org.crosscurrent.io.postgres.RescoreScope;
import org.crosscurrent.io.postgres.StoreConfig;
import org.crosscurrent.io.postgres.WritePostgres;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.pipelines.options.RescoreOptions;
import org.crosscurrent.velocity.Velocity;
import org.joda.time.Instant;

/**
 * The graph over an archive, of which only the rows of posts first observed in the range are
 * written: exact for every engine, and for texts that were edited since. It reads from as long
 * before the range as posts are remembered to the end of the archive.
 */
final class RescoreFromArchive {

  private RescoreFromArchive() {}

  static Pipeline build(RescoreOptions options, Scoring scoring, RescorePlan plan) {
    ArchiveOptions.complete(options, options.getInput());
    Pipeline pipeline = Pipeline.create(options);
    Privacy privacy = Privacy.of(options);
    ReadArchive.Result read = pipeline.apply("Read archive", archive(options, plan.scope()));
    SignalGraph.Result result =
        read.posts()
            .apply(
                "Signals",
                SignalGraph.create()
                    .withScoring(scoring)
                    .withMappings(MappingFolder.of(options))
                    .withPrivacy(privacy));
    PCollection<DeadLetter> unread =
        read.deadLetters().apply("Count unread", CountDeadLetters.ofSource());
    List<PCollection<DeadLetter>> letters =
        new ArrayList<>(privacy.applyToLetters(List.of(unread)));
    letters.add(result.deadLetters());
    write(Outputs.storeOf(options), plan, result, letters);
    return pipeline;
  }

  /** The archive from as long before the range as anything is remembered. */
  static ReadArchive archive(RescoreOptions options, RescoreScope scope) {
    return ReadArchive.from(options.getInput())
        .between(
            Instant.ofEpochMilli(scope.fromMillis() - Velocity.MEMORY_MILLIS),
            BoundedWindow.TIMESTAMP_MAX_VALUE);
  }

  private static void write(
      StoreConfig store,
      RescorePlan plan,
      SignalGraph.Result result,
      List<PCollection<DeadLetter>> letters) {
    RescoreScope scope = plan.scope();
    SerializableFunction<Signal, Boolean> inScope =
        signal -> scope.contains(signal.getFirstObservedAt().getMillis());
    letters.add(
        result.deletions().apply("Write deletions", WritePostgres.deletions(store)).rejected());
    letters.add(
        result
            .duplicates()
            .apply(
                "Duplicates of the range",
                Filter.by(found -> scope.contains(found.getFirstObservedAt().getMillis())))
            .apply("Write duplicates", WritePostgres.duplicates(store))
            .rejected());
    letters.add(
        result
            .settled()
            .apply("Sightings of the range", Filter.by(inScope))
            .apply("Describe sightings", DescribeObservations.create())
            .apply("Write observations", WritePostgres.observations(store))
            .rejected());
    PCollection<DeadLetter> signals =
        result
            .signals()
            .apply("Signals of the range", Filter.by(inScope))
            .apply("Write signals", WritePostgres.signals(store))
            .rejected();
    PCollection<DeadLetter> windows =
        result
            .topicWindows()
            .apply(
                "Windows of the range",
                Filter.by(window -> scope.contains(window.getWindowStart().getMillis())))
            .apply("Write topic windows", WritePostgres.topicWindows(store))
            .rejected();
    letters.add(signals);
    letters.add(windows);
    PCollection<Long> cleared =
        result
            .getPipeline()
            .apply(
                "Ranges of windows",
                Create.of(plan.ranges())
                    .withCoder(KvCoder.of(VarLongCoder.of(), VarLongCoder.of())))
            .apply("Await rows", Wait.on(signals, windows))
            .apply("Remove windows left behind", ParDo.of(new RemoveLeftBehind(store, scope)))
            .setCoder(VarLongCoder.of());
    RescorePipeline.detectAnew(store, scope, result.getPipeline(), List.of(cleared));
    PCollectionList.of(global(letters))
        .apply("Join dead letters", Flatten.pCollections())
        .setCoder(DeadLetterCoder.of())
        .apply("Write dead letters", WritePostgres.deadLetters(store));
  }

  /** Collections of different windows cannot be joined. */
  private static List<PCollection<DeadLetter>> global(List<PCollection<DeadLetter>> letters) {
    List<PCollection<DeadLetter>> global = new ArrayList<>();
    for (PCollection<DeadLetter> some : letters) {
      String origin = some.getName().replaceFirst("/.*", "");
      global.add(
          some.apply(
              "Letters of " + origin + " in the global window", Window.into(new GlobalWindows())));
    }
    return global;
  }
}
