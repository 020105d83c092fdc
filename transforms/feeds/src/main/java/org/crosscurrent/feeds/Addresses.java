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

import java.net.URI;
import java.net.URISyntaxException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Parent;

/**
 * Makes addresses absolute (RFC 3986, 5): against the nearest {@code xml:base}, else the address of
 * the feed. What cannot be resolved stays as it is.
 */
final class Addresses {

  private final @Nullable String base;

  private Addresses(@Nullable String base) {
    this.base = base;
  }

  /**
   * For what stands in an element.
   *
   * @param feed addresses of the feed, of which the first absolute one counts; null ones do not
   */
  static Addresses in(Element element, @Nullable String... feed) {
    String base = null;
    for (String address : feed) {
      base = base == null && address != null && isAbsolute(address) ? address : base;
    }
    return new Addresses(base(element, base));
  }

  private static @Nullable String base(Element element, @Nullable String outermost) {
    Parent parent = element.getParent();
    String outer = parent instanceof Element above ? base(above, outermost) : outermost;
    String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
    return own == null || own.isBlank() ? outer : new Addresses(outer).resolve(own);
  }

  /** The absolute address; null where there is none. */
  @Nullable String resolve(@Nullable String address) {
    String text = address == null ? "" : address.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (base == null || isAbsolute(text)) {
      return encoded(text.startsWith("//") ? "https:" + text : text);
    }
    try {
      return new URI(encoded(base)).resolve(new URI(encoded(text))).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Anybody can write anything where an address should be.
      return text;
    }
  }

  private static boolean isAbsolute(String address) {
    int colon = address.indexOf(':');
    if (colon < 1 || !isLetter(address.charAt(0))) {
      return false;
    }
    for (int i = 1; i < colon; i++) {
      char c = address.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static String encoded(String address) {
    return address.strip().replaceAll("\\s", "%20").replace("|", "%7C");
  }
}
