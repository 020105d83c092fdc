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
package org.crosscurrent.api.access;

import java.util.Locale;

/** What a caller may do; each role may do all that the ones before it may. */
public enum Role {
  /** Has shown no key: sees whether the server lives, and how it is to be asked. */
  ANYONE,
  /** Reads results. */
  READER,
  /** Sends posts and feedback as well. */
  WRITER,
  /** Sees refused payloads, and changes what others may do. */
  OPERATOR;

  /** How it is written outside: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what another one may. */
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }
}
