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
package org.crosscurrent.io.postgres;

import java.time.Clock;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.crosscurrent.discovery.DiscoveredTopic;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.ShapeWindow;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.store.StoreException;
import org.joda.time.Duration;

/**
 * Writes into the store in Postgres.
 *
 * <pre>{@code
 * StoreConfig store = StoreConfig.of("jdbc:postgresql://localhost/crosscurrent", "me", "secret");
 * WritePostgres.Result written = signals.apply("Store signals", WritePostgres.signals(store));
 * PCollection<DeadLetter> refused = written.rejected();
 * }</pre>
 *
 * <p><b>Guarantee.</b> The table is a function of the set of rows written, whatever their order,
 * and however often each is written: of the rows of one key the highest version stays, and a row
 * written again changes nothing, {@code written_at} included. Rows without a version (observations,
 * duplicates) are replaced where their content differs. A post with a deletion at or after an
 * observation never comes back by that observation, in any order of the two writes. Writers cannot
 * deadlock each other.
 *
 * <p><b>When.</b> Rows are written at {@link StoreConfig#getBatchSize()} and at the end of each
 * bundle, in one transaction a batch; a bundle is done when its rows are committed. So a row is
 * visible as soon as its bundle ends, and a bundle that fails is written again without harm.
 *
 * <p><b>Windows.</b> Any windowing is taken; nothing is grouped or dropped. {@link
 * Result#rejected()} is in the global window with the default trigger.
 *
 * <p><b>Errors.</b> A row that Postgres refuses (SQLSTATE class 22, 23 or 54, such as a NUL
 * character) becomes a dead letter with reason {@code store-rejected}, the row as JSON for its
 * payload, and attempt 0; its neighbours are stored. Lost connections, deadlocks, and a server that
 * restarts are retried on another connection up to {@link StoreConfig#getRetryLimit()}; then, and
 * for every other failure, a {@link StoreException} fails the bundle. A store that cannot be used
 * fails at the start with one sentence.
 *
 * <p><b>Cost.</b> One batch of rows in memory for each worker thread. Counters in the namespace
 * {@value #METRICS}: {@code store.<table>.rows_written} (inserted or changed), {@code
 * store.<table>.batches}, {@code store.retries}, and the distributions {@code store.flush_millis}
 * and, of signals, {@code store.freshness_millis}; see {@link org.crosscurrent.metrics.Metric}.
 */
public final class WritePostgres {

  /** Namespace of the metrics. */
  public static final String METRICS = Metric.NAMESPACE;

  private WritePostgres() {}

  /**
   * Into {@code signals}: key post id, version (generation, observed_at, observations).
   *
   * @param store where to
   */
  public static Write<Signal> signals(StoreConfig store) {
    return new Write<>(store, new SignalsTable());
  }

  /**
   * Into {@code observations}: key (post id, observed_at), no version.
   *
   * @param store where to
   */
  public static Write<Observation> observations(StoreConfig store) {
    return new Write<>(store, new ObservationsTable());
  }

  /**
   * Into {@code topic_windows}: key (window start, topic, platform), version (generation, inputs).
   * A window with no posts takes its row away.
   *
   * @param store where to
   */
  public static Write<TopicWindow> topicWindows(StoreConfig store) {
    return new Write<>(store, new TopicWindowsTable());
  }

  /**
   * Into {@code signals}, rows that were read there and scored anew: a row of the same or an
   * earlier sighting is replaced if its generation is not higher, whichever version it has. {@link
   * ReadForRescore} reads them.
   *
   * @param store where to
   */
  public static Write<Signal> rescoredSignals(StoreConfig store) {
    return new Write<>(store, SignalsTable.rescored());
  }

  /**
   * Into {@code topic_windows}, rows that were read there and whose sums were made anew: a row with
   * the same inputs or fewer is replaced if its generation is not higher.
   *
   * @param store where to
   */
  public static Write<TopicWindow> patchedTopicWindows(StoreConfig store) {
    return new Write<>(store, TopicWindowsTable.patched());
  }

  /**
   * Into {@code shape_windows}: key (window start, platform, shape), version (records).
   *
   * @param store where to
   */
  public static Write<ShapeWindow> shapeWindows(StoreConfig store) {
    return new Write<>(store, new ShapeWindowsTable());
  }

  /**
   * Into {@code discovered_topics}: key (window start, language, phrase), version (inputs).
   *
   * @param store where to
   */
  public static Write<DiscoveredTopic> discoveredTopics(StoreConfig store) {
    return new Write<>(store, new DiscoveredTopicsTable());
  }

  /**
   * Into {@code cross_platform_events}: key (topic, started_at), version (generation, version).
   *
   * @param store where to
   */
  public static Write<CrossPlatformEvent> crossPlatformEvents(StoreConfig store) {
    return new Write<>(store, new CrossPlatformEventsTable());
  }

  /**
   * Into {@code divergences}: key (window start, topic, both platforms), version (generation,
   * inputs).
   *
   * @param store where to
   */
  public static Write<Divergence> divergences(StoreConfig store) {
    return new Write<>(store, new DivergencesTable());
  }

  /**
   * Into {@code duplicates}: key (post id, first_observed_at), no version.
   *
   * @param store where to
   */
  public static Write<Duplicate> duplicates(StoreConfig store) {
    return new Write<>(store, new DuplicatesTable());
  }

  /**
   * Into {@code deletions}: key post id, version observed_at. Takes away the signal, the
   * observations and the duplicates of the post that were observed at or before it.
   *
   * @param store where to
   */
  public static Write<Deletion> deletions(StoreConfig store) {
    return new Write<>(store, new DeletionsTable());
  }

  /**
   * Into {@code dead_letters}: key a hash of reason, stage, payload, observed_at, attempt and
   * platform; the first row stays. No dead letter is refused for what is in it.
   *
   * @param store where to
   */
  public static Write<DeadLetter> deadLetters(StoreConfig store) {
    return new Write<>(store, new DeadLettersTable());
  }

  /**
   * Writes one table.
   *
   * @param <T> one value is one row
   */
  public static final class Write<T> extends PTransform<PCollection<T>, Result> {

    private static final long serialVersionUID = 1L;

    private final StoreConfig store;
    private final TableWriter<T> table;
    private final Clock clock;

    private Write(StoreConfig store, TableWriter<T> table) {
      this(store, table, Clock.systemUTC());
    }

    private Write(StoreConfig store, TableWriter<T> table, Clock clock) {
      this.store = store;
      this.table = table;
      this.clock = clock;
    }

    /**
     * With this clock, which must be serialisable, for the metric of freshness; default the
     * system's. No row depends on it.
     */
    public Write<T> withClock(Clock clock) {
      return new Write<>(store, table, clock);
    }

    @Override
    public Result expand(PCollection<T> input) {
      PCollection<DeadLetter> rejected =
          input
              .apply(
                  "Leave windows",
                  Window.<T>into(new GlobalWindows())
                      .triggering(DefaultTrigger.of())
                      .withAllowedLateness(Duration.ZERO)
                      .discardingFiredPanes())
              .apply("Write rows", ParDo.of(new WriteRows<>(store, table, clock)))
              .setCoder(DeadLetterCoder.of());
      return new Result(rejected);
    }

    @Override
    public void populateDisplayData(DisplayData.Builder builder) {
      super.populateDisplayData(builder);
      builder
          .add(DisplayData.item("table", table.table()))
          .add(DisplayData.item("store", store.toString()));
    }
  }

  /** What became of a write. */
  public static final class Result implements POutput {

    private final PCollection<DeadLetter> rejected;
    private final TupleTag<DeadLetter> tag = new TupleTag<>("rejected");

    private Result(PCollection<DeadLetter> rejected) {
      this.rejected = rejected;
    }

    /** The rows that Postgres refuses, in the global window. */
    public PCollection<DeadLetter> rejected() {
      return rejected;
    }

    @Override
    public Pipeline getPipeline() {
      return rejected.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(tag, rejected);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {
      // The collection was specified where it was made.
    }
  }
}
