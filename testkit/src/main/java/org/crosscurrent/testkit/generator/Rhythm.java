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
package org.crosscurrent.testkit.generator;

/** How lively each hour of the day (UTC) is, 1 on average. */
final class Rhythm {

  /** Percent of the mean, at the full hours. They add up to 2400. */
  private static final int[] PERCENT = {
    78, 62, 52, 46, 44, 48, 58, 72, 88, 98, 104, 108, 114, 120, 126, 130, 134, 138, 142, 146, 144,
    132, 118, 98
  };

  private static final long HOUR = 3_600_000L;

  private Rhythm() {}

  /** The rate at a time, as a multiple of the mean; linear between full hours. */
  static double at(long epochMillis) {
    long inDay = Math.floorMod(epochMillis, 24 * HOUR);
    int hour = (int) (inDay / HOUR);
    double part = (inDay % HOUR) / (double) HOUR;
    return (PERCENT[hour] * (1 - part) + PERCENT[(hour + 1) % 24] * part) / 100.0;
  }
}
