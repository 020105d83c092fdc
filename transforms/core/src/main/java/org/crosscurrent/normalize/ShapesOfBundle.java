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
package org.crosscurrent.normalize;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.crosscurrent.drift.DescribeShapes;
import org.crosscurrent.drift.ShapeTally;
import org.crosscurrent.mapping.ShapeSighting;
import org.joda.time.Instant;

/** What one bundle saw of each shape; given out at its end, one tally a shape and window. */
final class ShapesOfBundle {

  private static final Instant EARLIEST = Instant.ofEpochMilli(0);

  private final Map<Key, Tallied> tallies = new LinkedHashMap<>();

  /**
   * Adds a payload.
   *
   * @param at event time; dumps whose payloads tell no time of their own count for 1970
   */
  void add(String platform, ShapeSighting sighting, Instant at, BoundedWindow window) {
    Instant counted = at.isBefore(EARLIEST) ? EARLIEST : at;
    long slot = Math.floorDiv(counted.getMillis(), DescribeShapes.WINDOW.getMillis());
    Tallied tallied =
        tallies.computeIfAbsent(
            new Key(platform, sighting.shape(), slot, window), key -> new Tallied());
    tallied.tally.add(sighting, counted.getMillis());
    if (tallied.at.isBefore(counted)) {
      tallied.at = counted;
    }
  }

  /** Gives out all tallies and forgets them. */
  void giveTo(DoFn<?, ?>.FinishBundleContext context) {
    tallies.forEach(
        (key, tallied) ->
            context.output(
                NormalizeFn.SHAPES,
                KV.of(DescribeShapes.key(key.platform, key.shape), tallied.tally),
                tallied.at,
                key.window));
    tallies.clear();
  }

  private record Key(String platform, String shape, long slot, BoundedWindow window) {}

  private static final class Tallied {
    private final ShapeTally tally = new ShapeTally();
    private Instant at = EARLIEST;
  }
}
