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

import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/**
 * The watermark of one partition and the stamps of its records, in milliseconds since 1970. The
 * clock is an argument: the same calls always give the same stamps. Not thread-safe.
 */
final class PartitionWatermark {

  private static final long START = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();

  /** No record may push event time nearer than a day to its end, where windows cannot close. */
  private static final long LAST = BoundedWindow.TIMESTAMP_MAX_VALUE.getMillis() - 86_400_000L;

  private final long maxDisorder;
  private final long maxAhead;
  private long watermark;

  PartitionWatermark(long maxDisorder, long maxAhead, long previous) {
    this.maxDisorder = maxDisorder;
    this.maxAhead = maxAhead;
    this.watermark = Math.max(START, previous);
  }

  /** The present watermark. */
  long get() {
    return watermark;
  }

  /**
   * Takes notice of a record and gives its stamp: its own time if it is on time, the watermark,
   * which is later, if it is late, and something earlier than its own time if that is too far in
   * the future to be believed.
   */
  long stamp(long recordTime, long now) {
    if (recordTime <= watermark) {
      return watermark;
    }
    if (recordTime > furthest(now)) {
      return Math.min(Math.max(watermark, now), recordTime - 1);
    }
    advance(recordTime - maxDisorder);
    return recordTime;
  }

  /** Takes notice that at {@code checked} the broker had no record that was not read. */
  void idle(long checked) {
    advance(Math.min(checked, LAST) - maxDisorder);
  }

  private long furthest(long now) {
    return now > LAST - maxAhead ? LAST : now + maxAhead;
  }

  private void advance(long time) {
    watermark = Math.max(watermark, time);
  }
}
