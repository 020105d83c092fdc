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
package org.crosscurrent.runners.flink;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counters that begin at 0 again when their tasks are started again, as counters that only grow: a
 * value below the one before is taken for what was counted since a restart.
 */
final class GrowingSums {

  private final Map<String, Long> newest = new HashMap<>();
  private final Map<String, Long> before = new HashMap<>();

  /** Takes what was read, and gives each counter with what it had counted before its restarts. */
  Map<String, Long> with(Map<String, Long> read) {
    Map<String, Long> sums = new TreeMap<>();
    read.forEach(
        (name, value) -> {
          Long last = newest.put(name, value);
          if (last != null && value < last) {
            before.merge(name, last, Long::sum);
          }
        });
    newest.forEach((name, value) -> sums.put(name, value + before.getOrDefault(name, 0L)));
    return sums;
  }
}
