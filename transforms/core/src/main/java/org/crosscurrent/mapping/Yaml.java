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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A part of a mapping file, with the place where it stands. */
sealed interface Yaml {

  /** Where it begins. */
  Where where();

  /**
   * A single value.
   *
   * @param value as it is written; empty for {@code ~}
   * @param absent whether it is {@code ~} or nothing
   */
  record Scalar(Where where, String value, boolean absent) implements Yaml {}

  /** A list. */
  record Items(Where where, List<Yaml> items) implements Yaml {}

  /** A table of keys; {@code keys} tells where each key stands. */
  record Section(Where where, Map<String, Yaml> entries, Map<String, Where> keys) implements Yaml {

    public Section {
      entries = Collections.unmodifiableMap(entries);
      keys = Collections.unmodifiableMap(keys);
    }

    @Nullable Yaml get(String key) {
      return entries.get(key);
    }

    /** This section with what only {@code base} tells; {@code ~} takes a key away. */
    Section over(Section base) {
      Map<String, Yaml> merged = new LinkedHashMap<>(base.entries);
      Map<String, Where> places = new LinkedHashMap<>(base.keys);
      entries.forEach(
          (key, own) -> {
            Yaml inherited = base.entries.get(key);
            boolean sections = own instanceof Section && inherited instanceof Section;
            merged.put(key, sections ? ((Section) own).over((Section) inherited) : own);
          });
      places.putAll(keys);
      merged.values().removeIf(value -> value instanceof Scalar scalar && scalar.absent());
      return new Section(where, merged, places);
    }
  }
}
