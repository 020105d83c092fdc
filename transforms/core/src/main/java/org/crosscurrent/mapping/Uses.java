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
  private int conditions;

  /** From here on paths stand in a condition, until {@link #endCondition}. */
  void beginCondition() {
    conditions++;
  }

  void endCondition() {
    conditions--;
  }

  void add(Path path, List<String> keys) {
    all.add(new Use(path, List.copyOf(keys), conditions > 0));
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
