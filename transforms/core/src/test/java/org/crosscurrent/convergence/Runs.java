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
package org.crosscurrent.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Signal;

/** Runs the graph and holds its outputs against the reference. */
public final class Runs {

  private static final int OUTPUTS = 7;

  private Runs() {}

  /** A pipeline on the Direct runner, which checks that nothing it hands out is modified. */
  static Pipeline pipeline(String... args) {
    return Pipeline.create(PipelineOptionsFactory.fromArgs(args).create());
  }

  /** Expects every output of the graph to be that of the reference. */
  static void expect(Graph graph, Scenario scenario) {
    expect(
        graph.velocity().signals(),
        scenario,
        Reference::rows,
        signals -> rounded(stored(signals, scenario.world().deletions())));
    expect(graph.velocity().settled(), scenario, Reference::settled, Runs::rounded);
    expect(graph.posts().settled(), scenario, Reference::posts, Runs::rounded);
    expect(graph.posts().duplicates(), scenario, Reference::duplicates, all -> all);
    expect(graph.windows(), scenario, Reference::windows, all -> all);
    expect(graph.events(), scenario, Reference::events, all -> all);
    expect(graph.divergences(), scenario, Reference::divergences, Runs::roundedDifferences);
  }

  private static <T> void expect(
      PCollection<T> output,
      Scenario scenario,
      SerializableFunction<Reference, List<T>> part,
      SerializableFunction<Collection<T>, Collection<T>> compared) {
    PAssert.that(output.getName(), output)
        .satisfies(
            elements -> {
              List<T> actual = new ArrayList<>();
              elements.forEach(actual::add);
              assertThat(compared.apply(actual))
                  .containsExactlyInAnyOrderElementsOf(
                      compared.apply(part.apply(scenario.reference())));
              return null;
            });
  }

  /** What a store holds that keeps the highest version of each post and heeds deletions. */
  public static Collection<Signal> stored(Collection<Signal> signals, List<Deletion> deletions) {
    Map<String, Signal> rows = new HashMap<>();
    for (Signal signal : signals) {
      rows.merge(
          signal.getPost().getId(),
          signal,
          (a, b) ->
              Comparator.comparing((Signal s) -> s.getPost().getObservedAt())
                          .thenComparing(Signal::getObservations)
                          .compare(a, b)
                      < 0
                  ? b
                  : a);
    }
    for (Deletion deletion : deletions) {
      rows.computeIfPresent(
          deletion.getPostId(),
          (id, row) ->
              row.getPost().getObservedAt().isAfter(deletion.getObservedAt()) ? row : null);
    }
    return rows.values();
  }

  private static Collection<Divergence> roundedDifferences(Collection<Divergence> divergences) {
    return divergences.stream()
        .map(
            divergence ->
                divergence.toBuilder()
                    .setDifference(Reference.rounded(divergence.getDifference()))
                    .build())
        .toList();
  }

  public static List<Signal> rounded(Collection<Signal> signals) {
    return new ArrayList<>(
        signals.stream()
            .map(
                signal ->
                    signal.toBuilder()
                        .setScoreVelocity(Reference.rounded(signal.getScoreVelocity()))
                        .setCommentVelocity(Reference.rounded(signal.getCommentVelocity()))
                        .build())
            .toList());
  }

  /** Runs to the end, and makes sure that every assertion was made. */
  static void run(Pipeline pipeline) {
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    MetricQueryResults made =
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(PAssert.class, PAssert.SUCCESS_COUNTER))
                    .build());
    long successes = 0;
    for (var counter : made.getCounters()) {
      successes += counter.getCommitted();
    }
    assertThat(successes).isEqualTo(OUTPUTS);
  }
}
