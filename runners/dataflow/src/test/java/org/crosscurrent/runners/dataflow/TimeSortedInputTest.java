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

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That {@link GraphTranslationTest} would notice what Dataflow lacks. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("translation")
class TimeSortedInputTest {

  @TempDir private Path directory;

  private static final class Sorted extends DoFn<KV<Integer, Long>, Long> {
    private static final String LATEST = "latest";

    @StateId(LATEST)
    private final StateSpec<ValueState<Long>> latestSpec = StateSpecs.value();

    @ProcessElement
    @RequiresTimeSortedInput
    public void process(
        @Element KV<Integer, Long> element, @StateId(LATEST) ValueState<Long> latest) {
      latest.write(element.getValue());
    }
  }

  private static Pipeline sorted(DataflowPipelineOptions options) {
    options.setStreaming(true);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Count", GenerateSequence.from(0))
        .apply("Key", WithKeys.of(1))
        .apply("Sort", ParDo.of(new Sorted()));
    return pipeline;
  }

  @Test
  void theOlderWorkersTranslationRefusesIt() {
    OfflineDataflow dataflow = new OfflineDataflow(directory);

    assertThatThrownBy(() -> dataflow.translate(sorted(dataflow.options())))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("@RequiresTimeSortedInput in streaming mode");
  }

  @Test
  void theNewerWorkersTranslationOnlyListsIt() throws Exception {
    OfflineDataflow dataflow = new OfflineDataflow(directory);

    assertThat(
            dataflow
                .translate(sorted(dataflow.options("--experiments=use_runner_v2")))
                .proto()
                .getRequirementsList())
        .contains("beam:requirement:pardo:time_sorted_input:v1");
  }
}
