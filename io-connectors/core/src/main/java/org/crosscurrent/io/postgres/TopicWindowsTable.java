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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Instant;

/**
 * {@code topic_windows}: key (window_start, topic, platform), version (generation, inputs).
 *
 * <p>A window whose posts all went away has no row: it takes its place like any other version, and
 * leaves again within the same transaction. So the rows are locked in one order only, and nobody
 * sees it.
 */
final class TopicWindowsTable extends TableWriter<TopicWindow> {

  private static final long serialVersionUID = 1L;

  private static final Columns<TopicWindow> KEY =
      new Columns<TopicWindow>()
          .instant("window_start", TopicWindow::getWindowStart)
          .text("topic", TopicWindow::getTopic)
          .text("platform", TopicWindow::getPlatform);

  private static final String DELETE_EMPTY =
      "DELETE FROM topic_windows t USING unnest(?::int8[], ?::text[], ?::text[])"
          + " AS r (window_start, topic, platform) WHERE t.window_start = "
          + ColumnType.INSTANT.expression("r.window_start")
          + " AND t.topic = r.topic AND t.platform = r.platform AND t.posts = 0";

  private static final List<String> KEYS = List.of("window_start", "topic", "platform");

  TopicWindowsTable() {
    this(UpsertSql.versioned(KEYS, List.of("generation", "inputs")));
  }

  /** For windows that were read and patched: not over one that absorbed more meanwhile. */
  static TopicWindowsTable patched() {
    return new TopicWindowsTable(
        UpsertSql.authoritative(KEYS, List.of("inputs")).unlessBelow("generation"));
  }

  private TopicWindowsTable(UpsertSql sql) {
    super(
        "topic_windows",
        new Columns<TopicWindow>()
            .text("topic", TopicWindow::getTopic)
            .text("platform", TopicWindow::getPlatform)
            .instant("window_start", TopicWindow::getWindowStart)
            .instant("window_end", TopicWindow::getWindowEnd)
            .bigint("posts", TopicWindow::getPosts)
            .bigint("authors", TopicWindow::getAuthors)
            .bigint("score_sum", TopicWindow::getScoreSum)
            .real("sentiment_sum", w -> (double) w.getSentimentSum() / TopicWindow.SENTIMENT_SCALE)
            .bigint("sentiment_count", TopicWindow::getSentimentCount)
            .real("peak_trending", TopicWindow::getPeakTrending)
            .instant("first_observed_at", TopicWindow::getFirstObservedAt)
            .texts("top_posts", TopicWindow::getTopPosts)
            .integer("generation", TopicWindow::getGeneration)
            .bigint("inputs", TopicWindow::getInputs),
        sql);
  }

  @Override
  void afterUpsert(Connection connection, List<TopicWindow> rows) throws SQLException {
    List<TopicWindow> empty = rows.stream().filter(row -> row.getPosts() == 0).toList();
    if (empty.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE_EMPTY)) {
      KEY.bind(connection, statement, empty);
      statement.executeUpdate();
    }
  }

  @Override
  Comparator<TopicWindow> keyOrder() {
    return Comparator.comparing(TopicWindow::getWindowStart)
        .thenComparing(TopicWindow::getTopic)
        .thenComparing(TopicWindow::getPlatform);
  }

  @Override
  Comparator<TopicWindow> versionOrder() {
    return Comparator.comparingInt(TopicWindow::getGeneration)
        .thenComparingLong(TopicWindow::getInputs);
  }

  @Override
  Instant observedAt(TopicWindow row) {
    return row.getWindowStart();
  }

  @Override
  String platform(TopicWindow row) {
    return row.getPlatform();
  }

  @Override
  Instant partitionedBy(TopicWindow row) {
    return row.getWindowStart();
  }
}
