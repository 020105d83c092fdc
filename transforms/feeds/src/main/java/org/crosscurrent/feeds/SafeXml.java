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

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.PayloadFormatException;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Parses XML that anybody may have written. Always by the parser of the JDK, whatever other parsers
 * are on the class path, because only of that one the limits are known.
 */
final class SafeXml {

  /** Deeper documents are refused. */
  static final int MAX_DEPTH = 100;

  /** Documents with more elements and attributes are refused. */
  static final int MAX_NODES = 100_000;

  private static final String XERCES = "http://apache.org/xml/features/";
  private static final String SAX = "http://xml.org/sax/features/";

  private SafeXml() {}

  /** The document in a text. */
  static Document parse(String text) throws PayloadFormatException {
    String xml = clean(text);
    if (declaresType(xml)) {
      throw new PayloadFormatException("the feed has a document type declaration");
    }
    Limits limits = new Limits();
    SAXBuilder builder = new SAXBuilder(limits);
    try {
      return builder.build(new InputSource(new StringReader(xml)));
    } catch (JDOMParseException e) {
      throw new PayloadFormatException(
          limits.exceeded == null
              ? "the feed is not well-formed XML at line "
                  + e.getLineNumber()
                  + ", column "
                  + e.getColumnNumber()
              : limits.exceeded);
    } catch (JDOMException | IOException | IllegalArgumentException e) {
      // The tree is stricter than the parser on some names.
      throw new PayloadFormatException(
          limits.exceeded == null ? "the feed is not well-formed XML" : limits.exceeded);
    }
  }

  /**
   * Without what XML forbids but feeds have all the same: white space before the declaration, and
   * control characters and lone surrogates, which are left out.
   */
  private static String clean(String text) {
    String stripped = text.stripLeading();
    int bad = 0;
    while (bad < stripped.length() && isSound(stripped, bad)) {
      bad++;
    }
    if (bad == stripped.length()) {
      return stripped;
    }
    StringBuilder sound = new StringBuilder(stripped.length()).append(stripped, 0, bad);
    for (int i = bad; i < stripped.length(); i++) {
      if (isSound(stripped, i)) {
        sound.append(stripped.charAt(i));
      }
    }
    return sound.toString();
  }

  private static boolean isSound(String text, int at) {
    char c = text.charAt(at);
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    if (c < 0xD800) {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c < 0xFFFE && c != 0xFEFF;
  }

  /** Whether a document type is declared before the first element. */
  private static boolean declaresType(String xml) {
    int at = 0;
    while (at >= 0 && at < xml.length()) {
      if (Character.isWhitespace(xml.charAt(at))) {
        at++;
      } else if (xml.startsWith("<?", at)) {
        at = behind(xml, "?>", at);
      } else if (xml.startsWith("<!--", at)) {
        at = behind(xml, "-->", at);
      } else {
        return xml.startsWith("<!", at);
      }
    }
    return false;
  }

  private static int behind(String xml, String end, int from) {
    int at = xml.indexOf(end, from);
    return at < 0 ? -1 : at + end.length();
  }

  /** A parser that fetches and expands nothing and stops at the limits. */
  private static final class Limits extends XMLFilterImpl implements XMLReaderJDOMFactory {
    private int depth;
    private int nodes;
    private @Nullable String exceeded;

    @Override
    public XMLReader createXMLReader() throws JDOMException {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      try {
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(XERCES + "disallow-doctype-decl", true);
        factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
        factory.setFeature(SAX + "external-general-entities", false);
        factory.setFeature(SAX + "external-parameter-entities", false);
        setParent(factory.newSAXParser().getXMLReader());
        return this;
      } catch (ParserConfigurationException | SAXException e) {
        throw new JDOMException("the XML parser of the JDK cannot be made safe", e);
      }
    }

    @Override
    public boolean isValidating() {
      return false;
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
      throw refused("the feed refers to something outside of itself");
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      nodes += 1 + attributes.getLength();
      if (++depth > MAX_DEPTH) {
        throw refused("the feed has more than " + MAX_DEPTH + " levels");
      }
      if (nodes > MAX_NODES) {
        throw refused("the feed has more than " + MAX_NODES + " elements and attributes");
      }
      super.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      depth--;
      super.endElement(uri, local, name);
    }

    private SAXException refused(String reason) {
      exceeded = reason;
      return new SAXException(reason);
    }
  }
}
