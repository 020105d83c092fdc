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

import java.util.Locale;

/** What an Accept header takes (RFC 9110, 12.5.1): the most exact range that fits a type counts. */
final class Accepted {
  private final String header;

  /**
   * @param header null or blank: everything is taken
   */
  Accepted(String header) {
    this.header = header == null || header.isBlank() ? "*/*" : header;
  }

  /** How much a type is wanted: 0, not at all, to 1. */
  double weight(String type) {
    String family = type.substring(0, type.indexOf('/') + 1) + "*";
    double weight = 0;
    int exactness = 0;
    for (String range : header.split(",")) {
      String name = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      int exact = name.equals(type) ? 3 : name.equals(family) ? 2 : name.equals("*/*") ? 1 : 0;
      if (exact > exactness) {
        exactness = exact;
        weight = quality(range);
      }
    }
    return weight;
  }

  private static double quality(String range) {
    for (String parameter : range.replaceAll("\\s", "").toLowerCase(Locale.ROOT).split(";")) {
      if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }
}
