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
package org.crosscurrent.mapping;

import java.util.Collection;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What is said about a word that is none of the known ones. */
public final class Words {

  private Words() {}

  /** That a key is none of the known ones, with the one that was perhaps meant. */
  static String unknown(String key, Collection<String> known) {
    String meant = nearest(key, known);
    return "'"
        + key
        + "' is no key here"
        + (meant == null
            ? "; there are " + String.join(", ", new TreeSet<>(known))
            : "; did you mean '" + meant + "'?");
  }

  /** The known word that was perhaps meant: at most two letters differ; null if none is so near. */
  public static @Nullable String nearest(String key, Collection<String> known) {
    String nearest = null;
    int least = 3;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(key, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance. */
  private static int distance(String first, String second) {
    int[] previous = new int[second.length() + 1];
    for (int j = 0; j <= second.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= first.length(); i++) {
      int[] current = new int[second.length() + 1];
      current[0] = i;
      for (int j = 1; j <= second.length(); j++) {
        int changed = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + changed);
      }
      previous = current;
    }
    return previous[second.length()];
  }
}
