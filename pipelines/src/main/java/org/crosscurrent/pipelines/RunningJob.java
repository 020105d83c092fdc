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

import java.util.Map;
import java.util.Optional;

/** A pipeline that was started. */
public interface RunningJob {

  /** Where a person looks at it, such as a web address; empty if it lives in this process alone. */
  default Optional<String> page() {
    return Optional.empty();
  }

  /**
   * The options with which another run goes on where this one has come to; empty if there are none.
   * Ask before the job is stopped, and again afterwards.
   */
  default Optional<String> resumeOptions() {
    return Optional.empty();
  }

  /** What went wrong last and is being, or has been, repaired without us; one line. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * Our counters so far, by name, summed over all steps. They may lag behind while the job runs,
   * and start again from 0 after a restart; at the end they are complete.
   */
  Map<String, Long> counters();

  /** How many payloads have come to be normalised so far; at once, where the runner can tell. */
  long read();

  /**
   * Waits for its end.
   *
   * @param millis for how long at most
   * @return whether it has ended
   * @throws JobFailedException if it ended by a failure
   */
  boolean waitFor(long millis) throws InterruptedException;

  /** Stops it. What is in the store stays there; a stream goes on from its committed offsets. */
  void cancel();
}
