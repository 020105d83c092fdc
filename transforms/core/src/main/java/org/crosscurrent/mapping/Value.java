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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Where a mapping finds something in a payload; compiled, immutable. */
abstract class Value {

  /** The first thing that says something; null where nothing does. */
  abstract @Nullable JsonNode first(JsonNode at, Place place);

  /** All that says something, in order. */
  void all(JsonNode at, Place place, Consumer<JsonNode> to) {
    JsonNode only = first(at, place);
    if (only != null) {
      to.accept(only);
    }
  }

  /** Neither null nor an empty text. */
  static boolean saysSomething(JsonNode node) {
    return !node.isNull() && !(node.isTextual() && node.textValue().isEmpty());
  }

  /** The first thing, as text without control characters; null where there is none. */
  final @Nullable String text(Place place) {
    return JsonFields.text(first(place.here(), place));
  }
}
