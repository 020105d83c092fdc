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
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.rss.Source;
import org.checkerframework.checker.nullness.qual.Nullable;

/** An item of RSS. Its texts are HTML: no version says so clearly, and nearly all feeds do it. */
final class RssEntry {

  private RssEntry() {}

  static void put(Item item, Addresses addresses, ObjectNode entry) {
    putIdAndLink(item, addresses, entry);
    Json.put(entry, "title", item.getTitle());
    Json.put(entry, "title_type", item.getTitle() == null ? null : "html");
    if (item.getDescription() != null) {
      Json.put(entry, "summary", item.getDescription().getValue());
      Json.put(entry, "summary_type", entry.has("summary") ? "html" : null);
    }
    Json.put(entry, "comments", addresses.resolve(item.getComments()));
    ArrayNode authors = Json.array();
    Persons.addRss(authors, item.getAuthor());
    Persons.addAll(authors, entry.path("dc").path("creator"));
    Json.put(entry, "authors", authors);
    ArrayNode categories = Json.array();
    item.getCategories().forEach(category -> addCategory(categories, category));
    EntryTree.items(entry, "dc", "subject")
        .forEach(subject -> Json.put(categories.addObject(), "term", subject.asText()));
    Json.put(entry, "categories", categories);
    ArrayNode enclosures = Json.array();
    for (Enclosure enclosure : item.getEnclosures()) {
      addEnclosure(
          enclosures,
          addresses.resolve(enclosure.getUrl()),
          enclosure.getType(),
          enclosure.getLength());
    }
    Json.put(entry, "enclosures", enclosures);
    Source source = item.getSource();
    if (source != null) {
      ObjectNode about = Json.object();
      Json.put(about, "title", source.getValue());
      Json.put(about, "link", addresses.resolve(source.getUrl()));
      Json.put(entry, "source", about);
    }
  }

  private static void putIdAndLink(Item item, Addresses addresses, ObjectNode entry) {
    Guid guid = item.getGuid();
    String link = addresses.resolve(item.getLink());
    if (guid != null) {
      Json.put(entry, "id", guid.getValue());
      boolean address = guid.getValue().strip().matches("(?i)https?://.*");
      link = link == null && guid.isPermaLink() && address ? guid.getValue() : link;
    } else if (item.getUri() != null && !item.getUri().equals(item.getLink())) {
      Json.put(entry, "id", item.getUri());
    }
    Json.put(entry, "link", link == null ? atomLink(entry, addresses) : link);
  }

  /** The address in an element of Atom, for items that have no other. */
  private static @Nullable String atomLink(ObjectNode entry, Addresses addresses) {
    for (JsonNode link : EntryTree.items(entry, "atom", "link")) {
      if (link.path("rel").asText("alternate").equals("alternate")) {
        return addresses.resolve(link.path("href").asText());
      }
    }
    return null;
  }

  static void addCategory(ArrayNode categories, Category category) {
    ObjectNode node = Json.object();
    Json.put(node, "term", category.getValue());
    Json.put(node, "scheme", category.getDomain());
    if (!node.isEmpty()) {
      categories.add(node);
    }
  }

  static void addEnclosure(
      ArrayNode enclosures, @Nullable String url, @Nullable String type, long length) {
    ObjectNode node = Json.object();
    Json.put(node, "url", url);
    if (node.isEmpty()) {
      return;
    }
    Json.put(node, "type", type);
    if (length > 0) {
      node.put("length", length);
    }
    enclosures.add(node);
  }
}
