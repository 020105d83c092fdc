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
package org.crosscurrent.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is seen of a soak run at one moment.
 *
 * @param seconds since the run is looked at
 * @param postsPerSecond payloads that entered the graph since the sample before
 * @param heapMib heap in use right after a collection; job, Flink and, in this process, the broker
 * @param rssMib memory of the process
 * @param checkpointMib full size of the last checkpoint
 * @param stateMib what RocksDB estimates to be alive, over all stages
 * @param stateKeys how many entries it estimates, over all stages
 * @param lagSeconds how far the reader is behind
 */
record SoakSample(
    double seconds,
    double postsPerSecond,
    double heapMib,
    double rssMib,
    double checkpointMib,
    double stateMib,
    double stateKeys,
    double lagSeconds) {

  /** One of the figures. */
  record Figure(String name, String title, ToDoubleFunction<SoakSample> value) {}

  /** All figures, in the order of the columns. */
  static final List<Figure> FIGURES =
      List.of(
          new Figure("posts_per_second", "sightings per second", SoakSample::postsPerSecond),
          new Figure("heap_mib", "heap after a collection, MiB", SoakSample::heapMib),
          new Figure("rss_mib", "memory of the process, MiB", SoakSample::rssMib),
          new Figure("checkpoint_mib", "checkpoint, MiB", SoakSample::checkpointMib),
          new Figure("state_mib", "live state in RocksDB, MiB", SoakSample::stateMib),
          new Figure("state_keys", "entries in RocksDB", SoakSample::stateKeys),
          new Figure("lag_seconds", "lag of the reader, s", SoakSample::lagSeconds));

  static String csvHeader() {
    StringBuilder header = new StringBuilder("seconds");
    FIGURES.forEach(figure -> header.append(',').append(figure.name()));
    return header.append('\n').toString();
  }

  String csvLine() {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%.1f", seconds));
    for (Figure figure : FIGURES) {
      line.append(String.format(Locale.ROOT, ",%.3f", figure.value().applyAsDouble(this)));
    }
    return line.append('\n').toString();
  }

  /**
   * How a figure grows in an hour: the slope of the straight line nearest to the samples of the
   * second half (least squares); the first half is where caches fill. 0 for fewer than two samples.
   */
  static double slopePerHour(List<SoakSample> samples, Figure figure) {
    List<SoakSample> half = samples.subList(samples.size() / 2, samples.size());
    double n = half.size();
    double x = half.stream().mapToDouble(SoakSample::seconds).sum() / Math.max(1, n);
    double y = half.stream().mapToDouble(figure.value()).sum() / Math.max(1, n);
    double xy = 0;
    double xx = 0;
    for (SoakSample sample : half) {
      xy += (sample.seconds() - x) * (figure.value().applyAsDouble(sample) - y);
      xx += (sample.seconds() - x) * (sample.seconds() - x);
    }
    return xx == 0 ? 0 : xy / xx * 3600;
  }
}
