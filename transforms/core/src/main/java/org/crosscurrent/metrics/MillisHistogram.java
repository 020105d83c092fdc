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
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.metrics.Distribution;

/**
 * A distribution of milliseconds, told in two ways: as Beam's distribution, and as counters from
 * which Prometheus can make rates and shares, since Flink has no number for a distribution. The
 * counters are {@code count}, {@code sum_millis} and {@code within_N} for each bound N, which
 * counts what is not above N.
 *
 * <p>Adds up in fields until {@link #flush()}, which belongs into {@code @FinishBundle}. For one
 * thread.
 */
public final class MillisHistogram implements Serializable {

  /** The bounds, in milliseconds. */
  public static final List<Integer> BOUNDS =
      List.of(50, 100, 250, 500, 1_000, 2_000, 5_000, 30_000, 300_000);

  private static final long serialVersionUID = 1L;

  private final Distribution distribution;
  private final BundleCounter count;
  private final BundleCounter millis;
  private final ArrayList<BundleCounter> within = new ArrayList<>();
  private transient long values;
  private transient long sum;
  private transient long least;
  private transient long greatest;

  /**
   * Of a distribution and its counters.
   *
   * @param distribution such as {@link Metric#STORE_FLUSH}
   * @param counters such as {@link Metric#STORE_FLUSH_HISTOGRAM}
   */
  public MillisHistogram(Metric distribution, Metric counters) {
    this(distribution.distribution(), counters, "");
  }

  /**
   * Of a distribution and its counters, whose names vary.
   *
   * @param value of what varies; of the counters its beginning, before a dot
   */
  public MillisHistogram(Metric distribution, Metric counters, String value) {
    this(distribution.distribution(value), counters, value + ".");
  }

  private MillisHistogram(Distribution distribution, Metric counters, String prefix) {
    this.distribution = distribution;
    this.count = BundleCounter.of(counters, prefix + "count");
    this.millis = BundleCounter.of(counters, prefix + "sum_millis");
    for (int bound : BOUNDS) {
      within.add(BundleCounter.of(counters, prefix + "within_" + bound));
    }
  }

  /** Takes one value; a negative one, as between two clocks, is 0. */
  public void add(long value) {
    long taken = Math.max(0, value);
    least = values == 0 ? taken : Math.min(least, taken);
    greatest = values == 0 ? taken : Math.max(greatest, taken);
    values++;
    sum += taken;
    for (int i = BOUNDS.size() - 1; i >= 0 && taken <= BOUNDS.get(i); i--) {
      within.get(i).inc();
    }
  }

  /** Tells Beam. */
  public void flush() {
    if (values > 0) {
      distribution.update(sum, values, least, greatest);
    }
    count.inc(values);
    millis.inc(sum);
    values = 0;
    sum = 0;
    count.flush();
    millis.flush();
    within.forEach(BundleCounter::flush);
  }
}
