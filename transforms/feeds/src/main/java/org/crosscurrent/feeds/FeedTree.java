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
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.mapping.PayloadFormatException;
import org.jdom2.Document;
import org.jdom2.Element;

/** The tree of a feed: what ROME reads, beside what it is not shown. */
final class FeedTree {

  private final FeedDocument document;
  private final ObjectNode head = Json.object();
  private final Addresses headAddresses;
  private final List<Part> parts = new ArrayList<>();

  private FeedTree(FeedDocument document) {
    this.document = document;
    String[] bases = HeadTree.bases(document);
    headAddresses = Addresses.in(document.head(), bases);
    Extensions.add(document.head(), document, head);
    HeadTree.putDates(document, head);
    head.put("format", document.format());
    for (Element element : document.entries()) {
      Element content = element.getChild("content", document.own());
      parts.add(
          new Part(
              EntryTree.beside(element, document),
              Addresses.in(element, bases),
              Addresses.in(content == null ? element : content, bases)));
    }
  }

  static ObjectNode of(Document xml) throws PayloadFormatException {
    FeedTree tree = new FeedTree(FeedDocument.of(xml));
    tree.read();
    return tree.whole();
  }

  private void read() throws PayloadFormatException {
    WireFeed feed = FeedLibrary.read(document);
    if (feed instanceof Channel channel) {
      HeadTree.put(channel, headAddresses, head);
      List<Item> items = channel.getItems();
      for (int i = 0; i < parts.size(); i++) {
        RssEntry.put(items.get(i), parts.get(i).addresses, parts.get(i).entry);
      }
    } else if (feed instanceof Feed atom) {
      HeadTree.put(atom, headAddresses, head);
      List<Entry> entries = atom.getEntries();
      for (int i = 0; i < parts.size(); i++) {
        AtomEntry.put(entries.get(i), parts.get(i).addresses, parts.get(i).entry);
      }
    }
  }

  private ObjectNode whole() {
    ArrayNode deleted = Json.array();
    EntryTree.items(head, "at", "deleted-entry").forEach(deleted::add);
    head.remove("at");
    ObjectNode tree = Json.object();
    tree.set("feed", head);
    ArrayNode entries = tree.putArray("entries");
    for (Part part : parts) {
      EntryTree.complete(part.entry, part.addresses, part.inContent);
      entries.add(part.entry);
    }
    Json.put(tree, "deleted", deleted);
    return tree;
  }

  /**
   * An entry.
   *
   * @param addresses of what stands in it
   * @param inContent of what stands in its content, which may have another base
   */
  private record Part(ObjectNode entry, Addresses addresses, Addresses inContent) {}
}
