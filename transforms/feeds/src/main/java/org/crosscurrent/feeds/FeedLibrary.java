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

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.PayloadFormatException;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;

/**
 * Shows ROME a feed without what would make it fail as a whole, though it is only a part that is
 * odd: foreign elements, dates, a few elements of no use, and addresses that it would resolve.
 */
final class FeedLibrary {

  private static final Set<String> HIDDEN =
      Set.of(
          "pubDate",
          "lastBuildDate",
          "expirationDate",
          "published",
          "updated",
          "issued",
          "modified",
          "created",
          "cloud",
          "rating",
          "skipDays",
          "skipHours",
          "textInput",
          "textinput");

  /** Makes any address an absolute one, which ROME leaves alone. */
  private static final String MARK = "u:";

  private FeedLibrary() {}

  static WireFeed read(FeedDocument document) throws PayloadFormatException {
    try {
      hide(document.head(), document);
      document.entries().forEach(entry -> hide(entry, document));
      if (document.isAtom()) {
        mark(document.head());
      }
      return new WireFeedInput(false, Locale.ROOT).build(document.document());
    } catch (FeedException | RuntimeException e) {
      throw new PayloadFormatException(
          "the feed cannot be read: " + e.getClass().getSimpleName() + " in the feed library");
    }
  }

  private static void hide(Element element, FeedDocument document) {
    List<Content> shown = new ArrayList<>();
    for (Content content : element.getContent()) {
      boolean hidden =
          content instanceof Element child
              && (Extensions.isForeign(child, document) || HIDDEN.contains(child.getName()));
      if (!hidden) {
        shown.add(content);
      }
    }
    // All at once: to take one by one out of a list is quadratic.
    element.setContent(shown);
  }

  private static void mark(Element feed) {
    List<Element> all = new ArrayList<>();
    feed.getDescendants(Filters.element()).forEach(all::add);
    all.add(feed);
    for (Element element : all) {
      element.removeAttribute("base", Namespace.XML_NAMESPACE);
      if (!element.getNamespace().equals(feed.getNamespace())) {
        continue;
      }
      switch (element.getName()) {
        case "link" -> {
          Attribute address = element.getAttribute("href");
          element.setAttribute("href", MARK + (address == null ? "" : address.getValue().strip()));
        }
        case "category" -> {
          Attribute scheme = element.getAttribute("scheme");
          if (scheme != null) {
            scheme.setValue(MARK + scheme.getValue().strip());
          }
        }
        case "updated" -> element.setText("");
        case "uri" -> element.setText(MARK + element.getText().strip());
        default -> {}
      }
    }
  }

  /** An address as it stood; null where there is none. */
  static @Nullable String address(@Nullable String marked) {
    return marked != null && marked.startsWith(MARK) ? marked.substring(MARK.length()) : marked;
  }
}
