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
package org.crosscurrent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.crosscurrent.text.HtmlText;

/** Where a title or a text comes from: the first part that says something. */
record TextRule(List<Part> parts) {

  private static final HtmlText NONE = new HtmlText("", List.of());

  /** How a part is written. */
  enum Form {
    PLAIN,
    ENTITIES,
    HTML
  }

  /** One place that a text may stand at. */
  record Part(Value value, Form form) {}

  /** The plain text and the links that its form tells; empty where there is none. */
  HtmlText read(Place place) {
    for (Part part : parts) {
      JsonNode found = part.value.first(place.here(), place);
      String text = JsonFields.text(found);
      if (text != null) {
        return switch (part.form) {
          case PLAIN -> new HtmlText(text, List.of());
          case ENTITIES -> new HtmlText(HtmlText.decodeEntities(text), List.of());
          case HTML -> HtmlText.of(text);
        };
      }
    }
    return NONE;
  }
}
