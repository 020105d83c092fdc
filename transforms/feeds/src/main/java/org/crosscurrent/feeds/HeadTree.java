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
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** What a feed says of itself. */
final class HeadTree {

  private HeadTree() {}

  /** What relative addresses of the feed may be relative to, the best first. */
  static @Nullable String[] bases(FeedDocument document) {
    Element head = document.head();
    if (document.isAtom()) {
      return new String[] {atomLink(head, document, "alternate"), atomLink(head, document, "self")};
    }
    return new String[] {document.own(head, "link")};
  }

  private static @Nullable String atomLink(Element feed, FeedDocument document, String relation) {
    for (Element link : feed.getChildren("link", document.own())) {
      if (link.getAttributeValue("rel", "alternate").equals(relation)) {
        return link.getAttributeValue("href");
      }
    }
    return null;
  }

  static void putDates(FeedDocument document, ObjectNode head) {
    Element element = document.head();
    Json.put(
        head,
        "published",
        FeedDates.of(document.own(element, "pubDate"), EntryTree.text(head, "dc", "date")));
    Json.put(
        head,
        "updated",
        FeedDates.of(
            document.own(element, "updated"),
            document.own(element, "modified"),
            document.own(element, "lastBuildDate"),
            EntryTree.text(head, "dcterms", "modified")));
    if (document.isAtom()) {
      Json.put(head, "language", element.getAttributeValue("lang", Namespace.XML_NAMESPACE));
    }
  }

  static void put(Channel channel, Addresses addresses, ObjectNode head) {
    Json.put(head, "title", channel.getTitle());
    Json.put(head, "title_type", "html");
    Json.put(head, "link", addresses.resolve(channel.getLink()));
    Json.put(head, "id", channel.getUri());
    Json.put(head, "subtitle", channel.getDescription());
    String language = channel.getLanguage();
    Json.put(
        head, "language", language == null ? EntryTree.text(head, "dc", "language") : language);
    Json.put(head, "copyright", channel.getCopyright());
    Json.put(head, "generator", channel.getGenerator());
    Json.put(head, "docs", channel.getDocs());
    if (channel.getTtl() >= 0) {
      head.put("ttl", channel.getTtl());
    }
    if (channel.getImage() != null) {
      Json.put(head, "image", addresses.resolve(channel.getImage().getUrl()));
    }
    ArrayNode authors = Json.array();
    Persons.addRss(authors, channel.getManagingEditor());
    Persons.addAll(authors, head.path("dc").path("creator"));
    Json.put(head, "authors", authors);
    Json.put(head, "webmaster", channel.getWebMaster());
    ArrayNode categories = Json.array();
    for (Category category : channel.getCategories()) {
      RssEntry.addCategory(categories, category);
    }
    Json.put(head, "categories", categories);
    for (JsonNode link : EntryTree.items(head, "atom", "link")) {
      String relation = link.path("rel").asText();
      if (relation.equals("self") || relation.equals("hub")) {
        Json.put(head, relation, addresses.resolve(link.path("href").asText()));
      }
    }
  }

  static void put(Feed feed, Addresses addresses, ObjectNode head) {
    Content title = feed.getTitleEx();
    if (title != null) {
      Json.put(head, "title", title.getValue());
      Json.put(head, "title_type", AtomEntry.typeOf(title));
    }
    Json.put(head, "id", feed.getId());
    Json.put(head, "subtitle", feed.getSubtitle() == null ? null : feed.getSubtitle().getValue());
    Json.put(head, "copyright", feed.getRights());
    Json.put(
        head, "generator", feed.getGenerator() == null ? null : feed.getGenerator().getValue());
    Json.put(head, "image", addresses.resolve(feed.getLogo()));
    Json.put(head, "icon", addresses.resolve(feed.getIcon()));
    ArrayNode authors = Json.array();
    Persons.addAtom(authors, feed.getAuthors());
    Json.put(head, "authors", authors);
    ArrayNode categories = Json.array();
    feed.getCategories().forEach(category -> AtomEntry.addCategory(categories, category));
    Json.put(head, "categories", categories);
    ArrayNode links = Json.array();
    AtomEntry.addLinks(links, feed.getAlternateLinks(), feed.getOtherLinks(), addresses);
    Json.put(head, "links", links);
    List<Link> alternate = feed.getAlternateLinks();
    if (!alternate.isEmpty()) {
      Json.put(head, "link", addresses.resolve(FeedLibrary.address(alternate.get(0).getHref())));
    }
    for (Link link : feed.getOtherLinks()) {
      if ("self".equals(link.getRel()) || "hub".equals(link.getRel())) {
        Json.put(head, link.getRel(), addresses.resolve(FeedLibrary.address(link.getHref())));
      }
    }
  }
}
