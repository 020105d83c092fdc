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
package org.crosscurrent.io.postgres;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Observation;
import org.joda.time.Instant;

/** Reads posts with their sightings, which come as one JSON array a post. */
final class HistoryRows {

  private HistoryRows() {}

  /**
   * Posts by the times of their latest first observation, as two parameters. Of those behind the
   * range only what began in it before matters.
   */
  static String query(RescoreScope scope) {
    String earliest = Sql.instant(scope.fromMillis() - RescoreScope.MEMORY_MILLIS);
    return "SELECT s.post_id, s.platform, "
        + Sql.millis("s.first_observed_at")
        + ", s.content_hash, s.sentiment, 'sentiment' = ANY (s.failed), EXISTS (SELECT 1 FROM dead_letters l"
        + " WHERE l.post_id = s.post_id AND l.reason = 'enrichment-failed'),"
        + " coalesce(s.is_toxic, false),\n"
        + "(SELECT json_agg(json_build_array("
        + Sql.millis("o.observed_at")
        + ", o.score, o.comments, o.shares, o.views, o.score_velocity, o.comment_velocity,"
        + " o.sentiment, o.trending_score, o.content_digest, o.generation, o.topics)"
        + " ORDER BY o.observed_at)\nFROM observations o WHERE o.post_id = s.post_id"
        + " AND o.observed_at >= "
        + earliest
        + "),\n(SELECT array_agg("
        + Sql.millis("d.first_observed_at")
        + ") FROM duplicates d WHERE d.post_id = s.post_id)\nFROM signals s"
        + " WHERE s.first_observed_at >= "
        + Sql.instantParameter()
        + " AND s.first_observed_at < "
        + Sql.instantParameter()
        + " AND (s.first_observed_at < "
        + Sql.instant(scope.toMillis())
        + " OR EXISTS (SELECT 1 FROM observations o WHERE o.post_id = s.post_id"
        + " AND o.observed_at >= "
        + Sql.instant(scope.fromMillis())
        + " AND o.observed_at < "
        + Sql.instant(scope.toMillis())
        + "))";
  }

  static PostHistory read(ResultSet row) throws SQLException, IOException {
    String id = row.getString(1);
    String platform = row.getString(2);
    Double sentiment = Sql.optionalDouble(row, 5);
    List<Long> duplicateFrom =
        row.getArray(10) == null ? List.of() : List.of((Long[]) row.getArray(10).getArray());
    return new PostHistory(
        id,
        row.getLong(3),
        Observation.digestOf(row.getString(4)),
        sentiment,
        row.getBoolean(6),
        row.getBoolean(7),
        row.getBoolean(8),
        sightings(id, platform, row.getString(9)),
        duplicateFrom);
  }

  private static List<Observation> sightings(String id, String platform, @Nullable String json)
      throws IOException {
    List<Observation> sightings = new ArrayList<>();
    if (json == null) {
      return sightings;
    }
    try (JsonParser parser = Sql.JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        sightings.add(sighting(id, platform, parser));
      }
    }
    return sightings;
  }

  private static Observation sighting(String id, String platform, JsonParser json)
      throws IOException {
    Observation.Builder sighting =
        Observation.builder()
            .setPostId(id)
            .setPlatform(platform)
            .setObservedAt(Instant.ofEpochMilli(whole(json)))
            .setCounts(
                Counts.builder()
                    .setScore(whole(json))
                    .setComments(whole(json))
                    .setShares(whole(json))
                    .setViews(whole(json))
                    .build())
            .setScoreVelocity(real(json))
            .setCommentVelocity(real(json))
            .setSentiment(real(json))
            .setTrendingScore(real(json))
            .setContentDigest(whole(json))
            .setGeneration((int) (long) whole(json));
    List<String> topics = new ArrayList<>();
    json.nextToken();
    for (String topic = json.nextTextValue(); topic != null; topic = json.nextTextValue()) {
      topics.add(topic);
    }
    json.nextToken();
    return sighting.setTopics(topics).build();
  }

  private static Long whole(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL ? null : (Long) json.getLongValue();
  }

  private static Double real(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL ? null : (Double) json.getDoubleValue();
  }
}
