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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.PayloadFormatException;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;

/**
 * A feed in one of three layouts, whatever it looked like: {@code rss/channel/item} as RSS 2.0,
 * {@code RDF/item} as RSS 1.0, or {@code feed/entry} as Atom 1.0. A single item or entry stands in
 * a feed without a head.
 *
 * @param document what ROME reads
 * @param format what it was, such as {@code rss_0.91}
 * @param head the element that tells of the feed itself
 * @param entries its items or entries
 */
record FeedDocument(Document document, String format, Element head, List<Element> entries) {

  static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
  static final Namespace ATOM_03 = Namespace.getNamespace("http://purl.org/atom/ns#");
  static final Namespace RDF =
      Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  static final Namespace RSS_10 = Namespace.getNamespace("http://purl.org/rss/1.0/");

  private static final Set<String> RSS_090 =
      Set.of(
          "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/");

  private static final Map<String, String> NAMES_OF_03 =
      Map.of("tagline", "subtitle", "copyright", "rights", "url", "uri");

  static FeedDocument of(Document document) throws PayloadFormatException {
    Element root = document.getRootElement();
    return switch (root.getName()) {
      case "rss" -> rss(document);
      case "RDF" -> rdf(document);
      case "feed" -> atom(document);
      case "item" -> item(root);
      case "entry" -> {
        Element feed = new Element("feed", root.getNamespace());
        yield atom(new Document(feed.addContent(root.detach())));
      }
      default -> throw new PayloadFormatException("the document is neither RSS nor Atom");
    };
  }

  boolean isAtom() {
    return head.getName().equals("feed");
  }

  /** The namespace of the format's own elements. */
  Namespace own() {
    return head.getNamespace();
  }

  private static FeedDocument item(Element item) throws PayloadFormatException {
    String space = item.getNamespaceURI();
    if (space.equals(RSS_10.getURI()) || RSS_090.contains(space)) {
      Element rdf = new Element("RDF", RDF);
      return rdf(new Document(rdf.addContent(item.detach())));
    }
    Element rss = new Element("rss", item.getNamespace());
    return rss(new Document(rss.addContent(item.detach())));
  }

  /** Every version is read as 2.0, which only adds to the others. */
  private static FeedDocument rss(Document document) {
    Element rss = document.getRootElement();
    String version = rss.getAttributeValue("version", "2.0").strip();
    if (rss.getNamespace() != Namespace.NO_NAMESPACE) {
      rename(rss, rss.getNamespaceURI(), Namespace.NO_NAMESPACE);
    }
    rss.setAttribute("version", "2.0");
    Element channel = rss.getChild("channel");
    if (channel == null) {
      channel = new Element("channel");
      rss.addContent(channel);
    }
    for (Element stray : List.copyOf(rss.getChildren("item"))) {
      channel.addContent(stray.detach());
    }
    String known = version.matches("[0-9]\\.[0-9]{1,2}") ? version : "2.0";
    return new FeedDocument(document, "rss_" + known, channel, channel.getChildren("item"));
  }

  private static FeedDocument rdf(Document document) throws PayloadFormatException {
    Element rdf = document.getRootElement();
    String format = "rss_1.0";
    for (String old : RSS_090) {
      if (holds(rdf, old)) {
        rename(rdf, old, RSS_10);
        format = "rss_0.90";
      }
    }
    Element channel = rdf.getChild("channel", RSS_10);
    List<Element> items = rdf.getChildren("item", RSS_10);
    if (!rdf.getNamespace().equals(RDF) || channel == null && items.isEmpty()) {
      throw new PayloadFormatException("the document is RDF, but no RSS");
    }
    if (channel == null) {
      channel = new Element("channel", RSS_10);
      rdf.addContent(channel);
    }
    return new FeedDocument(document, format, channel, items);
  }

  private static boolean holds(Element rdf, String space) {
    return rdf.getChildren().stream().anyMatch(child -> child.getNamespaceURI().equals(space));
  }

  private static FeedDocument atom(Document document) throws PayloadFormatException {
    Element feed = document.getRootElement();
    if (feed.getNamespaceURI().isEmpty()) {
      rename(feed, "", ATOM);
    }
    boolean old = feed.getNamespaceURI().equals(ATOM_03.getURI());
    if (old) {
      renew(feed);
      rename(feed, ATOM_03.getURI(), ATOM);
    }
    if (!feed.getNamespaceURI().equals(ATOM.getURI())) {
      throw new PayloadFormatException("the document is neither RSS nor Atom");
    }
    return new FeedDocument(
        document,
        old ? "atom_0.3" : "atom_1.0",
        feed,
        feed.getChildren("entry", feed.getNamespace()));
  }

  /** What Atom 0.3 calls otherwise, as 1.0 calls it. */
  private static void renew(Element feed) {
    for (Element element : feed.getDescendants(Filters.element())) {
      if (!element.getNamespace().equals(ATOM_03)) {
        continue;
      }
      String mode = element.getAttributeValue("mode", "xml");
      element.removeAttribute("mode");
      if (mode.equals("xml")
          && !element.getChildren().isEmpty()
          && element.getName().equals("content")) {
        element.setAttribute("type", "xhtml");
      }
      element.setName(NAMES_OF_03.getOrDefault(element.getName(), element.getName()));
    }
  }

  private static void rename(Element root, String from, Namespace to) {
    List<Element> all = new ArrayList<>();
    root.getDescendants(Filters.element()).forEach(all::add);
    all.add(root);
    for (Element element : all) {
      if (element.getNamespaceURI().equals(from)) {
        element.setNamespace(to);
      }
    }
  }

  /** The text of an own element of {@code parent}; null where there is none or nothing in it. */
  @Nullable String own(Element parent, String name) {
    return Json.textOf(parent.getChild(name, own()));
  }
}
