package org.crosscurrent.pipelines;

import java.util.ServiceLoader;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A runner as the command line sees it. Each packaged runner brings one, found by {@link
 * ServiceLoader}.
 */
public interface JobLauncher {

  /** Name for a person, such as {@code flink}. */
  String name();

  /** Whether these options ask for this runner; options that name no runner ask for any. */
  boolean accepts(PipelineOptions options);

  /**
   * Sets what suits our graphs, where the user has not said otherwise.
   *
   * @throws IllegalArgumentException if options would break a guarantee; one sentence
   */
  void tune(PipelineOptions options, boolean streaming);

  /** Starts a pipeline and returns at once. */
  RunningJob start(Pipeline pipeline);

  /**
   * The launcher for the options.
   *
   * @throws IllegalArgumentException if none on the classpath accepts them
   */
  static JobLauncher of(PipelineOptions options) {
    return ServiceLoader.load(JobLauncher.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(launcher -> launcher.accepts(options))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "this package has no runner for --runner="
                        + options.getRunner().getSimpleName()));
  }
}
