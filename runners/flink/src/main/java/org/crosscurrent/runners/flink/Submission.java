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

import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;

/**
 * Hears from Flink which job a thread has just submitted. Beam keeps Flink's handle of a job to
 * itself; Flink tells its listeners, on the submitting thread.
 */
public final class Submission implements JobListener {

  private static final ThreadLocal<JobClient> LAST = new ThreadLocal<>();

  /** The job that this thread submitted last; asking forgets it. */
  static Optional<JobClient> take() {
    Optional<JobClient> job = Optional.ofNullable(LAST.get());
    LAST.remove();
    return job;
  }

  @Override
  public void onJobSubmitted(JobClient job, Throwable failure) {
    if (job == null) {
      LAST.remove();
    } else {
      LAST.set(job);
    }
  }

  @Override
  public void onJobExecuted(JobExecutionResult result, Throwable failure) {
    // Only the submission matters: the end is read from the handle itself.
  }
}
