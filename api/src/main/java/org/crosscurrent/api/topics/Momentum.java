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
package org.crosscurrent.api.topics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;

/**
 * Whether a topic is talked about more or less than before: the posts of the last third of a span
 * against those of the first third.
 *
 * <p>The span is that of an answer, cut to the part that holds windows of any topic: a store that
 * began an hour ago does not make everything rise. A third is a whole number of windows. With f and
 * l posts in the first and in the last third,
 *
 * <pre>
 * change = (l - f) / (l + f)         from -1 to 1; 0.2 means half as much again
 * z      = (l - f) / sqrt(l + f)     in standard deviations
 * </pre>
 *
 * and the topic is rising if change is {@value #LEAST_CHANGE} or more and z {@value #LEAST_Z} or
 * more, falling if both are so below 0, and stable otherwise. z is the difference of two Poisson
 * counts over its standard deviation where the rates are equal, in normal approximation
 * (Przyborowski and Wilenski 1940): it keeps few posts from being taken for a trend, so that at
 * least 4 are needed. It goes by the windows alone, by no clock.
 *
 * @param first posts of the first third
 * @param last posts of the last third
 */
record Momentum(Span span, long first, long last) {
  static final double LEAST_CHANGE = 0.2;
  static final double LEAST_Z = 2;

  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** What is compared. */
  record Span(Instant from, Instant to) {
    /** As many whole windows as go into the span three times. */
    Duration third() {
      long windows = Duration.between(from, to).dividedBy(WINDOW);
      return WINDOW.multipliedBy(windows / 3);
    }
  }

  /**
   * The momentum of each of these topics.
   *
   * @param platform null for all
   */
  static Map<String, Momentum> of(
      Rows rows, Range range, String platform, Collection<String> topics) throws SQLException {
    Map<String, Momentum> found = new HashMap<>();
    Span span = topics.isEmpty() ? null : covered(rows, range, platform);
    if (span == null) {
      return found;
    }
    topics.forEach(topic -> found.put(topic, new Momentum(span, 0, 0)));
    if (!span.third().isZero()) {
      for (ObjectNode row : rows.all(counts(span, platform, topics))) {
        long first = row.get("first_posts").longValue();
        long last = row.get("last_posts").longValue();
        found.put(row.get("topic").textValue(), new Momentum(span, first, last));
      }
    }
    return found;
  }

  /** The part of a range that has windows, or null. */
  private static Span covered(Rows rows, Range range, String platform) throws SQLException {
    ObjectNode first = edge(rows, range, platform, "window_start", "window_start");
    ObjectNode last = edge(rows, range, platform, "window_end", "window_start DESC");
    return first == null ? null : new Span(time(first), time(last));
  }

  private static ObjectNode edge(
      Rows rows, Range range, String platform, String column, String order) throws SQLException {
    Sql sql = Sql.of("SELECT (extract(epoch FROM " + column + ") * 1000000)::int8 AS micros");
    sql.add("FROM topic_windows WHERE window_start >= ?", range.from());
    sql.add("AND window_start < ?", range.to()).addIf(platform, "AND platform = ?");
    return rows.first(sql.add("ORDER BY " + order + " LIMIT 1"));
  }

  private static Instant time(ObjectNode row) {
    return SignalQueries.ofMicros(row.get("micros").longValue());
  }

  private static Sql counts(Span span, String platform, Collection<String> topics) {
    Instant firstEnd = span.from().plus(span.third());
    Instant lastStart = span.to().minus(span.third());
    Sql sql = Sql.of("SELECT topic,");
    sql.add(
        "coalesce(sum(posts) FILTER (WHERE window_start < ?), 0)::int8 AS first_posts,", firstEnd);
    sql.add(
        "coalesce(sum(posts) FILTER (WHERE window_start >= ?), 0)::int8 AS last_posts", lastStart);
    sql.add(
        "FROM topic_windows WHERE window_start >= ? AND window_start < ?", span.from(), span.to());
    String marks = String.join(", ", Collections.nCopies(topics.size(), "?"));
    sql.add("AND topic IN (" + marks + ")", topics.toArray());
    return sql.addIf(platform, "AND platform = ?").add("GROUP BY topic");
  }

  /** (l - f) / (l + f); 0 where there is nothing. */
  double change() {
    return first + last == 0 ? 0 : (double) (last - first) / (last + first);
  }

  /** (l - f) / sqrt(l + f); 0 where there is nothing. */
  double z() {
    return first + last == 0 ? 0 : (last - first) / Math.sqrt(last + first);
  }

  String label() {
    if (Math.abs(change()) < LEAST_CHANGE || Math.abs(z()) < LEAST_Z) {
      return "stable";
    }
    return change() > 0 ? "rising" : "falling";
  }

  void addTo(ObjectNode topic) {
    topic.put("momentum", label());
    ObjectNode parts = topic.putObject("momentum_parts");
    parts.put("from", Json.time(span.from()));
    parts.put("to", Json.time(span.to()));
    parts.put("third_seconds", span.third().toSeconds());
    parts.put("first_posts", first);
    parts.put("last_posts", last);
    parts.put("change", change());
    parts.put("z", z());
  }
}
