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
package org.crosscurrent.topics;

import java.util.Locale;

/** Which spellings of a gazetteer's name count, and what else must hold. */
enum NameRule {
  /** Any capitals. */
  ANY,
  /** As written, unless the sentence is all in capitals. */
  EXACT,
  /** As written, where the capital says something or the context supports it. */
  PROPER,
  /** As written and with context. */
  STRICT,
  /** As {@link #PROPER}; with context in any capitals too. */
  CONTEXT;

  static NameRule ofLabel(String label) {
    for (NameRule rule : values()) {
      if (rule.name().toLowerCase(Locale.ROOT).equals(label)) {
        return rule;
      }
    }
    throw new IllegalArgumentException(
        "unknown rule '" + label + "': use any, exact, strict, proper or context");
  }
}
