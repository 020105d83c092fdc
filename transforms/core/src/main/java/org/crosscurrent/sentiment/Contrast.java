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
package org.crosscurrent.sentiment;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Shifts the weight of a text to what comes after "but": valences before it count half, those
 * behind it one and a half.
 *
 * <p>The reference visits the valences one by one and changes, for each, the first in the list that
 * equals it. So a valence that occurs more than once, or that equals another one's changed value,
 * may be changed twice while its twin stays as it was. That is kept.
 */
final class Contrast {
  /** Up to this many tokens, searching the list is faster than keeping an index of it. */
  static final int SEARCHED_AT_MOST = 128;

  private static final double BEFORE = 0.5;
  private static final double BEHIND = 1.5;

  private Contrast() {}

  /** Changes the valences in place, given the index of the first "but". */
  static void apply(double[] valences, int but) {
    if (valences.length <= SEARCHED_AT_MOST) {
      applyBySearch(valences, but);
    } else {
      applyByIndex(valences, but);
    }
  }

  static void applyBySearch(double[] valences, int but) {
    for (int visited = 0; visited < valences.length; visited++) {
      double valence = valences[visited];
      if (valence != 0) {
        int first = 0;
        while (valences[first] != valence) {
          first++;
        }
        valences[first] = weigh(valence, first, but);
      }
    }
  }

  /** The same by an index from each value to its places, so that time does not grow squarely. */
  static void applyByIndex(double[] valences, int but) {
    Map<Double, PriorityQueue<Integer>> places = new HashMap<>();
    for (int i = 0; i < valences.length; i++) {
      record(places, valences[i], i);
    }
    for (int visited = 0; visited < valences.length; visited++) {
      double valence = valences[visited];
      if (valence != 0) {
        int first = places.get(valence).remove();
        valences[first] = weigh(valence, first, but);
        record(places, valences[first], first);
      }
    }
  }

  private static void record(
      Map<Double, PriorityQueue<Integer>> places, double valence, int place) {
    if (valence != 0) {
      places.computeIfAbsent(valence, absent -> new PriorityQueue<>()).add(place);
    }
  }

  private static double weigh(double valence, int place, int but) {
    if (place == but) {
      return valence;
    }
    return valence * (place < but ? BEFORE : BEHIND);
  }
}
