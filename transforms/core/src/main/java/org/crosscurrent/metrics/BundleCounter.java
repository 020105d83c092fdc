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
package org.crosscurrent.metrics;

import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;

/**
 * A counter for the path of each element: it adds up in a field, and tells Beam once a bundle. Beam
 * looks its counter up by name at each call, which costs more than the counting.
 *
 * <p>Call {@link #flush()} in the function's {@code @FinishBundle}; what is not flushed is not
 * told. The first call shows the counter even where it is still 0, so that a rate over it sees the
 * first increase. For one thread, as a function is.
 */
public final class BundleCounter implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Counter counter;
  private transient long pending;
  private transient boolean shown;

  private BundleCounter(Counter counter) {
    this.counter = counter;
  }

  /** Of a metric of fixed name. */
  public static BundleCounter of(Metric metric) {
    return new BundleCounter(metric.counter());
  }

  /** Of a metric whose name varies. */
  public static BundleCounter of(Metric metric, String value) {
    return new BundleCounter(metric.counter(value));
  }

  /** Adds one. */
  public void inc() {
    pending++;
  }

  /** Adds so many. */
  public void inc(long count) {
    pending += count;
  }

  /** Tells Beam. */
  public void flush() {
    if (pending != 0 || !shown) {
      counter.inc(pending);
      pending = 0;
      shown = true;
    }
  }
}
