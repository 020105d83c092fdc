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
package org.crosscurrent.benchmarks.handwritten;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** What only a platform knows of a post and is worth keeping. */
final class Extras {

  /** When the post was last edited, ISO 8601 in UTC. */
  static final String EDITED_AT = "edited_at";

  /** Id of the post that this one quotes: it speaks about it and does not repeat it. */
  static final String QUOTE_OF = "quote_of";

  /** {@code true} where the platform marks the post as not for every eye. */
  static final String SENSITIVE = "sensitive";

  /** The answers that can be voted for, one a line. */
  static final String POLL_OPTIONS = "poll_options";

  private @Nullable SortedMap<String, String> values;

  /** Keeps a value; null and empty ones are left out. */
  Extras put(String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      if (values == null) {
        values = new TreeMap<>();
      }
      values.put(key, value);
    }
    return this;
  }

  /** Keeps a time. */
  Extras put(String key, @Nullable Instant time) {
    return time == null ? this : put(key, time.toString());
  }

  /** Keeps {@code true}, and leaves out false. */
  Extras putIf(String key, boolean condition) {
    return condition ? put(key, "true") : this;
  }

  /** All of them, sorted, unmodifiable. */
  Map<String, String> toMap() {
    return values == null ? Map.of() : Collections.unmodifiableMap(values);
  }
}
