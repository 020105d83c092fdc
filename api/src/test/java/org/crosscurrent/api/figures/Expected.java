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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.SeededStore;

/** Figures as plain SQL over {@code signals} tells them, of requests and conditions that agree. */
final class Expected {
  static final String FIGURES =
      "count(*) AS posts, coalesce(sum(score), 0)::int8 AS likes,"
          + " coalesce(sum(comments), 0)::int8 AS comments,"
          + " coalesce(sum(shares), 0)::int8 AS shares, coalesce(sum(views), 0)::int8 AS views,"
          + " avg(sentiment) AS mean_sentiment";
  static final String MEAN_ENGAGEMENT_RATE =
      "avg(least(1, greatest(0, (coalesce(score, 0)::float8 + coalesce(comments, 0)"
          + " + coalesce(shares, 0)) / nullif(views, 0)))) FILTER (WHERE views > 0)"
          + " AS mean_engagement_rate";

  /** What a request asks, and the condition that says the same of a row of {@code signals}. */
  record Asked(String query, String condition) {
    Asked and(Asked other) {
      return new Asked(query + "&" + other.query, condition + " AND " + other.condition);
    }
  }

  static final List<Asked> FILTERS =
      List.of(
          new Asked("", "true"),
          new Asked("platform=reddit", "platform = 'reddit'"),
          new Asked("platform=tiktok", "false"),
          new Asked("topic=ai", "'ai' = ANY (topics)"),
          new Asked("topic=%E6%97%A5%E6%9C%AC", "'日本' = ANY (topics)"),
          new Asked("language=de", "language = 'de'"),
          new Asked("sentiment=negative", "sentiment_label = 'negative'"),
          new Asked("viral=true", "is_trending"),
          new Asked("viral=false", "is_trending IS NOT TRUE"),
          new Asked(
              "platform=x&topic=climate&language=en&sentiment=positive&viral=false",
              "platform = 'x' AND 'climate' = ANY (topics) AND language = 'en'"
                  + " AND sentiment_label = 'positive' AND is_trending IS NOT TRUE"));

  static final List<Asked> SPANS =
      List.of(
          new Asked("", "true"),
          span("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"),
          span("2026-03-04T10:20:30.5Z", "2026-03-05T01:02:03.456789Z"),
          span("2026-03-04T10:20:30Z", "2026-03-04T10:40:00Z"),
          span("2026-03-04T10:20:30Z", "2026-03-04T11:00:00Z"),
          span("2026-03-04T10:50:30Z", "2026-03-04T11:10:00Z"),
          span("2026-03-04T11:00:00Z", "2026-03-04T12:00:00Z"),
          new Asked("from=2026-03-05T02:30:00Z", "created_at >= '2026-03-05T02:30:00Z'"),
          new Asked("to=2026-03-03T23:59:59.5Z", "created_at < '2026-03-03T23:59:59.5Z'"),
          span("2031-01-01T00:30:00Z", "2031-02-01T00:00:00Z"));

  private Expected() {}

  static Asked span(String from, String to) {
    return new Asked(
        "from=" + from + "&to=" + to, "created_at >= '" + from + "' AND created_at < '" + to + "'");
  }

  /** Each filter with each of the first spans. */
  static List<Asked> all(int spans) {
    List<Asked> all = new ArrayList<>();
    FILTERS.forEach(filter -> SPANS.subList(0, spans).forEach(span -> all.add(filter.and(span))));
    return all;
  }

  /** Each field of what is expected is in the answer; means within the projection's millionth. */
  static void assertFigures(JsonNode answer, JsonNode expected, String as) {
    expected
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode told = answer.get(field.getKey());
              assertThat(told).as(as + " " + field.getKey()).isNotNull();
              if (field.getValue().isDouble()) {
                assertThat(SeededStore.number(told))
                    .as(as + " " + field.getKey())
                    .isCloseTo(field.getValue().doubleValue(), within(2e-6));
              } else {
                assertThat(told).as(as + " " + field.getKey()).isEqualTo(field.getValue());
              }
            });
  }
}
