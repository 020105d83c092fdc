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
package org.crosscurrent.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * What a person reads in a piece of HTML, as plain text.
 *
 * <p>Line breaks and block elements become line feeds, entities are decoded, other white space
 * collapses except in {@code <pre>}, and scripts and styles are dropped. Entities of control
 * characters are treated as {@link CleanText#withoutControls} does. Links stay whole: the parts
 * that Mastodon hides with {@code class="invisible"} are kept, and a link whose text was shortened
 * with an ellipsis is given in full. Custom emoji are kept as {@code :name:}.
 *
 * @param text the plain text, trimmed
 * @param links addresses of links in order of appearance, distinct; without those to hashtags and
 *     to the people mentioned
 */
public record HtmlText(String text, List<String> links) {

  private static final String[] COMMON = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;"};
  private static final String MEANINGS = "&<>\"''";

  /** Reads a fragment of HTML. Text without a tag and without an entity costs next to nothing. */
  public static HtmlText of(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return new HtmlText(html, List.of());
    }
    Writer writer = new Writer();
    NodeTraversor.traverse(writer, Jsoup.parseBodyFragment(html).body());
    String text = CleanText.withoutControls(writer.text.toString());
    return new HtmlText(text.strip(), List.copyOf(writer.links));
  }

  /** Decodes the entities of a text that holds no tags, such as {@code &amp;} in a title. */
  public static String decodeEntities(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    String decoded = decodeCommon(text);
    return decoded != null
        ? decoded
        : CleanText.withoutControls(Parser.unescapeEntities(text, false));
  }

  /** The few entities that nearly all texts have; null where the text has others. */
  private static @Nullable String decodeCommon(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
      decoded.append(text, from, at);
      int known = 0;
      while (known < COMMON.length && !text.startsWith(COMMON[known], at)) {
        known++;
      }
      if (known == COMMON.length) {
        return null;
      }
      decoded.append(MEANINGS.charAt(known));
      from = at + COMMON[known].length();
    }
    return CleanText.withoutControls(decoded.append(text, from, text.length()).toString());
  }

  /** Collects text and links in document order. */
  private static final class Writer implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private final Set<String> links = new LinkedHashSet<>();
    private int anchorStart;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode leaf) {
        write(leaf);
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (element.nameIs("a")) {
          closeAnchor(element);
        } else if (breaksLine(element)) {
          breakLine();
        }
      }
    }

    private void open(Element element) {
      if (element.nameIs("br")) {
        trimSpace();
        text.append('\n');
      } else if (element.nameIs("a")) {
        anchorStart = text.length();
      } else if (element.nameIs("img")) {
        writeEmoji(element.attr("alt"));
      } else if (breaksLine(element)) {
        breakLine();
      }
    }

    /** jsoup counts scripts and styles among the blocks, but nothing of them is seen. */
    private static boolean breaksLine(Element element) {
      return element.isBlock() && !element.nameIs("script") && !element.nameIs("style");
    }

    private void write(TextNode leaf) {
      String whole = leaf.getWholeText();
      if (leaf.parent() instanceof Element parent && parent.closest("pre") != null) {
        text.append(whole);
        return;
      }
      for (int i = 0; i < whole.length(); i++) {
        char c = whole.charAt(i);
        if (c != ' ' && (c < '\t' || c > '\r')) {
          text.append(c);
        } else if (!endsWithSpace()) {
          text.append(' ');
        }
      }
    }

    private void writeEmoji(String alt) {
      if (alt.length() > 2 && alt.startsWith(":") && alt.endsWith(":")) {
        text.append(alt);
      }
    }

    private void closeAnchor(Element anchor) {
      String href = CleanText.withoutControls(anchor.attr("href")).strip();
      if (!href.startsWith("http://") && !href.startsWith("https://")) {
        return;
      }
      boolean entity =
          anchor.hasClass("mention")
              || anchor.hasClass("hashtag")
              || anchor.attr("rel").contains("tag");
      if (entity) {
        return;
      }
      links.add(href);
      String shown = text.substring(Math.min(anchorStart, text.length()));
      if (isShortened(shown.strip(), href)) {
        text.setLength(anchorStart);
        text.append(href);
      }
    }

    private static boolean isShortened(String shown, String href) {
      int cut =
          shown.endsWith("...")
              ? shown.length() - 3
              : shown.endsWith("\u2026") ? shown.length() - 1 : 0;
      return cut > 0 && withoutScheme(href).startsWith(withoutScheme(shown.substring(0, cut)));
    }

    private static String withoutScheme(String address) {
      String bare = address.replaceFirst("^https?://", "");
      return bare.startsWith("www.") ? bare.substring(4) : bare;
    }

    private boolean endsWithSpace() {
      int length = text.length();
      return length == 0 || text.charAt(length - 1) == ' ' || text.charAt(length - 1) == '\n';
    }

    private void trimSpace() {
      while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
        text.setLength(text.length() - 1);
      }
    }

    private void breakLine() {
      trimSpace();
      if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }
  }
}
