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
import java.util.Locale;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.crosscurrent.io.kafka.WriteKafka;
import org.crosscurrent.io.postgres.StoreConfig;
import org.crosscurrent.io.postgres.WritePostgres;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.pipelines.options.StoreOptions;

/** Where the rows go: each collection of the graph to its table, or to its topic. */
public final class Outputs {

  private static final String NORMALISED_TOPIC = "posts.normalised";
  private static final String SIGNALS_TOPIC = "signals";
  private static final String DEAD_LETTERS_TOPIC = "posts.dead-letters";

  private Outputs() {}

  /** The store of the options; absent if they name none. */
  public static StoreConfig storeOf(StoreOptions options) {
    String file = options.getDbPasswordFile();
    String password = file == null ? options.getDbPassword() : "";
    StoreConfig store =
        StoreConfig.of(options.getJdbcUrl(), options.getDbUser(), password)
            .withBatchSize(options.getStoreBatchSize());
    return file == null ? store : store.withPasswordFile(file);
  }

  /**
   * Writes every row to its table.
   *
   * @param before dead letters of the stages in front of the graph
   */
  public static void toStore(
      StoreConfig store, SignalGraph.Result result, List<PCollection<DeadLetter>> before) {
    List<PCollection<DeadLetter>> rejected = new ArrayList<>();
    rejected.add(
        result.deletions().apply("Write deletions", WritePostgres.deletions(store)).rejected());
    rejected.add(result.signals().apply("Write signals", WritePostgres.signals(store)).rejected());
    rejected.add(
        result
            .observations()
            .apply("Write observations", WritePostgres.observations(store))
            .rejected());
    rejected.add(
        result.duplicates().apply("Write duplicates", WritePostgres.duplicates(store)).rejected());
    rejected.add(
        result
            .topicWindows()
            .apply("Write topic windows", WritePostgres.topicWindows(store))
            .rejected());
    rejected.add(
        result
            .shapeWindows()
            .apply("Write shape windows", WritePostgres.shapeWindows(store))
            .rejected());
    rejected.add(
        result
            .crossPlatformEvents()
            .apply("Write events", WritePostgres.crossPlatformEvents(store))
            .rejected());
    rejected.add(
        result
            .divergences()
            .apply("Write divergences", WritePostgres.divergences(store))
            .rejected());
    result
        .discoveredTopics()
        .ifPresent(
            topics ->
                rejected.add(
                    topics
                        .apply("Write discovered topics", WritePostgres.discoveredTopics(store))
                        .rejected()));
    List<PCollection<DeadLetter>> letters = new ArrayList<>(before);
    letters.add(result.deadLetters());
    letters.add(
        join("Rejected rows", rejected).apply("Count rejected rows", CountDeadLetters.ofStore()));
    join("Dead letters", letters).apply("Write dead letters", WritePostgres.deadLetters(store));
  }

  /** Writes posts, signals and dead letters to their topics. */
  static void toKafka(
      String bootstrapServers, SignalGraph.Result result, List<PCollection<DeadLetter>> before) {
    result
        .posts()
        .apply("Publish posts", WriteKafka.normalisedPosts(bootstrapServers, NORMALISED_TOPIC));
    result.signals().apply("Publish signals", WriteKafka.signals(bootstrapServers, SIGNALS_TOPIC));
    List<PCollection<DeadLetter>> letters = new ArrayList<>(before);
    letters.add(result.deadLetters());
    PCollectionList.of(global("Published letters", letters))
        .apply("Join published letters", Flatten.pCollections())
        .setCoder(DeadLetterCoder.of())
        .apply(
            "Publish dead letters", WriteKafka.deadLetters(bootstrapServers, DEAD_LETTERS_TOPIC));
  }

  private static PCollection<DeadLetter> join(String name, List<PCollection<DeadLetter>> letters) {
    return PCollectionList.of(global(name, letters))
        .apply("Join " + name.toLowerCase(Locale.ROOT), Flatten.pCollections())
        .setCoder(DeadLetterCoder.of());
  }

  /** Collections of different windows cannot be joined. */
  private static List<PCollection<DeadLetter>> global(
      String name, List<PCollection<DeadLetter>> letters) {
    List<PCollection<DeadLetter>> global = new ArrayList<>(letters.size());
    for (PCollection<DeadLetter> some : letters) {
      // Named after the step that they come from, by which a person knows them apart.
      String origin = some.getName().replaceFirst("/.*", "");
      global.add(
          some.apply(
              name + " of " + origin + " in the global window", Window.into(new GlobalWindows())));
    }
    return global;
  }
}
