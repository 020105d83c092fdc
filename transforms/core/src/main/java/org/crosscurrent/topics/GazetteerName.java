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

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * One line of a {@link Gazetteer}.
 *
 * @param name as it is written
 * @param topic what it is reported as, lower case
 * @param kind what kind of thing it is
 * @param rule which spellings count
 * @param contextWords lower-case words that support an ambiguous name
 * @param contextKinds kinds of other names that do
 * @param refusals lower-case words that make it no name where they stand right before or behind it
 */
record GazetteerName(
    String name,
    String topic,
    String kind,
    NameRule rule,
    Set<String> contextWords,
    Set<String> contextKinds,
    Set<String> refusals)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Whether every place where it is written is one where it is the name. */
  boolean isPlain() {
    return rule == NameRule.ANY && refusals.isEmpty();
  }

  /** All of it, the same for equal names. */
  String toLine() {
    return String.join(
        "\t",
        name,
        topic,
        kind,
        rule.name(),
        String.join(" ", new TreeSet<>(contextWords)),
        String.join(" ", new TreeSet<>(contextKinds)),
        String.join(" ", new TreeSet<>(refusals)));
  }
}
