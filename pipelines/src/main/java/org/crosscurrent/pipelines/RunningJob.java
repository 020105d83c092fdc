package org.crosscurrent.pipelines;

import org.apache.beam.sdk.metrics.MetricResults;

/** A pipeline that was started. */
public interface RunningJob {

  /** Its figures so far. They may lag behind, and start again from 0 after a restart. */
  MetricResults metrics();

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
