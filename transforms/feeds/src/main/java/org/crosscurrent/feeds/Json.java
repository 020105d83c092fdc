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
package org.crosscurrent.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.jdom2.Element;

/** Building blocks of the tree: what says nothing is left out. */
final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** Sets a text, without white space around it. */
  static void put(ObjectNode node, String key, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      node.put(key, text.strip());
    }
  }

  /** Sets a text or null: the key is always there. */
  static void putOrNull(ObjectNode node, String key, @Nullable String text) {
    node.putNull(key);
    put(node, key, text);
  }

  /** Sets an array or an object, unless it is empty. */
  static void put(ObjectNode node, String key, JsonNode container) {
    if (!container.isEmpty()) {
      node.set(key, container);
    }
  }

  /** Sets a value; the second one of a key makes a list of both. */
  static void add(ObjectNode node, String key, JsonNode value) {
    JsonNode before = node.get(key);
    if (before == null) {
      node.set(key, value);
    } else if (before.isArray()) {
      ((ArrayNode) before).add(value);
    } else {
      node.set(key, array().add(before).add(value));
    }
  }

  /** The text in an element; null where there is none. */
  static @Nullable String textOf(@Nullable Element element) {
    String text = element == null ? "" : element.getText().strip();
    return text.isEmpty() ? null : text;
  }

  /**
   * An element as it stands: its text, or an object of its attributes, its children and its {@code
   * text} if it has any of the former.
   */
  static JsonNode of(Element element) {
    ObjectNode node = object();
    element
        .getAttributes()
        .forEach(attribute -> put(node, attribute.getName(), attribute.getValue()));
    for (Element child : element.getChildren()) {
      add(node, child.getName(), of(child));
    }
    String text = element.getText().strip();
    if (node.isEmpty()) {
      return TextNode.valueOf(text);
    }
    if (!text.isEmpty() && !node.has("text")) {
      node.put("text", text);
    }
    return node;
  }
}
