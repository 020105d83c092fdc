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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** An entry of Atom. */
final class AtomEntry {

  private AtomEntry() {}

  static void put(Entry item, Addresses addresses, ObjectNode entry) {
    Json.put(entry, "id", item.getId());
    List<Link> alternate = item.getAlternateLinks();
    if (!alternate.isEmpty()) {
      Json.put(entry, "link", addresses.resolve(FeedLibrary.address(alternate.get(0).getHref())));
    }
    putText(entry, "title", item.getTitleEx());
    putText(entry, "summary", item.getSummary());
    for (Content content : item.getContents()) {
      putText(entry, "content", content);
      Json.put(entry, "content_src", addresses.resolve(content.getSrc()));
    }
    ArrayNode links = Json.array();
    addLinks(links, alternate, item.getOtherLinks(), addresses);
    Json.put(entry, "links", links);
    ArrayNode enclosures = Json.array();
    for (Link link : item.getOtherLinks()) {
      if ("enclosure".equals(link.getRel())) {
        RssEntry.addEnclosure(
            enclosures,
            addresses.resolve(FeedLibrary.address(link.getHref())),
            link.getType(),
            link.getLength());
      } else if ("replies".equals(link.getRel())) {
        Json.put(entry, "comments", addresses.resolve(FeedLibrary.address(link.getHref())));
      }
    }
    Json.put(entry, "enclosures", enclosures);
    ArrayNode authors = Json.array();
    Persons.addAtom(authors, item.getAuthors());
    Persons.addAll(authors, entry.path("dc").path("creator"));
    Json.put(entry, "authors", authors);
    ArrayNode contributors = Json.array();
    Persons.addAtom(contributors, item.getContributors());
    Json.put(entry, "contributors", contributors);
    ArrayNode categories = Json.array();
    item.getCategories().forEach(category -> addCategory(categories, category));
    Json.put(entry, "categories", categories);
    Json.put(entry, "rights", item.getRights());
    Feed source = item.getSource();
    if (source != null) {
      putSource(entry, source, addresses);
    }
  }

  private static void putSource(ObjectNode entry, Feed source, Addresses addresses) {
    ObjectNode about = Json.object();
    Json.put(about, "id", source.getId());
    Json.put(about, "title", source.getTitle());
    if (!source.getAlternateLinks().isEmpty()) {
      Json.put(
          about,
          "link",
          addresses.resolve(FeedLibrary.address(source.getAlternateLinks().get(0).getHref())));
    }
    Json.put(entry, "source", about);
  }

  private static void putText(ObjectNode entry, String key, @Nullable Content text) {
    if (text != null && text.getValue() != null && !text.getValue().isBlank()) {
      Json.put(entry, key, text.getValue());
      entry.put(key + "_type", typeOf(text));
    }
  }

  /** {@code text} or {@code html}, else the media type as it stands. */
  static String typeOf(Content text) {
    String type = text.getType() == null ? "text" : text.getType().strip();
    return switch (type) {
      case "text", "text/plain", "" -> "text";
      case "html", "xhtml", "text/html", "application/xhtml+xml" -> "html";
      default -> type;
    };
  }

  /** All links; the library lists one without a relation among both. */
  static void addLinks(
      ArrayNode links, List<Link> alternate, List<Link> others, Addresses addresses) {
    alternate.forEach(link -> addLink(links, link, addresses));
    for (Link link : others) {
      if (link.getRel() != null && !link.getRel().isBlank()) {
        addLink(links, link, addresses);
      }
    }
  }

  private static void addLink(ArrayNode links, Link link, Addresses addresses) {
    ObjectNode node = Json.object();
    Json.put(node, "href", addresses.resolve(FeedLibrary.address(link.getHref())));
    if (node.isEmpty()) {
      return;
    }
    String relation =
        link.getRel() == null || link.getRel().isBlank() ? "alternate" : link.getRel();
    Json.put(node, "rel", relation);
    Json.put(node, "type", link.getType());
    Json.put(node, "title", link.getTitle());
    Json.put(node, "hreflang", link.getHreflang());
    links.add(node);
  }

  static void addCategory(ArrayNode categories, Category category) {
    ObjectNode node = Json.object();
    Json.put(node, "term", category.getTerm());
    Json.put(node, "label", category.getLabel());
    Json.put(node, "scheme", FeedLibrary.address(category.getScheme()));
    if (!node.isEmpty()) {
      categories.add(node);
    }
  }
}
