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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class FlinkDefaultsTest {

  private static FlinkPipelineOptions defaulted(String... args) {
    return FlinkDefaults.applyTo(PipelineOptionsFactory.fromArgs(args).create());
  }

  @Test
  void aRunWithoutOptionsIsEmbeddedAndUsesAllProcessorsWithoutCopies() {
    FlinkPipelineOptions options = defaulted();

    assertThat(options.getRunner()).isEqualTo(FlinkRunner.class);
    assertThat(options.getFlinkMaster()).isEqualTo("[local]");
    assertThat(options.getParallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(options.getFasterCopy()).isTrue();
    assertThat(options.getObjectReuse()).isTrue();
  }

  @Test
  void aStreamGetsCheckpointsThatSurviveItAndShortBundles() {
    FlinkPipelineOptions options = defaulted("--streaming");

    assertThat(options.getCheckpointingInterval()).isEqualTo(10_000);
    assertThat(options.isExternalizedCheckpointsEnabled()).isTrue();
    assertThat(options.getRetainExternalizedCheckpointsOnCancellation()).isTrue();
    assertThat(options.getMaxParallelism()).isEqualTo(128);
    assertThat(options.getMaxBundleTimeMills()).isEqualTo(FlinkDefaults.MAX_BUNDLE_TIME);
  }

  /** What a function gives at the end of a bundle is late otherwise, which no option may bring. */
  @Test
  void aStreamEndsItsBundlesBeforeACheckpointWhateverIsAsked() {
    assertThat(
            defaulted("--streaming", "--finishBundleBeforeCheckpointing=false")
                .getFinishBundleBeforeCheckpointing())
        .isTrue();
  }

  @Test
  void aBatchKeepsItsLargeBundlesAndHasNoCheckpoints() {
    FlinkPipelineOptions options = defaulted();

    assertThat(options.getCheckpointingInterval()).isEqualTo(-1);
    assertThat(options.getMaxBundleTimeMills()).isEqualTo(10_000);
    assertThat(options.getMaxBundleSize()).isEqualTo(FlinkDefaults.MAX_BATCH_BUNDLE_SIZE);
    assertThat(defaulted("--maxBundleSize=7").getMaxBundleSize()).isEqualTo(7);
    assertThat(options.getMaxParallelism()).isEqualTo(-1);
  }

  @Test
  void whatTheUserHasSetStandsEvenWhereItIsBeamsOwnDefault() {
    FlinkPipelineOptions options =
        defaulted(
            "--streaming",
            "--fasterCopy=false",
            "--objectReuse=false",
            "--parallelism=3",
            "--maxBundleTimeMills=1000",
            "--externalizedCheckpointsEnabled=false",
            "--flinkMaster=flink.example:8081");

    assertThat(options.getFasterCopy()).isFalse();
    assertThat(options.getObjectReuse()).isFalse();
    assertThat(options.getParallelism()).isEqualTo(3);
    assertThat(options.getMaxBundleTimeMills()).isEqualTo(1000);
    assertThat(options.isExternalizedCheckpointsEnabled()).isFalse();
    assertThat(options.getFlinkMaster()).isEqualTo("flink.example:8081");
  }

  @Test
  void aRemoteClusterDecidesItsOwnParallelism() {
    assertThat(defaulted("--flinkMaster=flink.example:8081").getParallelism()).isEqualTo(-1);
  }

  @Test
  void aStreamWithoutCheckpointsIsRefusedInOneSentence() {
    assertThatThrownBy(() -> defaulted("--streaming", "--checkpointingInterval=-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("checkpointingInterval is -1, but a stream needs checkpoints")
        .hasMessageContaining("--checkpointingInterval");
  }
}
