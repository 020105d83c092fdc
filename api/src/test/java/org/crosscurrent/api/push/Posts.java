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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.TestStore;

/** Writes posts as a pipeline does, and folds them into the feed. */
final class Posts implements AutoCloseable {
  private static final String INSERT =
      "INSERT INTO signals (post_id, platform, kind, title, text, created_at, observed_at,"
          + " first_observed_at, language, language_confidence, links, hashtags, mentions, media,"
          + " collection, extra, topics, score, score_velocity, comment_velocity, is_trending,"
          + " is_toxic, generation, observations)"
          + " VALUES (?, ?, 'post', 'A title', ?, clock_timestamp(), now(), now(), 'en', 1, '{}',"
          + " '{}', '{}', '{}', 'api', '{}', string_to_array(?, ','), 1, 0, 0, ?, ?, 0, 1)"
          + " ON CONFLICT (post_id) DO UPDATE SET score = signals.score + 1";

  private final Connection connection;

  Posts(String url) throws SQLException {
    this(TestStore.connect(url));
  }

  Posts(Connection connection) {
    this.connection = connection;
  }

  /** One post, which nobody sees before {@link #fold}: the server folds as well. */
  Posts write(String id, String platform, String topics, boolean trending, Boolean toxic)
      throws SQLException {
    return write(id, platform, topics, trending, toxic, "A text");
  }

  Posts write(
      String id, String platform, String topics, boolean trending, Boolean toxic, String text)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, id);
      statement.setString(2, platform);
      statement.setString(3, text);
      statement.setString(4, topics);
      statement.setBoolean(5, trending);
      statement.setObject(6, toxic);
      statement.executeUpdate();
    }
    return this;
  }

  /** Posts p:from to p:to-1, all of a plain kind, folded. */
  Posts add(int from, int to) throws SQLException {
    for (int i = from; i < to; i++) {
      write("p:" + i, i % 2 == 0 ? "reddit" : "bluesky", "climate", false, null);
    }
    return fold();
  }

  /** Lets what was written be seen. */
  Posts commit() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.setAutoCommit(true);
    }
    return this;
  }

  /** Returns when all is in the feed, whoever folded it. */
  Posts fold() throws SQLException {
    commit();
    try (Statement statement = connection.createStatement()) {
      long taken = 1;
      while (taken != 0) {
        try (ResultSet result = statement.executeQuery("SELECT crosscurrent_fold(1000)")) {
          result.next();
          taken = result.getLong(1);
        }
      }
    }
    return this;
  }

  Posts run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return this;
  }

  /** All ids of the feed, in their order. */
  List<Long> feed() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id FROM feed ORDER BY id")) {
      while (result.next()) {
        ids.add(result.getLong(1));
      }
    }
    return ids;
  }

  /** The newest id of the feed, 0 for none. */
  long newest() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT coalesce(max(id), 0) FROM feed")) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
