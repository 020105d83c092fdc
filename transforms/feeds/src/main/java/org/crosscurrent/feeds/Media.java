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
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdom2.Element;

/**
 * What Media RSS says of an entry: {@code contents[]} and {@code thumbnails[]} in the order of the
 * document, groups opened, and beside them its other elements by name. What stands within a content
 * is also told of that content.
 *
 * <p>Source: Media RSS Specification 1.5.1, RSS Advisory Board.
 */
final class Media {

  private Media() {}

  static ObjectNode of(Element entry) {
    ObjectNode media = Json.object();
    ArrayNode contents = Json.array();
    ArrayNode thumbnails = Json.array();
    read(entry, media, contents, thumbnails);
    Json.put(media, "contents", contents);
    Json.put(media, "thumbnails", thumbnails);
    return media;
  }

  private static void read(
      Element parent, ObjectNode media, ArrayNode contents, ArrayNode thumbnails) {
    for (Element child : parent.getChildren()) {
      if (!Extensions.isMedia(child)) {
        continue;
      }
      switch (child.getName()) {
        case "group" -> read(child, media, contents, thumbnails);
        case "content" -> contents.add(content(child, thumbnails));
        case "thumbnail" -> addObject(thumbnails, child);
        case "community" -> child.getChildren().forEach(part -> add(media, part));
        default -> add(media, child);
      }
    }
  }

  private static ObjectNode content(Element content, ArrayNode thumbnails) {
    ObjectNode node = Json.object();
    content.getAttributes().forEach(about -> Json.put(node, about.getName(), about.getValue()));
    for (Element child : content.getChildren()) {
      if (child.getName().equals("thumbnail")) {
        addObject(thumbnails, child);
      } else {
        add(node, child);
      }
    }
    return node;
  }

  private static void addObject(ArrayNode to, Element element) {
    JsonNode node = Json.of(element);
    if (node.isObject()) {
      to.add(node);
    }
  }

  /** Titles and descriptions as a text and its type, all else as it stands. */
  private static void add(ObjectNode node, Element element) {
    String name = element.getName();
    if (!name.equals("title") && !name.equals("description")) {
      Json.add(node, name, Json.of(element));
    } else if (!node.has(name)) {
      Json.put(node, name, element.getText());
      Json.put(node, name + "_type", element.getAttributeValue("type"));
    }
  }
}
