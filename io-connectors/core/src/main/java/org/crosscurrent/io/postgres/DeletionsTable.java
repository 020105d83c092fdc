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
import org.crosscurrent.model.Deletion;
import org.joda.time.Instant;

/**
 * {@code deletions}: key post id, version observed_at. A deletion takes with it what was observed
 * of its post up to then, and keeps it from coming back.
 */
final class DeletionsTable extends TableWriter<Deletion> {

  private static final long serialVersionUID = 1L;

  private static final Columns<Deletion> KEY =
      new Columns<Deletion>()
          .text("post_id", Deletion::getPostId)
          .instant("observed_at", Deletion::getObservedAt);

  private static final List<String> WITHDRAW =
      List.of(
          withdraw("signals", "observed_at"),
          withdraw("observations", "observed_at"),
          withdraw("duplicates", "first_observed_at"),
          withdraw("dead_letters", "observed_at"));

  DeletionsTable() {
    super(
        "deletions",
        new Columns<Deletion>()
            .text("post_id", Deletion::getPostId)
            .text("platform", Deletion::getPlatform)
            .instant("observed_at", Deletion::getObservedAt),
        UpsertSql.versioned(List.of("post_id"), List.of("observed_at")));
  }

  private static String withdraw(String table, String column) {
    return "DELETE FROM "
        + table
        + " t USING unnest(?::text[], ?::int8[]) AS r (post_id, observed_at)"
        + " WHERE t.post_id = r.post_id AND t."
        + column
        + " <= "
        + ColumnType.INSTANT.expression("r.observed_at");
  }

  @Override
  void afterUpsert(Connection connection, List<Deletion> rows) throws SQLException {
    for (String sql : WITHDRAW) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        KEY.bind(connection, statement, rows);
        statement.executeUpdate();
      }
    }
  }

  @Override
  Comparator<Deletion> keyOrder() {
    return Comparator.comparing(Deletion::getPostId);
  }

  @Override
  Comparator<Deletion> versionOrder() {
    return Comparator.comparing(Deletion::getObservedAt);
  }

  @Override
  Instant observedAt(Deletion row) {
    return row.getObservedAt();
  }

  @Override
  String platform(Deletion row) {
    return row.getPlatform();
  }

  @Override
  String lock() {
    return LOCK_ALONE;
  }
}
