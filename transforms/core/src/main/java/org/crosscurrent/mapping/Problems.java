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

/** Collects the mistakes in mapping files, so that one run tells them all. */
final class Problems {

  private final List<String> found = new ArrayList<>();

  void add(Where where, String message) {
    found.add(where + ": " + message);
  }

  /**
   * Ends with all that were found.
   *
   * @throws MappingException if there is any
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new MappingException(found);
    }
  }
}
