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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The fields of a shape that its mapping knows, mapped or ignored. Lists are transparent: the
 * fields of their items are fields of the list.
 */
final class KnownFields {

  /** Stands for any one key. */
  static final String ANY = "*";

  /** Stands for all that is beneath. */
  static final String ALL = "**";

  private final Known root = new Known();

  /** Makes a path known. */
  void add(List<String> keys) {
    Known known = root;
    for (String key : keys) {
      if (key.equals(ALL)) {
        known.all = true;
        return;
      }
      if (key.equals(ANY)) {
        known.any = known.any == null ? new Known() : known.any;
        known = known.any;
      } else {
        known = known.fields.computeIfAbsent(key.intern(), name -> new Known());
      }
    }
  }

  /** Whether the payload has a field that is not known; costs no allocation if it has none. */
  boolean misses(JsonNode payload) {
    return misses(payload, root);
  }

  /** Gives the path and the value of each field that is not known; nothing beneath such a field. */
  void unknown(JsonNode payload, BiConsumer<String, JsonNode> to) {
    unknown(payload, root, "", to);
  }

  private static boolean misses(JsonNode node, Known known) {
    if (known.all) {
      return false;
    }
    if (node.isObject()) {
      Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
      while (fields.hasNext()) {
        Map.Entry<String, JsonNode> field = fields.next();
        Known child = known.child(field.getKey());
        JsonNode value = field.getValue();
        if (child == null || value.isContainerNode() && misses(value, child)) {
          return true;
        }
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        JsonNode item = node.get(i);
        if (item.isContainerNode() && misses(item, known)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void unknown(
      JsonNode node, Known known, String path, BiConsumer<String, JsonNode> to) {
    if (known.all) {
      return;
    }
    if (node.isArray()) {
      node.forEach(item -> unknown(item, known, path + "[]", to));
      return;
    }
    node.fields()
        .forEachRemaining(
            field -> {
              Known child = known.child(field.getKey());
              String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              if (child == null) {
                to.accept(at, field.getValue());
              } else {
                unknown(field.getValue(), child, at, to);
              }
            });
  }

  /** One known field. */
  private static final class Known {
    private final Map<String, Known> fields = new HashMap<>();
    private @Nullable Known any;
    private boolean all;

    @Nullable Known child(String key) {
      Known child = fields.get(key);
      return child == null ? any : child;
    }
  }
}
