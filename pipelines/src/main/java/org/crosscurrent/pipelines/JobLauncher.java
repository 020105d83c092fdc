package org.crosscurrent.pipelines;

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
