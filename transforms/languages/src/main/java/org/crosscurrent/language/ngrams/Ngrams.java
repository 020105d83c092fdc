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
package org.crosscurrent.language.ngrams;

/** Sequences of letters as numbers. */
final class Ngrams {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final long FINISH_1 = 0xFF51AFD7ED558CCDL;
  private static final long FINISH_2 = 0xC4CEB9FE1A85EC53L;

  private Ngrams() {}

  /** A hash of {@code length} characters; its lower bits are as good as its upper ones. */
  static long hash(char[] letters, int from, int length) {
    long hash = length;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ letters[i]) * MULTIPLIER;
    }
    // The finaliser of MurmurHash3, which is in the public domain.
    hash = (hash ^ hash >>> 33) * FINISH_1;
    hash = (hash ^ hash >>> 33) * FINISH_2;
    return hash ^ hash >>> 33;
  }
}
