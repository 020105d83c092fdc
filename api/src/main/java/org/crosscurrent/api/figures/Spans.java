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
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;

/**
 * Spans of time that go by the data and not by the clock, so that an archive of any age can be
 * looked at, and asking twice gives the same.
 */
final class Spans {
  private Spans() {}

  /**
   * The end of the newest hour in which a post was created, or null when there is none. A post
   * whose platform says that it was created after anything was observed does not count: one wrong
   * clock would move all to the future.
   */
  static Instant end(Rows rows) throws SQLException {
    ObjectNode row =
        rows.first(
            Sql.of(
                "SELECT (extract(epoch FROM hour) * 1000000)::int8 AS newest FROM facet_hours"
                    + " WHERE facet = 'all'"
                    + " AND hour <= (SELECT max(last_observed_at) FROM platform_totals)"
                    + " ORDER BY hour DESC LIMIT 1"));
    return row == null
        ? null
        : SignalQueries.ofMicros(row.get("newest").longValue()).plus(Duration.ofHours(1));
  }

  /**
   * The span as asked; where its end was left open, up to the end of the newest hour, and where its
   * beginning was, as far back as {@code reach}. Null when nothing lies in it: no post to go by, or
   * a beginning after the newest hour.
   */
  static Range closed(Rows rows, Range asked, Duration reach) throws SQLException {
    Instant to = asked.to() == null ? end(rows) : asked.to();
    if (to == null || (asked.from() != null && !asked.from().isBefore(to))) {
      return null;
    }
    return new Range(asked.from() == null ? to.minus(reach) : asked.from(), to);
  }

  /** The span of {@code times} the length that ends where this one begins. */
  static Range before(Range span, int times) {
    Duration length = Duration.between(span.from(), span.to()).multipliedBy(times);
    return new Range(span.from().minus(length), span.from());
  }
}
