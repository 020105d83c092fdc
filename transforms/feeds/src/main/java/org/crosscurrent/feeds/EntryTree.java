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
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jsoup.Jsoup;

/** What is read in the same way from the entries of all formats. */
final class EntryTree {

  /** What a text in HTML shows; addresses of pixels that only count readers are no media. */
  private static final String EMBEDDED =
      "img[src], video[src], audio[src], video > source[src], audio > source[src], iframe[src]";

  private EntryTree() {}

  /** Foreign elements, dates and language of an entry, which ROME is not shown. */
  static ObjectNode beside(Element entry, FeedDocument document) {
    ObjectNode node = Json.object();
    Extensions.add(entry, document, node);
    Json.putOrNull(
        node,
        "published",
        FeedDates.of(
            document.own(entry, "published"),
            document.own(entry, "issued"),
            document.own(entry, "created"),
            document.own(entry, "pubDate"),
            text(node, "dcterms", "issued"),
            text(node, "dcterms", "created"),
            text(node, "dc", "date"),
            text(node, "atom", "published")));
    Json.put(
        node,
        "updated",
        FeedDates.of(
            document.own(entry, "updated"),
            document.own(entry, "modified"),
            text(node, "dcterms", "modified"),
            text(node, "atom", "updated")));
    String language = entry.getAttributeValue("lang", Namespace.XML_NAMESPACE);
    Json.put(node, "language", language == null ? text(node, "dc", "language") : language);
    return node;
  }

  /** What follows from the rest of an entry. */
  static void complete(ObjectNode entry, Addresses addresses, Addresses inContent) {
    for (String key : List.of("id", "link", "title")) {
      if (!entry.has(key)) {
        entry.putNull(key);
      }
    }
    resolve(items(entry, "media", "contents"), "url", addresses);
    resolve(items(entry, "media", "thumbnails"), "url", addresses);
    ArrayNode embedded = Json.array();
    addEmbedded(embedded, entry, "content", inContent);
    addEmbedded(embedded, entry, "summary", addresses);
    Json.put(entry, "embedded", embedded);
  }

  private static void addEmbedded(
      ArrayNode embedded, ObjectNode entry, String key, Addresses addresses) {
    String html = entry.path(key).asText();
    if (!entry.path(key + "_type").asText().equals("html") || !html.contains("src")) {
      return;
    }
    for (org.jsoup.nodes.Element element : Jsoup.parseBodyFragment(html).select(EMBEDDED)) {
      boolean emoji = element.attr("alt").matches(":\\S+:") || element.hasClass("emoji");
      boolean pixel = element.attr("width").equals("1") || element.attr("height").equals("1");
      String address = addresses.resolve(element.attr("src"));
      if (!emoji && !pixel && address != null && !address.startsWith("data:")) {
        String name = element.nameIs("source") ? element.parent().tagName() : element.tagName();
        embedded.addObject().put("type", name.equals("img") ? "image" : name).put("url", address);
      }
    }
  }

  private static void resolve(List<JsonNode> nodes, String key, Addresses addresses) {
    for (JsonNode node : nodes) {
      if (node instanceof ObjectNode object && object.path(key).isTextual()) {
        Json.put(object, key, addresses.resolve(object.get(key).textValue()));
      }
    }
  }

  /** The items of a list within an object; one of a single value, none of nothing. */
  static List<JsonNode> items(ObjectNode node, String object, String key) {
    JsonNode found = node.path(object).path(key);
    if (found.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      found.forEach(items::add);
      return items;
    }
    return found.isMissingNode() ? List.of() : List.of(found);
  }

  /** The first text at a key of an object; null where there is none. */
  static @Nullable String text(ObjectNode node, String object, String key) {
    for (JsonNode item : items(node, object, key)) {
      String text = item.isObject() ? item.path("text").asText() : item.asText();
      if (!text.isBlank()) {
        return text;
      }
    }
    return null;
  }
}
