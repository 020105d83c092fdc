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
package org.crosscurrent.runners.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.crosscurrent.pipelines.JobFailedException;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.RunningJob;
import org.junit.jupiter.api.Test;

class DirectJobLauncherTest {

  private static final long A_MINUTE = 60_000;

  private static final class Read extends DoFn<Integer, Integer> {
    private final Counter read = Metrics.counter("crosscurrent", "posts_read");

    @ProcessElement
    public void process(@Element Integer element) {
      if (element < 0) {
        throw new IllegalStateException("element " + element + " is bad");
      }
      read.inc();
    }
  }

  private static RunningJob start(Integer... elements) {
    JobLauncher launcher = JobLauncher.find();
    PipelineOptions options = PipelineOptionsFactory.create();
    launcher.tune(options, false);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(Create.of(java.util.List.of(elements))).apply(ParDo.of(new Read()));
    return launcher.start(pipeline);
  }

  @Test
  void aJobThatEndsHasItsCountersAtHand() throws Exception {
    RunningJob job = start(1, 2, 3);

    assertThat(job.waitFor(A_MINUTE)).isTrue();
    assertThat(job.read()).isEqualTo(3);
    assertThat(job.counters()).containsEntry("posts_read", 3L);
  }

  @Test
  void aJobThatFailsTellsItsCauseInOneSentence() {
    RunningJob job = start(-1);

    assertThatThrownBy(() -> job.waitFor(A_MINUTE))
        .isInstanceOf(JobFailedException.class)
        .hasMessage("the job failed: element -1 is bad");
  }
}
