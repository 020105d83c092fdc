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
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Where a reader stands: at a payload, perhaps inside of another one. One thread, one payload. */
final class Place {

  /** A list of so many items is faster searched than indexed. */
  private static final int SHORT = 8;

  private final JsonNode here;
  private final @Nullable Place outer;
  private final Place root;
  private final int depth;
  private @Nullable Map<JsonNode, Map<String, Map<String, JsonNode>>> indexes;
  private int read;

  /** What was searched last: several fields come from the same user. */
  private @Nullable JsonNode lastItems;

  private @Nullable String lastKey;
  private @Nullable String lastValue;
  private @Nullable JsonNode lastItem;

  private Place(JsonNode here, @Nullable Place outer) {
    this.here = here;
    this.outer = outer;
    this.root = outer == null ? this : outer.root;
    this.depth = outer == null ? 0 : outer.depth + 1;
  }

  /** At a payload that came alone. */
  static Place at(JsonNode payload) {
    return new Place(payload, null);
  }

  /** At a payload inside of this one. */
  Place inside(JsonNode payload) {
    return new Place(payload, this);
  }

  /** The payload that is read. */
  JsonNode here() {
    return here;
  }

  /** The payload that this one is inside of; null where it came alone. */
  @Nullable JsonNode outer() {
    return outer == null ? null : outer.here;
  }

  /** The whole payload. */
  JsonNode whole() {
    return root.here;
  }

  /** How many payloads this one is inside of. */
  int depth() {
    return depth;
  }

  /** How many payloads were read within the whole one, this one included. */
  int countRead() {
    return ++root.read;
  }

  /** The first item of {@code items} whose {@code key} has the text {@code value}. */
  @Nullable JsonNode find(JsonNode items, String key, String value) {
    if (items.size() <= SHORT) {
      boolean again =
          items == root.lastItems && key.equals(root.lastKey) && value.equals(root.lastValue);
      if (!again) {
        root.lastItem = search(items, key, value);
        root.lastItems = items;
        root.lastKey = key;
        root.lastValue = value;
      }
      return root.lastItem;
    }
    if (root.indexes == null) {
      root.indexes = new IdentityHashMap<>();
    }
    return root.indexes
        .computeIfAbsent(items, list -> new HashMap<>())
        .computeIfAbsent(key, field -> index(items, field))
        .get(value);
  }

  private static @Nullable JsonNode search(JsonNode items, String key, String value) {
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      if (value.equals(textOf(item.get(key)))) {
        return item;
      }
    }
    return null;
  }

  private static Map<String, JsonNode> index(JsonNode items, String key) {
    Map<String, JsonNode> index = new HashMap<>();
    for (JsonNode item : items) {
      String value = textOf(item.get(key));
      if (value != null) {
        index.putIfAbsent(value, item);
      }
    }
    return index;
  }

  private static @Nullable String textOf(@Nullable JsonNode value) {
    return value == null || value.isContainerNode() || value.isNull() ? null : value.asText();
  }
}
