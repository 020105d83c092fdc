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
package org.crosscurrent.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;

/** Databases with the posts of {@code seed.sql}, folded, and what plain SQL tells of them. */
public final class SeededStore {
  private SeededStore() {}

  /** The JDBC URL of a new database with so many posts. */
  public static String with(int posts, int postsAnHour, int authors)
      throws SQLException, IOException {
    String url = TestStore.migrated();
    try (InputStream in = SeededStore.class.getResourceAsStream("seed.sql")) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      sql = sql.replace(":posts_an_hour", "" + postsAnHour).replace(":posts", "" + posts);
      TestStore.run(url, sql.replace(":authors", "" + authors));
    }
    TestStore.fold(url);
    return url;
  }

  /** The rows of a query, as if they had been answered. */
  public static List<ObjectNode> rows(String url, String sql) throws SQLException {
    try (Connection connection = TestStore.connect(url)) {
      List<ObjectNode> rows = new ArrayList<>();
      for (ObjectNode row : new Rows(connection).all(Sql.of(sql))) {
        rows.add((ObjectNode) Json.parse(row.toString()));
      }
      return rows;
    }
  }

  /** The only row of a query. */
  public static ObjectNode row(String url, String sql) throws SQLException {
    return rows(url, sql).get(0);
  }

  /** A number, whichever its type; not a number where it is null. */
  public static double number(JsonNode value) {
    return value.isNull() ? Double.NaN : value.doubleValue();
  }
}
