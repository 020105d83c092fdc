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
package org.crosscurrent.runners.dataflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.StoreOptions;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.crosscurrent.testkit.services.LocalKafka;

/** The two graphs of the project with all their parts, each translated once for each worker. */
final class Graphs implements AutoCloseable {

  static final String TOPIC = "posts.raw";
  static final int PARTITIONS = 3;
  static final String PASSWORD_FILE = "gs://offline/secrets/crosscurrent-db";

  /** A graph, and the worker that it is translated for. */
  enum Graph {
    LIVE(true, false),
    LIVE_ON_RUNNER_V2(true, true),
    BATCH(false, false),
    BATCH_ON_RUNNER_V2(false, true);

    final boolean streaming;
    final boolean runnerV2;

    Graph(boolean streaming, boolean runnerV2) {
      this.streaming = streaming;
      this.runnerV2 = runnerV2;
    }
  }

  private final Path directory;
  private final LocalKafka kafka = LocalKafka.start();
  private final Map<Graph, OfflineDataflow.Translation> translations = new ConcurrentHashMap<>();

  Graphs(Path directory) {
    this.directory = directory;
    kafka.createTopic(TOPIC, PARTITIONS);
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  OfflineDataflow.Translation translationOf(Graph graph) {
    return translations.computeIfAbsent(graph, this::translate);
  }

  private OfflineDataflow.Translation translate(Graph graph) {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    DataflowPipelineOptions options =
        graph.runnerV2 ? dataflow.options("--experiments=use_runner_v2") : dataflow.options();
    StoreOptions store = options.as(StoreOptions.class);
    store.setJdbcUrl("jdbc:postgresql://postgres.invalid/crosscurrent");
    store.setDbPasswordFile(PASSWORD_FILE);
    try {
      return graph.streaming ? live(dataflow, options, graph) : batch(dataflow, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OfflineDataflow.Translation live(
      OfflineDataflow dataflow, DataflowPipelineOptions options, Graph graph) throws IOException {
    StreamOptions stream = options.as(StreamOptions.class);
    // The older worker's source is split before the job is submitted, which asks the brokers for
    // the partitions of the topic; the newer one's asks while the job runs.
    stream.setBootstrapServers(graph.runnerV2 ? "kafka.invalid:9092" : kafka.bootstrapServers());
    stream.setArchive("gs://offline/archive");
    stream.setKafkaOutput(true);
    new DataflowJobLauncher().tune(options, true);
    return dataflow.translate(StreamPipeline.build(stream));
  }

  private OfflineDataflow.Translation batch(
      OfflineDataflow dataflow, DataflowPipelineOptions options) throws IOException {
    Path archive = Files.createDirectories(directory.resolve("archive"));
    BackfillOptions backfill = options.as(BackfillOptions.class);
    backfill.setInput(archive.toString());
    new DataflowJobLauncher().tune(options, false);
    return dataflow.translate(BackfillPipeline.build(backfill));
  }

  @Override
  public void close() {
    kafka.close();
  }
}
