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
package org.crosscurrent.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** What a Postgres on this machine has written so far. */
record StoreSize(long rows, long databaseBytes, long logBytes, double cpuSeconds) {

  private static final String WRITTEN =
      "SELECT coalesce(sum(n_tup_ins + n_tup_upd), 0)::bigint,"
          + " pg_database_size(current_database()),"
          + " pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint FROM pg_stat_user_tables";

  static StoreSize of(String jdbcUrl) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      double cpuSeconds = server(statement).map(ThreadCpu::secondsOf).orElse(0.0);
      try (ResultSet row = statement.executeQuery(WRITTEN)) {
        row.next();
        return new StoreSize(row.getLong(1), row.getLong(2), row.getLong(3), cpuSeconds);
      }
    }
  }

  /** The server's process, whose id is the first line of a file in its data directory. */
  private static Optional<ProcessHandle> server(Statement statement)
      throws SQLException, IOException {
    try (ResultSet row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      List<String> lines = Files.readAllLines(Path.of(row.getString(1), "postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }
  }
}
