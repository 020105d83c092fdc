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
package org.crosscurrent.runners.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.awaitility.Awaitility;
import org.crosscurrent.testkit.services.BusyDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningJobTest {

  private static final long KEYS = FlinkDefaults.MAX_PARALLELISM;
  private static final String STEP = "Number/ParMultiDo(Number)";

  /**
   * Numbers the elements of a key from 0, in state, and fails when told to. A stream of numbers is
   * read as one part for each key group, every part in order: with as many keys, the n-th element
   * of a key is known, and one that was lost or came twice shows.
   */
  private static final class Number extends DoFn<KV<Long, Long>, Long> {
    private static final String NUMBER = "number";

    private final Counter seen = Metrics.counter("test", "seen");
    private final Counter wrong = Metrics.counter("test", "wrong");
    private final long failAt;

    @StateId(NUMBER)
    private final StateSpec<ValueState<Long>> numberSpec = StateSpecs.value();

    Number(long failAt) {
      this.failAt = failAt;
    }

    @ProcessElement
    public void process(
        @Element KV<Long, Long> element,
        @StateId(NUMBER) ValueState<Long> number,
        OutputReceiver<Long> out) {
      seen.inc();
      long value = element.getValue();
      if (value == failAt) {
        throw new IllegalStateException("element " + value + " is bad");
      }
      Long before = number.read();
      long now = before == null ? 0 : before + 1;
      number.write(now);
      if (value != element.getKey() + KEYS * now) {
        wrong.inc();
      }
      out.output(now);
    }
  }

  private static RunningJob start(GenerateSequence numbers, long failAt, String... args) {
    FlinkPipelineOptions options =
        FlinkDefaults.applyTo(PipelineOptionsFactory.fromArgs(args).create());
    options.setParallelism(1);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Count", numbers)
        .apply(
            "Key", WithKeys.of((Long value) -> value % KEYS).withKeyType(TypeDescriptors.longs()))
        .apply("Number", ParDo.of(new Number(failAt)));
    return RunningJob.start(pipeline);
  }

  private static GenerateSequence endless() {
    return GenerateSequence.from(0).withRate(1, org.joda.time.Duration.millis(1));
  }

  private static State end(RunningJob job) throws InterruptedException {
    return job.waitUntilFinish(Duration.ofMinutes(2));
  }

  @Test
  void aBatchEndsWithItsCountersAtHand() throws Exception {
    RunningJob job = start(GenerateSequence.from(0).to(1_000), -1);

    assertThat(end(job)).isEqualTo(State.DONE);
    assertThat(job.counter("test", "seen")).isEqualTo(1_000);
    assertThat(job.metrics().allMetrics().getCounters()).isNotEmpty();
    assertThat(job.failure()).isEmpty();
  }

  @Test
  void aBatchThatFailsTellsItsCauseInOneLine() throws Exception {
    RunningJob job = start(GenerateSequence.from(0).to(1_000), 500);

    assertThat(end(job)).isEqualTo(State.FAILED);
    assertThat(job.failure()).contains("element 500 is bad (IllegalStateException)");
  }

  @Test
  void aStreamShowsItsCountersWhileItRunsAndCanBeCancelled() throws Exception {
    RunningJob job = start(endless(), -1, "--streaming");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> job.counter("test", "seen") > 0 && job.elements(STEP) > 0);

    assertThat(job.state()).isEqualTo(State.RUNNING);
    job.cancel();

    assertThat(end(job)).isEqualTo(State.CANCELLED);
    assertThat(job.counter("test", "seen")).isPositive();
    job.cancel();
  }

  @Test
  void aCancelledStreamResumesFromItsLastCheckpointWithoutLossOrRepetition(@TempDir Path directory)
      throws Exception {
    String checkpoints = "--flinkCheckpointDirectory=" + directory;
    RunningJob first =
        start(endless(), -1, "--streaming", checkpoints, "--checkpointingInterval=200");
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> newest(directory) != null);
    first.cancel();
    assertThat(end(first)).isEqualTo(State.CANCELLED);

    RunningJob second =
        start(endless(), -1, "--streaming", checkpoints, "--savepointPath=" + newest(directory));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> second.counter("test", "seen") > KEYS);
    String savepoint = second.stop(directory.toUri().toString());

    assertThat(end(second)).isEqualTo(State.DONE);
    assertThat(second.counter("test", "wrong")).isZero();
    assertThat(savepoint).contains(directory.getFileName().toString());
  }

  private static Path newest(Path directory) throws IOException {
    return BusyDirectory.files(directory).stream()
        .filter(file -> file.endsWith("_metadata"))
        .map(Path::getParent)
        .max(Comparator.comparing(Path::toString))
        .orElse(null);
  }
}
