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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataflowDefaultsTest {

  private static DataflowPipelineOptions stream(String... args) {
    return DataflowDefaults.applyTo(PipelineOptionsFactory.fromArgs(args).create(), true);
  }

  private static DataflowPipelineOptions batch(String... args) {
    return DataflowDefaults.applyTo(PipelineOptionsFactory.fromArgs(args).create(), false);
  }

  @Test
  void aJobDoesNotGrowWithoutBoundUnlessTold() {
    assertThat(stream().getMaxNumWorkers()).isEqualTo(DataflowDefaults.MAX_WORKERS);
    assertThat(batch().getMaxNumWorkers()).isEqualTo(DataflowDefaults.MAX_WORKERS);
    assertThat(batch("--maxNumWorkers=50").getMaxNumWorkers()).isEqualTo(50);
    assertThat(batch("--numWorkers=20").getMaxNumWorkers()).isEqualTo(20);
  }

  @Test
  void aStreamKeepsItsStateInTheServiceAndRunsOnTheWorkerItsReaderWasMadeFor() {
    DataflowPipelineOptions options = stream();

    assertThat(options.getRunner()).isEqualTo(DataflowRunner.class);
    assertThat(options.isStreaming()).isTrue();
    assertThat(options.isEnableStreamingEngine()).isTrue();
    assertThat(options.getExperiments()).containsExactly("disable_runner_v2");
  }

  @Test
  void aBatchGoesWhereTheServiceSendsIt() {
    DataflowPipelineOptions options = batch();

    assertThat(options.isStreaming()).isFalse();
    assertThat(options.isEnableStreamingEngine()).isFalse();
    assertThat(options.getExperiments()).isNullOrEmpty();
  }

  @Test
  void machinesAndAddressesAreLeftToTheUser() {
    DataflowPipelineOptions options = stream();

    assertThat(options.getWorkerMachineType()).isNull();
    assertThat(options.getUsePublicIps()).isNull();
    assertThat(options.getAutoscalingAlgorithm()).isNull();
    assertThat(options.getNumWorkers()).isZero();
  }

  @Test
  void whatTheUserHasSetStands() {
    DataflowPipelineOptions options =
        stream("--enableStreamingEngine=false", "--experiments=some_other", "--maxNumWorkers=3");

    assertThat(options.isEnableStreamingEngine()).isFalse();
    assertThat(options.getMaxNumWorkers()).isEqualTo(3);
    assertThat(options.getExperiments()).containsExactly("some_other", "disable_runner_v2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "use_runner_v2",
        "beam_fn_api",
        "use_unified_worker",
        "use_portable_job_submission",
        "disable_runner_v2"
      })
  void whoeverNamesAWorkerGetsIt(String experiment) {
    assertThat(stream("--experiments=" + experiment).getExperiments()).containsExactly(experiment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--experiments", "--dataflowServiceOptions"})
  void aStreamThatMayProcessTwiceIsRefusedInOneSentence(String option) {
    assertThatThrownBy(() -> stream(option + "=streaming_mode_at_least_once"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("streaming_mode_at_least_once would count posts twice");
  }
}
