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

import java.util.ArrayList;
import java.util.List;

/** The paths that a mapping uses, as they are met while it is compiled. */
final class Uses {

  private final List<Use> all = new ArrayList<>();
  private List<List<String>> beginnings = List.of(List.of());
  private int conditions;

  /** From here on paths stand in a condition, until {@link #endCondition}. */
  void beginCondition() {
    conditions++;
  }

  void endCondition() {
    conditions--;
  }

  void add(Path path, List<String> keys) {
    if (keys.isEmpty()) {
      all.add(new Use(path, keys, conditions > 0));
      return;
    }
    for (List<String> beginning : beginnings) {
      List<String> whole = new ArrayList<>(beginning);
      whole.addAll(keys);
      all.add(new Use(path, List.copyOf(whole), conditions > 0));
    }
  }

  /**
   * From here on paths begin behind the keys of each value that was met since {@code size}.
   *
   * @return where they began so far, for {@link #beginAt}
   */
  List<List<String>> beginAtValuesSince(int size) {
    return beginAt(
        all.subList(size, all.size()).stream()
            .filter(use -> !use.inCondition)
            .map(Use::keys)
            .distinct()
            .toList());
  }

  /** From here on paths begin at the payload itself. */
  List<List<String>> beginAtPayload() {
    return beginAt(List.of(List.of()));
  }

  /** From here on paths begin behind these keys; gives where they began so far. */
  List<List<String>> beginAt(List<List<String>> keys) {
    List<List<String>> before = beginnings;
    beginnings = keys;
    return before;
  }

  int size() {
    return all.size();
  }

  List<Use> all() {
    return all;
  }

  /** The paths that values were taken from since {@code size}. */
  List<Path> valuesSince(int size) {
    return all.subList(size, all.size()).stream()
        .filter(use -> !use.inCondition)
        .map(Use::path)
        .toList();
  }

  /**
   * One use.
   *
   * @param keys the keys on the way, from the payload on; empty if the path begins elsewhere
   */
  record Use(Path path, List<String> keys, boolean inCondition) {}
}
