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

import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A runner as the command line sees it. Each packaged runner brings one, found by {@link
 * ServiceLoader}.
 */
public interface JobLauncher {

  /** Name for a person, such as {@code flink}. */
  String name();

  /** The runner. */
  Class<? extends PipelineRunner<?>> runner();

  /**
   * Sets what suits our graphs, where the user has not said otherwise.
   *
   * @throws IllegalArgumentException if options would break a guarantee; one sentence
   */
  void tune(PipelineOptions options, boolean streaming);

  /**
   * Looks whether a job with these options could be started now, and fills in what only its runner
   * can tell. Called once, after {@link #tune} and before anything is built; the default is that it
   * could.
   *
   * @throws IllegalArgumentException if an option must be set differently; one sentence
   * @throws JobFailedException if what the runner needs cannot be reached; one sentence
   */
  default void check(PipelineOptions options) {}

  /**
   * What a user should know before a stream over so many partitions is started with these options,
   * which are all allowed: one sentence. The default is nothing.
   */
  default Optional<String> adviceOn(PipelineOptions options, int partitions) {
    return Optional.empty();
  }

  /** Starts a pipeline and returns at once. */
  RunningJob start(Pipeline pipeline);

  /**
   * The launcher of this package.
   *
   * @throws IllegalStateException if there is none on the classpath
   */
  static JobLauncher find() {
    return ServiceLoader.load(JobLauncher.class)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no runner is on the classpath of this package"));
  }
}
