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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.text.CleanText;
import org.crosscurrent.text.Sha256;

/**
 * The fields of a shape that its mapping knows, mapped or ignored. Lists are transparent: the
 * fields of their items are fields of the list.
 */
final class KnownFields {

  /** Stands for any one key. */
  static final String ANY = "*";

  /** Stands for all that is beneath. */
  static final String ALL = "**";

  /** Of a longer path to a field that is not known only the beginning is told. */
  static final int MAX_PATH = 120;

  private final Known root;
  private final ShapeLayout layout;

  /**
   * @param paths the known fields as keys from the payload on
   */
  KnownFields(String shape, List<List<String>> paths) {
    Builder builder = new Builder();
    paths.forEach(builder::add);
    List<String> names = new ArrayList<>();
    this.root = builder.build("", names);
    String all = shape + "\n" + String.join("\n", names);
    long id = Sha256.prefixOf(all.getBytes(StandardCharsets.UTF_8));
    this.layout = new ShapeLayout(id, shape, Collections.unmodifiableList(names));
  }

  ShapeLayout layout() {
    return layout;
  }

  /** What a payload has of the known fields, and what besides; {@code lost} is passed on. */
  ShapeSighting sight(JsonNode payload, @Nullable String lost) {
    byte[] kinds = new byte[layout.paths().size()];
    boolean knowsAll = see(payload, root, kinds);
    List<ShapeSighting.UnknownField> unknown = List.of();
    if (!knowsAll) {
      Map<String, Integer> found = new LinkedHashMap<>();
      unknown(payload, root, "", found);
      unknown =
          found.entrySet().stream()
              .map(field -> new ShapeSighting.UnknownField(field.getKey(), field.getValue()))
              .toList();
    }
    return new ShapeSighting(layout.shape(), layout.id(), kinds, lost, unknown);
  }

  /** Notes the kinds of all known fields; false if there is a field that is not known. */
  private static boolean see(JsonNode node, Known known, byte[] kinds) {
    return node instanceof ObjectNode object
        ? seeObject(object, known, kinds)
        : !(node instanceof ArrayNode array) || seeArray(array, known, kinds);
  }

  private static boolean seeObject(ObjectNode object, Known known, byte[] kinds) {
    boolean knowsAll = true;
    Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      Known child = known.child(field.getKey());
      if (child == null) {
        knowsAll = false;
      } else {
        JsonNode value = field.getValue();
        int kind = FieldKinds.of(value);
        kinds[child.index] |= (byte) kind;
        if ((kind & FieldKinds.CONTAINERS) != 0 && !child.all) {
          knowsAll &= see(value, child, kinds);
        }
      }
    }
    return knowsAll;
  }

  private static boolean seeArray(ArrayNode array, Known known, byte[] kinds) {
    boolean knowsAll = true;
    for (int i = 0; i < array.size(); i++) {
      knowsAll &= see(array.get(i), known, kinds);
    }
    return knowsAll;
  }

  /** The path and kinds of each field that is not known; nothing beneath such a field. */
  private static void unknown(JsonNode node, Known known, String path, Map<String, Integer> to) {
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
                to.merge(name(at), FieldKinds.of(field.getValue()), (a, b) -> a | b);
              } else {
                unknown(field.getValue(), child, at, to);
              }
            });
  }

  /** A path as every store takes it: keys are what strangers sent. */
  private static String name(String path) {
    boolean isLong = path.length() > MAX_PATH;
    return CleanText.withoutControls(isLong ? path.substring(0, MAX_PATH) + "..." : path);
  }

  /** One known field; the whole payload knows everything if {@code all}. */
  private record Known(int index, Map<String, Known> fields, @Nullable Known any, boolean all) {
    @Nullable Known child(String key) {
      Known child = fields.get(key);
      return child == null ? any : child;
    }
  }

  /** Collects paths. */
  private static final class Builder {
    private final Map<String, Builder> fields = new TreeMap<>();
    private @Nullable Builder any;
    private boolean all;

    void add(List<String> keys) {
      Builder at = this;
      for (String key : keys) {
        if (key.equals(ALL)) {
          at.all = true;
          return;
        }
        if (key.equals(ANY)) {
          at.any = at.any == null ? new Builder() : at.any;
          at = at.any;
        } else {
          at = at.fields.computeIfAbsent(key, name -> new Builder());
        }
      }
    }

    /**
     * Numbers the fields in the order of {@code names}, which takes their paths; the root is none.
     */
    Known build(String path, List<String> names) {
      int index = path.isEmpty() ? -1 : names.size();
      if (!path.isEmpty()) {
        names.add(path);
      }
      String before = path.isEmpty() ? "" : path + ".";
      Map<String, Known> built = new HashMap<>();
      fields.forEach((key, field) -> built.put(key.intern(), field.build(before + key, names)));
      Known anyBuilt = any == null ? null : any.build(before + ANY, names);
      return new Known(index, built, anyBuilt, all);
    }
  }
}
