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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Rows;

/**
 * A walk through a ranking of the posts of one span. All its pages are of the span that the first
 * one found, though newer posts come in meanwhile: the cursor holds the span's end.
 *
 * @param span null when there is nothing to rank
 * @param number where the page begins, or null for the first
 * @param name the same, among those of equal number
 */
record Walk(Range span, Long number, String name) {
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,18}) (.*)", Pattern.DOTALL);

  /**
   * The walk that a request begins or goes on with.
   *
   * @param reach how long the span is where its beginning was left open
   * @throws Problem (400) when the span is too long
   */
  static Walk of(Rows rows, Range asked, Duration reach, Cursor after) throws SQLException {
    if (after == null) {
      return new Walk(Spans.closed(rows, asked, reach), null, null).checked();
    }
    Matcher place = PLACE.matcher(after.text());
    if (!place.matches()) {
      throw Problem.badRequest("cursor", "Parameter 'cursor' is none of this resource.");
    }
    Instant to = SignalQueries.ofMicros(Long.parseLong(place.group(1)));
    Range span = Spans.closed(rows, new Range(asked.from(), to), reach);
    return new Walk(span, after.number(), place.group(2)).checked();
  }

  private Walk checked() {
    if (span != null && Duration.between(span.from(), span.to()).compareTo(LONGEST) > 0) {
      throw Problem.badParameter(
          "from",
          Json.time(span.from()),
          "at most "
              + LONGEST.toDays()
              + " days before the end of the span, "
              + Json.time(span.to()));
    }
    return this;
  }

  /** The place after a row. */
  Function<ObjectNode, Cursor> place(Function<ObjectNode, Long> number, String nameColumn) {
    return row -> {
      long to = ChronoUnit.MICROS.between(Instant.EPOCH, span.to());
      return new Cursor(number.apply(row), to + " " + row.get(nameColumn).textValue());
    };
  }

  /** A page with the span it is of. */
  ObjectNode toJson(Page page, Range asked, Parameters parameters) {
    ObjectNode json = Json.object();
    json.put("from", Json.time(span == null ? asked.from() : span.from()));
    json.put("to", Json.time(span == null ? asked.to() : span.to()));
    json.setAll((ObjectNode) page.toJson(parameters));
    return json;
  }
}
