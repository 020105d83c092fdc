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
package org.crosscurrent.api.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crosscurrent.api.http.Parameters;

/** By what posts are told apart, as the parameter {@code by} names it. */
enum Dimension {
  NONE(Facet.ALL, "NULL::text"),
  PLATFORM(Facet.ALL, "platform"),
  SENTIMENT(Facet.ALL, "coalesce(nullif(sentiment_label, ''), 'none')"),
  LANGUAGE(Facet.ALL, "language"),
  KIND(Facet.KIND, "value"),
  COMMUNITY(Facet.COMMUNITY, "value"),
  LOCATION(Facet.LOCATION, "value");

  private final Facet facet;
  private final String value;

  Dimension(Facet facet, String value) {
    this.facet = facet;
    this.value = value;
  }

  /** The parameter {@code by}, one of some; the first of them if it is absent. */
  static Dimension of(Parameters parameters, List<Dimension> some) {
    List<String> names = new ArrayList<>();
    some.forEach(one -> names.add(one.label()));
    return some.get(names.indexOf(parameters.choice("by", names, names.get(0))));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Under which posts are counted by this. */
  Facet facet() {
    return facet;
  }

  /** The value, as a column of {@link Counted}. */
  String value() {
    return value;
  }
}
