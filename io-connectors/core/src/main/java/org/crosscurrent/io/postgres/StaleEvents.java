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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.model.CrossPlatformEvent;

/** Events that are none any more. */
final class StaleEvents implements Stale<TopicSpan, CrossPlatformEvent> {

  private static final long serialVersionUID = 1L;

  private static final Columns<TopicSpan> SPAN =
      new Columns<TopicSpan>()
          .text("topic", TopicSpan::topic)
          .bigint("low", TopicSpan::fromMillis)
          .bigint("high", TopicSpan::toMillis);

  private static final Columns<CrossPlatformEvent> KEY =
      new Columns<CrossPlatformEvent>()
          .text("topic", CrossPlatformEvent::getTopic)
          .instant("started_at", CrossPlatformEvent::getStartedAt);

  private static final String DELETE =
      "WITH span AS (SELECT * FROM unnest(?::text[], ?::int8[], ?::int8[]) AS s (topic, low, high)),"
          + " fresh AS (SELECT * FROM unnest(?::text[], ?::int8[]) AS r (topic, started_at))"
          + " DELETE FROM cross_platform_events e USING span WHERE e.topic = span.topic"
          + " AND e.started_at >= "
          + ColumnType.INSTANT.expression("span.low")
          + " AND e.started_at <= "
          + ColumnType.INSTANT.expression("span.high")
          + " AND e.generation <= ? AND NOT EXISTS (SELECT 1 FROM fresh"
          + " WHERE fresh.topic = e.topic AND e.started_at = "
          + ColumnType.INSTANT.expression("fresh.started_at")
          + ")";

  private static final String UNRESOLVED =
      "SELECT e.topic, "
          + Sql.millis("e.started_at")
          + ", e.version FROM unnest(?::text[], ?::int8[]) AS r (topic, started_at)"
          + " JOIN cross_platform_events e ON e.topic = r.topic AND e.started_at = "
          + ColumnType.INSTANT.expression("r.started_at")
          + " WHERE e.resolved_at IS NULL";

  private record Key(String topic, long startedAt) {}

  private final int generation;

  StaleEvents(int generation) {
    this.generation = generation;
  }

  @Override
  public long delete(Connection connection, List<TopicSpan> spans, List<CrossPlatformEvent> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      SPAN.bind(connection, statement, spans);
      KEY.bind(connection, statement, rows, SPAN.list().size());
      statement.setInt(SPAN.list().size() + KEY.list().size() + 1, generation);
      return statement.executeUpdate();
    }
  }

  /**
   * An episode that a live job has not ended lasts: its windows alone cannot tell that more may
   * come.
   */
  @Override
  public List<CrossPlatformEvent> settle(Connection connection, List<CrossPlatformEvent> rows)
      throws SQLException {
    Map<Key, Long> lasting = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(UNRESOLVED)) {
      KEY.bind(connection, statement, rows);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          lasting.put(new Key(found.getString(1), found.getLong(2)), found.getLong(3));
        }
      }
    }
    return rows.stream()
        .map(
            row -> {
              Long version = lasting.get(new Key(row.getTopic(), row.getStartedAt().getMillis()));
              return version != null && version + 1 == row.getVersion()
                  ? row.toBuilder().setResolvedAt(null).setVersion(version).build()
                  : row;
            })
        .toList();
  }
}
