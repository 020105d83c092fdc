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
package org.crosscurrent.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

class PartitionWatermarkTest {

  private static final long D = 30_000;
  private static final long AHEAD = 300_000;
  private static final long NOW = 1_772_692_200_000L;
  private static final long MIN = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();

  private final PartitionWatermark watermark = new PartitionWatermark(D, AHEAD, MIN);

  /** A record of some time, or (where null) the finding that no record waits. */
  record Event(Long recordTime, long now) {}

  @Example
  void theWatermarkIsTheNewestRecordLessTheDisorder() {
    assertThat(watermark.stamp(NOW - 50_000, NOW)).isEqualTo(NOW - 50_000);
    assertThat(watermark.stamp(NOW - 20_000, NOW)).isEqualTo(NOW - 20_000);
    assertThat(watermark.stamp(NOW - 40_000, NOW)).isEqualTo(NOW - 40_000);
    assertThat(watermark.get()).isEqualTo(NOW - 20_000 - D);
  }

  @Example
  void aRecordAtTheWatermarkIsOnTimeAndOneBehindItIsStampedWithIt() {
    watermark.stamp(NOW, NOW);
    assertThat(watermark.stamp(NOW - D, NOW)).isEqualTo(NOW - D);
    assertThat(watermark.stamp(NOW - D - 1, NOW)).isEqualTo(NOW - D);
  }

  @Example
  void aQuietPartitionFollowsTheClockBeforeItsFirstRecord() {
    watermark.idle(NOW);
    assertThat(watermark.get()).isEqualTo(NOW - D);
    watermark.idle(NOW - 60_000);
    assertThat(watermark.get()).isEqualTo(NOW - D);
  }

  @Example
  void aRestoredWatermarkIsWhereItGoesOn() {
    PartitionWatermark restored = new PartitionWatermark(D, AHEAD, NOW);
    assertThat(restored.stamp(NOW - 1, NOW)).isEqualTo(NOW);
    assertThat(restored.get()).isEqualTo(NOW);
  }

  @Example
  void aRecordFromTheFutureMovesNothingAndIsStampedBeforeItsOwnTime() {
    watermark.stamp(NOW, NOW);
    assertThat(watermark.stamp(NOW + AHEAD + 1, NOW)).isEqualTo(NOW);
    assertThat(watermark.stamp(Long.MAX_VALUE, NOW)).isEqualTo(NOW);
    assertThat(watermark.get()).isEqualTo(NOW - D);
    assertThat(watermark.stamp(NOW + AHEAD, NOW)).isEqualTo(NOW + AHEAD);
  }

  @Example
  void withoutABoundOnTheFutureEventTimeStillEndsBeforeTheEndOfTime() {
    PartitionWatermark open = new PartitionWatermark(0, Long.MAX_VALUE / 2, MIN);
    assertThat(open.stamp(Long.MAX_VALUE, NOW)).isLessThan(Long.MAX_VALUE);
    assertThat(open.get()).isLessThan(BoundedWindow.TIMESTAMP_MAX_VALUE.getMillis());
  }

  @Property
  void neverBackAndNoRecordIsEverBehind(@ForAll("histories") List<Event> events) {
    PartitionWatermark watermark = new PartitionWatermark(D, AHEAD, MIN);
    Reference reference = new Reference();
    long before = watermark.get();
    for (Event event : events) {
      if (event.recordTime() == null) {
        watermark.idle(event.now());
        reference.idle(event.now());
      } else {
        long stamp = watermark.stamp(event.recordTime(), event.now());
        assertThat(stamp).isGreaterThanOrEqualTo(before);
        assertThat(Long.compare(stamp, event.recordTime()))
            .isEqualTo(reference.judge(event.recordTime(), event.now()));
      }
      assertThat(watermark.get()).isGreaterThanOrEqualTo(before).isEqualTo(reference.watermark);
      before = watermark.get();
    }
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    Arbitrary<Long> nows = Arbitraries.longs().between(NOW, NOW + 3_600_000);
    Arbitrary<Long> times =
        Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                    8, Arbitraries.longs().between(NOW - 600_000, NOW + 600_000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(-1, Long.MAX_VALUE)))
            .injectNull(0.2);
    return Combinators.combine(times, nows).as(Event::new).list().ofMaxSize(40);
  }

  /** The rules again, told by the newest believed record and the last finding of emptiness. */
  private static final class Reference {
    private long newest = MIN + D;
    private long watermark = MIN;

    void idle(long now) {
      watermark = Math.max(watermark, now - D);
    }

    int judge(long recordTime, long now) {
      boolean late = recordTime < watermark;
      boolean future = recordTime > watermark && recordTime > now + AHEAD;
      if (!late && !future) {
        newest = Math.max(newest, recordTime);
      }
      watermark = Math.max(watermark, newest - D);
      return late ? 1 : future ? -1 : 0;
    }
  }
}
