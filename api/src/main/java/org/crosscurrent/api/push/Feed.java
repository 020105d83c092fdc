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
package org.crosscurrent.api.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;

/** Reads the table {@code feed}, with the posts that it tells of. */
final class Feed {
  /**
   * Rows that follow an id.
   *
   * @param events rendered; fewer than rows where a post is gone already, whose deletion follows
   * @param to the id of the last row, or that asked for where there is none
   * @param rows how many there were
   */
  record Page(List<FeedEvent> events, long to, int rows) {}

  /**
   * What is retained.
   *
   * @param oldest id, 0 where there is none
   * @param newest id, 0 where there is none
   */
  record Bounds(long oldest, long newest) {
    /** Whether what follows an id may have been trimmed, in part. */
    boolean miss(long id) {
      return id + 1 < oldest;
    }
  }

  private static final String BOUNDS =
      "SELECT coalesce((SELECT min(id) FROM feed), 0) AS oldest,"
          + " coalesce((SELECT max(id) FROM feed), 0) AS newest";

  private static final String FOLLOWING =
      "SELECT f.id AS feed_id, f.kind AS feed_kind, f.post_id AS feed_post_id,"
          + " f.platform AS feed_platform, f.topics AS feed_topics,"
          + " f.is_trending AS feed_is_trending, s.is_toxic AS feed_is_toxic,"
          + " s.post_id, s.platform, s.kind, s.title, left(s.text, 280) AS text, s.author_name,"
          + " s.url, s.created_at, s.observed_at, s.language, s.sentiment, s.sentiment_label,"
          + " s.topics, s.hashtags, s.score, s.comments, s.shares, s.views, s.score_velocity,"
          + " s.trending_score, s.is_trending"
          + " FROM (SELECT * FROM feed WHERE id > ? ORDER BY id LIMIT ?) f"
          + " LEFT JOIN signals s ON s.post_id = f.post_id AND f.kind = 'signal'"
          + " ORDER BY f.id";

  private Feed() {}

  static Bounds bounds(Rows rows) throws SQLException {
    ObjectNode row = rows.first(Sql.of(BOUNDS));
    return new Bounds(row.get("oldest").longValue(), row.get("newest").longValue());
  }

  static Page after(Rows rows, long id, int limit) throws SQLException {
    List<ObjectNode> found = rows.all(Sql.of(FOLLOWING, id, limit));
    List<FeedEvent> events = new ArrayList<>(found.size());
    long to = id;
    for (ObjectNode row : found) {
      to = row.remove("feed_id").longValue();
      FeedEvent event = event(to, row);
      if (event != null) {
        events.add(event);
      }
    }
    return new Page(events, to, found.size());
  }

  private static FeedEvent event(long id, ObjectNode row) {
    boolean deletion = row.remove("feed_kind").textValue().equals(FeedEvent.DELETED);
    String postId = row.remove("feed_post_id").textValue();
    String platform = row.remove("feed_platform").textValue();
    List<String> topics = new ArrayList<>();
    row.remove("feed_topics").forEach(topic -> topics.add(topic.textValue()));
    boolean trending = row.remove("feed_is_trending").booleanValue();
    boolean toxic = row.remove("feed_is_toxic").asBoolean(false);
    if (deletion) {
      ObjectNode data = Json.object();
      data.put("post_id", postId);
      return new FeedEvent(
          id, FeedEvent.DELETED, postId, platform, topics, trending, false, Json.bytes(data));
    }
    return row.get("post_id").isNull()
        ? null
        : new FeedEvent(
            id, FeedEvent.SIGNAL, postId, platform, topics, trending, toxic, Json.bytes(row));
  }
}
