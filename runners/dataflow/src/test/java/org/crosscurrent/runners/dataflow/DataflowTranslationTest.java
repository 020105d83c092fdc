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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A translation that turns into a submission would wait for a network: hence the time limit. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DataflowTranslationTest {

  private static final String STATEFUL = "beam:requirement:pardo:stateful:v1";

  @TempDir private Path directory;

  /** What the graph's stages are made of: keyed state that an event-time timer clears. */
  private static final class Latest extends DoFn<KV<Integer, Long>, Long> {
    private static final String LATEST = "latest";
    private static final String EXPIRY = "expiry";

    @StateId(LATEST)
    private final StateSpec<ValueState<Long>> latestSpec = StateSpecs.value();

    @TimerId(EXPIRY)
    private final TimerSpec expirySpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    @ProcessElement
    public void process(
        @Element KV<Integer, Long> element,
        @Timestamp Instant timestamp,
        @StateId(LATEST) ValueState<Long> latest,
        @TimerId(EXPIRY) Timer expiry) {
      latest.write(element.getValue());
      expiry.withNoOutputTimestamp().set(timestamp.plus(1_000));
    }

    @OnTimer(EXPIRY)
    public void expire(@StateId(LATEST) ValueState<Long> latest, OutputReceiver<Long> out) {
      out.output(latest.read());
      latest.clear();
    }
  }

  private static Pipeline stateful(DataflowPipelineOptions options) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Count", GenerateSequence.from(0))
        .apply("Key", WithKeys.of(1))
        .apply("Latest", ParDo.of(new Latest()));
    return pipeline;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--enableStreamingEngine", "--experiments=use_runner_v2"})
  void stateAndTimersTranslateForAStreamOnBothWorkers(String worker) throws Exception {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    DataflowPipelineOptions options = dataflow.options("--streaming", worker);
    new DataflowJobLauncher().tune(options, true);

    OfflineDataflow.Translation translation = dataflow.translate(stateful(options));

    assertThat(translation.type()).isEqualTo("JOB_TYPE_STREAMING");
    assertThat(translation.proto().getRequirementsList()).contains(STATEFUL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workerRegion=europe-west1", "--experiments=use_runner_v2"})
  void theBackfillTranslatesOnBothWorkers(String worker) throws Exception {
    Path archive = Files.createDirectories(directory.resolve("archive"));
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    DataflowPipelineOptions options = dataflow.options(worker);
    options.as(BackfillOptions.class).setInput(archive.toString());
    new DataflowJobLauncher().tune(options, false);

    OfflineDataflow.Translation translation =
        dataflow.translate(BackfillPipeline.build(options.as(BackfillOptions.class)));

    assertThat(translation.type()).isEqualTo("JOB_TYPE_BATCH");
    assertThat(translation.proto().getRequirementsList()).contains(STATEFUL);
  }

  @Test
  void theStreamTranslatesWithItsStore() throws Exception {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    // The older worker's translation would ask Kafka for its partitions.
    DataflowPipelineOptions options = dataflow.options("--experiments=use_runner_v2");
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setBootstrapServers("kafka.invalid:9092");
    stream.setArchive("gs://offline/archive");
    stream.setJdbcUrl("jdbc:postgresql://postgres.invalid/crosscurrent");
    new DataflowJobLauncher().tune(options, true);

    OfflineDataflow.Translation translation = dataflow.translate(StreamPipeline.build(stream));

    assertThat(translation.type()).isEqualTo("JOB_TYPE_STREAMING");
    assertThat(translation.proto().getRequirementsList()).contains(STATEFUL);
  }

  @Test
  void aJobDoesNotGrowWithoutBoundUnlessTold() {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    DataflowPipelineOptions silent = dataflow.options();
    DataflowPipelineOptions told = dataflow.options("--maxNumWorkers=50");

    new DataflowJobLauncher().tune(silent, false);
    new DataflowJobLauncher().tune(told, false);

    assertThat(silent.getMaxNumWorkers()).isEqualTo(DataflowJobLauncher.MAX_WORKERS);
    assertThat(told.getMaxNumWorkers()).isEqualTo(50);
  }
}
