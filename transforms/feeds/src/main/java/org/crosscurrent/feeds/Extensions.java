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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.jdom2.Element;
import org.jdom2.output.XMLOutputter;

/**
 * What foreign elements say of a feed or an entry: those of a known namespace in an object of its
 * usual prefix, whatever prefix the document has, and the others under {@code ext}.
 */
final class Extensions {

  private static final String ATOM = "atom";
  private static final String CONTENT = "content";
  private static final String MEDIA = "media";
  private static final String XHTML = "xhtml";

  /** Usual prefixes by namespace, in lower case and without a slash or number sign at its end. */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/atom", ATOM),
          Map.entry("http://purl.org/atom/ns", ATOM),
          Map.entry("http://purl.org/rss/1.0/modules/content", CONTENT),
          Map.entry("http://search.yahoo.com/mrss", MEDIA),
          Map.entry("http://www.rssboard.org/media-rss", MEDIA),
          Map.entry("http://www.w3.org/1999/xhtml", XHTML),
          Map.entry("http://purl.org/dc/elements/1.1", "dc"),
          Map.entry("http://purl.org/dc/terms", "dcterms"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://purl.org/rss/1.0/modules/slash", "slash"),
          Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
          Map.entry("http://wellformedweb.org/commentapi", "wfw"),
          Map.entry("http://purl.org/syndication/thread/1.0", "thr"),
          Map.entry("http://www.georss.org/georss", "georss"),
          Map.entry("http://www.w3.org/2003/01/geo/wgs84_pos", "geo"),
          Map.entry("http://www.youtube.com/xml/schemas/2015", "yt"),
          Map.entry("http://gdata.youtube.com/schemas/2007", "yt"),
          Map.entry("https://podcastindex.org/namespace/1.0", "podcast"),
          Map.entry("http://www.google.com/schemas/play-podcasts/1.0", "googleplay"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("http://backend.userland.com/creativecommonsrssmodule", "cc"),
          Map.entry("http://creativecommons.org/ns", "cc"),
          Map.entry("http://web.resource.org/cc", "cc"),
          Map.entry("http://webns.net/mvcb", "admin"),
          Map.entry("http://purl.org/atompub/tombstones/1.0", "at"),
          Map.entry("http://webfeeds.org/rss/1.0", "webfeeds"));

  private Extensions() {}

  /** Adds to {@code node} what the foreign elements of {@code element} say. */
  static void add(Element element, FeedDocument document, ObjectNode node) {
    ObjectNode unknown = Json.object();
    for (Element child : element.getChildren()) {
      if (!isForeign(child, document)) {
        continue;
      }
      String prefix = prefixOf(child);
      if (prefix == null) {
        String own = child.getNamespacePrefix();
        Json.add(
            unknown, own.isEmpty() ? child.getName() : own + ":" + child.getName(), Json.of(child));
      } else if (prefix.equals(CONTENT) || prefix.equals(XHTML)) {
        addContent(child, prefix, node);
      } else if (!prefix.equals(MEDIA)) {
        Json.add(node.withObjectProperty(prefix), child.getName(), Json.of(child));
      }
    }
    Json.put(node, MEDIA, Media.of(element));
    Json.put(node, "ext", unknown);
  }

  /** The whole text of an entry, which RSS leaves to others. */
  private static void addContent(Element child, String prefix, ObjectNode node) {
    String html = prefix.equals(XHTML) ? new XMLOutputter().outputString(child) : child.getText();
    if (!html.isBlank() && !node.has("content")) {
      node.put("content", html.strip());
      node.put("content_type", "html");
    }
  }

  static boolean isForeign(Element child, FeedDocument document) {
    return !child.getNamespaceURI().equals(document.own().getURI());
  }

  static boolean isMedia(Element child) {
    return MEDIA.equals(prefixOf(child));
  }

  private static @Nullable String prefixOf(Element element) {
    String uri = element.getNamespaceURI().toLowerCase(Locale.ROOT);
    int end = uri.length();
    while (end > 0 && (uri.charAt(end - 1) == '/' || uri.charAt(end - 1) == '#')) {
      end--;
    }
    return PREFIXES.get(uri.substring(0, end));
  }
}
