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

import java.sql.ResultSet;
import java.sql.SQLException;
import org.crosscurrent.model.TopicWindow;

/** The way back from a row of {@code topic_windows}: every column that is written. */
final class WindowRows {

  private static final String SELECT =
      "SELECT w.topic, w.platform, "
          + Sql.millis("w.window_start")
          + ", "
          + Sql.millis("w.window_end")
          + ", w.posts, w.authors, w.score_sum, w.sentiment_sum, w.sentiment_count,"
          + " w.peak_trending, "
          + Sql.millis("w.first_observed_at")
          + ", w.top_posts, w.generation, w.inputs FROM topic_windows w WHERE ";

  /** Windows that begin in a range, as two parameters. */
  static final String OF_RANGE =
      SELECT
          + "w.window_start >= "
          + Sql.instantParameter()
          + " AND w.window_start < "
          + Sql.instantParameter();

  /** Windows of a topic, the first parameter, that end in a closed range, the other two. */
  static final String OF_SPAN =
      SELECT
          + "w.topic = ? AND w.window_start >= "
          + Sql.instantParameter()
          + " - interval '15 minutes' AND w.window_start <= "
          + Sql.instantParameter()
          + " - interval '15 minutes'";

  private WindowRows() {}

  static TopicWindow read(ResultSet row) throws SQLException {
    return TopicWindow.builder()
        .setTopic(row.getString(1))
        .setPlatform(row.getString(2))
        .setWindowStart(Sql.instant(row, 3))
        .setWindowEnd(Sql.instant(row, 4))
        .setPosts(row.getLong(5))
        .setAuthors(row.getLong(6))
        .setScoreSum(row.getLong(7))
        .setSentimentSum(Math.round(row.getDouble(8) * TopicWindow.SENTIMENT_SCALE))
        .setSentimentCount(row.getLong(9))
        .setPeakTrending(row.getDouble(10))
        .setFirstObservedAt(Sql.instant(row, 11))
        .setTopPosts(Sql.texts(row, 12))
        .setGeneration(row.getInt(13))
        .setInputs(row.getLong(14))
        .build();
  }
}
