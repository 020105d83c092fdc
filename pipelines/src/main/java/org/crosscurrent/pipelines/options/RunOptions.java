package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;

/** How a run tells what it did. */
public interface RunOptions extends PipelineOptions {

  @Description("File that gets one JSON object with the figures of the run at its end")
  @Nullable String getSummary();

  void setSummary(@Nullable String summary);
}
