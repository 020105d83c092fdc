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
package org.crosscurrent.convergence;

import static org.assertj.core.api.Assertions.assertThat;

/** What two runs must agree on. */
final class Expectations {

  private Expectations() {}

  static void assertSameTables(Tables found, Tables expected) {
    for (String table : expected.rows().keySet()) {
      assertThat(found.get(table)).as(table).isEqualTo(expected.get(table));
    }
  }

  static void assertLines(long found, long expected) {
    assertThat(found).as("lines of the archive").isEqualTo(expected);
  }
}
