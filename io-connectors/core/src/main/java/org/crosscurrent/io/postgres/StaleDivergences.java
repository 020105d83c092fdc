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
import java.util.List;
import org.crosscurrent.model.Divergence;

/** Divergences that are none any more; a span is the beginning of an hour, in milliseconds. */
final class StaleDivergences implements Stale<Long, Divergence> {

  private static final long serialVersionUID = 1L;

  private static final Columns<Divergence> KEY =
      new Columns<Divergence>()
          .instant("window_start", Divergence::getWindowStart)
          .text("topic", Divergence::getTopic)
          .text("platform_a", Divergence::getPlatformA)
          .text("platform_b", Divergence::getPlatformB);

  private static final String DELETE =
      "DELETE FROM divergences d WHERE NOT EXISTS (SELECT 1 FROM"
          + " unnest(?::int8[], ?::text[], ?::text[], ?::text[]) AS r (window_start, topic, a, b)"
          + " WHERE d.topic = r.topic AND d.platform_a = r.a AND d.platform_b = r.b"
          + " AND d.window_start = "
          + ColumnType.INSTANT.expression("r.window_start")
          + ") AND d.generation <= ? AND d.window_start IN (SELECT "
          + ColumnType.INSTANT.expression("h")
          + " FROM unnest(?::int8[]) AS h)";

  private final int generation;

  StaleDivergences(int generation) {
    this.generation = generation;
  }

  @Override
  public long delete(Connection connection, List<Long> hours, List<Divergence> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      KEY.bind(connection, statement, rows);
      statement.setInt(5, generation);
      statement.setArray(6, connection.createArrayOf("int8", hours.toArray(Long[]::new)));
      return statement.executeUpdate();
    }
  }
}
