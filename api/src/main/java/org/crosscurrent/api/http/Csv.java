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
package org.crosscurrent.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Items as CSV (RFC 4180): a header row with the names of all fields in order of appearance, CRLF
 * after each row, UTF-8. Null is empty, what is nested is JSON.
 *
 * <p>A text that a spreadsheet would take for a formula, which is one that begins with {@code =},
 * {@code +}, {@code -}, {@code @}, a tab or a line break, gets a single quote before it, as OWASP
 * advises for CSV injection. Numbers stay as they are.
 */
final class Csv {
  static final String TYPE = "text/csv";
  private static final String END = "\r\n";
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private Csv() {}

  /** The rows; without items there are no names to tell, and nothing is written. */
  static byte[] bytes(JsonNode items) {
    Set<String> names = new LinkedHashSet<>();
    items.forEach(item -> item.fieldNames().forEachRemaining(names::add));
    StringBuilder out = new StringBuilder();
    String comma = "";
    for (String name : names) {
      out.append(comma).append(quoted(name));
      comma = ",";
    }
    out.append(names.isEmpty() ? "" : END);
    for (JsonNode item : items) {
      comma = "";
      for (String name : names) {
        out.append(comma).append(cell(item.path(name)));
        comma = ",";
      }
      out.append(END);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isTextual()) {
      String text = value.textValue();
      boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
      return quoted(formula ? "'" + text : text);
    }
    return quoted(value.toString());
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
