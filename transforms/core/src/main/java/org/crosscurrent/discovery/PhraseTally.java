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
package org.crosscurrent.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many posts say a phrase, and the ids of the ten that are scored highest. Adding is
 * commutative and associative. Immutable.
 *
 * @param posts how many
 * @param evidence the highest scored ones, best first, ties by id
 */
record PhraseTally(long posts, List<Ranked> evidence) {

  /** How many ids are kept. */
  static final int MAX_EVIDENCE = 10;

  static final PhraseTally NONE = new PhraseTally(0, List.of());

  /** A post and its score. */
  record Ranked(String postId, long score) {}

  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingLong(Ranked::score).reversed().thenComparing(Ranked::postId);

  PhraseTally plus(PhraseTally other) {
    if (posts == 0) {
      return other;
    }
    List<Ranked> all = new ArrayList<>(evidence);
    all.addAll(other.evidence);
    all.sort(BEST_FIRST);
    return new PhraseTally(
        posts + other.posts, List.copyOf(all.subList(0, Math.min(MAX_EVIDENCE, all.size()))));
  }

  List<String> postIds() {
    return evidence.stream().map(Ranked::postId).toList();
  }
}
