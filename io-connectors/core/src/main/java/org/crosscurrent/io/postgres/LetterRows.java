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
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.crosscurrent.text.ContentHash;
import org.joda.time.Instant;

/**
 * Sightings without a sentiment whose text was edited since, with the text that the dead letter of
 * the failed engine has kept.
 */
final class LetterRows {

  /** By the latest first observation of their posts, as two parameters. */
  static final String QUERY =
      "SELECT convert_from(d.payload, 'UTF8'), s.platform, "
          + Sql.millis("o.observed_at")
          + ", o.score, o.comments, o.shares, o.views, o.score_velocity, o.comment_velocity,"
          + " o.topics, o.generation, o.post_id\nFROM signals s"
          + " JOIN dead_letters d ON d.post_id = s.post_id"
          + " JOIN observations o ON o.post_id = d.post_id AND o.observed_at = d.observed_at"
          + " WHERE s.first_observed_at >= "
          + Sql.instantParameter()
          + " AND s.first_observed_at < "
          + Sql.instantParameter()
          + " AND d.reason = 'enrichment-failed' AND d.headers ->> 'format' = 'post'"
          + " AND o.sentiment IS NULL AND o.content_digest IS DISTINCT FROM"
          + " ('x' || left(s.content_hash, 16))::bit(64)::bigint";

  private LetterRows() {}

  /** The sighting as a signal, of which only what a sighting has is set, and the text. */
  static Signal read(ResultSet row) throws SQLException, IOException {
    String title = "";
    String text = "";
    try (JsonParser json = Sql.JSON.createParser(row.getString(1))) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        String value = json.nextTextValue();
        title = name.equals("title") ? value : title;
        text = name.equals("text") ? value : text;
      }
    }
    Instant observedAt = Sql.instant(row, 3);
    Post post =
        Post.builder()
            .setId(row.getString(12))
            .setPlatform(row.getString(2))
            .setKind(PostKind.POST)
            .setTitle(title)
            .setText(text)
            .setCreatedAt(observedAt)
            .setObservedAt(observedAt)
            .setCounts(
                Counts.builder()
                    .setScore(Sql.optionalLong(row, 4))
                    .setComments(Sql.optionalLong(row, 5))
                    .setShares(Sql.optionalLong(row, 6))
                    .setViews(Sql.optionalLong(row, 7))
                    .build())
            .setContentHash(ContentHash.of(title, text))
            .setCollection("")
            .build();
    return Signal.of(post).toBuilder()
        .setScoreVelocity(row.getDouble(8))
        .setCommentVelocity(row.getDouble(9))
        .setTopics(Sql.texts(row, 10))
        .setGeneration(row.getInt(11))
        .build();
  }
}
