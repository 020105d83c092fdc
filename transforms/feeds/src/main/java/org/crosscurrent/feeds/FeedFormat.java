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
import com.google.auto.service.AutoService;
import org.crosscurrent.mapping.PayloadFormat;
import org.crosscurrent.mapping.PayloadFormatException;
import org.crosscurrent.normalize.PostNormalizer;
import org.jdom2.IllegalAddException;

/**
 * The format {@code feed}: RSS 0.90 to 2.0 and Atom 0.3 and 1.0 with their extensions, a whole feed
 * or a single {@code item} or {@code entry}, as the tree that {@code docs/mappings.md} describes.
 *
 * <p>Safe against hostile documents: nothing is ever fetched, a document type declaration is
 * refused (so there are no entities to expand), and so is what is larger than {@link
 * PostNormalizer#MAX_PAYLOAD_BYTES}, deeper than {@value SafeXml#MAX_DEPTH} levels or has more than
 * {@value SafeXml#MAX_NODES} elements and attributes, or bytes that are not of the encoding that it
 * declares.
 *
 * <p>Depends on nothing but the payload: not on the clock, the locale or the time zone of the
 * machine, nor on other jars that parse XML or read feeds.
 */
@AutoService(PayloadFormat.class)
public final class FeedFormat implements PayloadFormat {

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public boolean accepts(byte[] payload) {
    return XmlBytes.beginWithTag(payload);
  }

  @Override
  public JsonNode parse(byte[] payload) throws PayloadFormatException {
    if (payload.length > PostNormalizer.MAX_PAYLOAD_BYTES) {
      throw new PayloadFormatException(
          "the feed has "
              + payload.length
              + " bytes, more than "
              + PostNormalizer.MAX_PAYLOAD_BYTES);
    }
    try {
      return FeedTree.of(SafeXml.parse(XmlBytes.decode(payload)));
    } catch (IllegalAddException e) {
      throw new PayloadFormatException("the feed has one prefix for two namespaces");
    }
  }
}
