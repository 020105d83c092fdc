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

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.joda.time.Duration;

/** A job seen through what Beam's runner gave back, for runners whose result is live. */
public final class ResultJob implements RunningJob {

  private static final String NAMESPACE = "crosscurrent";
  private static final String READ = "posts_read";

  private final PipelineResult result;

  /** The job behind a result that a runner returned without waiting for its end. */
  public ResultJob(PipelineResult result) {
    this.result = result;
  }

  @Override
  public Map<String, Long> counters() {
    Map<String, Long> counters = new TreeMap<>();
    MetricsFilter ours =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(NAMESPACE)).build();
    for (MetricResult<Long> counter : result.metrics().queryMetrics(ours).getCounters()) {
      counters.merge(counter.getName().getName(), valueOf(counter), Long::sum);
    }
    return counters;
  }

  /** Of a bundle that ends a job the Direct runner knows the attempt later than the result. */
  private static long valueOf(MetricResult<Long> counter) {
    return counter.hasCommitted() ? counter.getCommitted() : counter.getAttempted();
  }

  @Override
  public long read() {
    return counters().getOrDefault(READ, 0L);
  }

  @Override
  public boolean waitFor(long millis) {
    PipelineResult.State state;
    try {
      state = result.waitUntilFinish(Duration.millis(millis));
    } catch (RuntimeException e) {
      throw new JobFailedException("the job failed: " + reason(e), e);
    }
    if (state == PipelineResult.State.FAILED) {
      throw new JobFailedException("the job failed; its runner's console tells why", null);
    }
    return state != null && state.isTerminal();
  }

  @Override
  public void cancel() {
    try {
      result.cancel();
    } catch (IOException e) {
      throw new JobFailedException("the job could not be cancelled: " + e.getMessage(), e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
