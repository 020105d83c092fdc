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

  private FeedTree() {}

  static ObjectNode of(Document xml) throws PayloadFormatException {
    FeedDocument document = FeedDocument.of(xml);
    ObjectNode head = Json.object();
    Extensions.add(document.head(), document, head);
    List<ObjectNode> entries = new ArrayList<>();
    List<Addresses> addresses = new ArrayList<>();
    List<Addresses> inContent = new ArrayList<>();
    String[] bases = HeadTree.bases(document);
    for (Element element : document.entries()) {
      entries.add(EntryTree.beside(element, document));
      addresses.add(Addresses.in(element, bases));
      Element content = element.getChild("content", document.own());
      inContent.add(Addresses.in(content == null ? element : content, bases));
    }
    HeadTree.putDates(document, head);
    Addresses headAddresses = Addresses.in(document.head(), bases);
    WireFeed feed = FeedLibrary.read(document);
    head.put("format", document.format());
    if (feed instanceof Channel channel) {
      HeadTree.put(channel, headAddresses, head);
      List<Item> items = channel.getItems();
      for (int i = 0; i < entries.size(); i++) {
        RssEntry.put(items.get(i), addresses.get(i), entries.get(i));
      }
    } else if (feed instanceof Feed atom) {
      HeadTree.put(atom, headAddresses, head);
      List<Entry> items = atom.getEntries();
      for (int i = 0; i < entries.size(); i++) {
        AtomEntry.put(items.get(i), addresses.get(i), entries.get(i));
      }
    }
    ArrayNode deleted = Json.array();
    EntryTree.items(head, "at", "deleted-entry").forEach(deleted::add);
    head.remove("at");
    ObjectNode tree = Json.object();
    tree.set("feed", head);
    ArrayNode list = tree.putArray("entries");
    for (int i = 0; i < entries.size(); i++) {
      EntryTree.complete(entries.get(i), addresses.get(i), inContent.get(i));
      list.add(entries.get(i));
    }
    Json.put(tree, "deleted", deleted);
    return tree;
  }
}
