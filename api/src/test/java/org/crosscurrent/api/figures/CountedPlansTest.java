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
package org.crosscurrent.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.crosscurrent.api.SeededStore;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That spans are found through indexes, and none by reading a whole table. */
class CountedPlansTest {
  private static final Range DAY =
      new Range(Instant.parse("2026-03-04T10:20:30Z"), Instant.parse("2026-03-05T10:20:30Z"));
  private static final Range BEFORE = Spans.before(DAY, 1);
  private static final List<PostFilter> FILTERS =
      List.of(
          new PostFilter(null, null, null, null, null),
          new PostFilter("reddit", null, "en", "positive", true),
          new PostFilter(null, "football", null, null, null));

  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    connection = TestStore.connect(SeededStore.with(3000, 5, 120));
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
      statement.execute("SET random_page_cost = 1.1");
    }
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
  }

  @ParameterizedTest
  @EnumSource
  void aSpanIsCountedThroughIndexes(Facet facet) throws Exception {
    for (PostFilter filter : FILTERS) {
      Sql sql = Sql.of("EXPLAIN SELECT value, sum(posts) FROM");
      Counted.by(facet, filter).addTo(sql, DAY, BEFORE).add("GROUP BY 1");
      assertThat(plan(sql)).as(facet + " " + filter).contains("Index").doesNotContain("Seq Scan");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TOPIC", "HASHTAG"})
  void someValuesAreCountedThroughIndexes(Facet facet) throws Exception {
    Sql sql = Sql.of("EXPLAIN SELECT value, sum(posts) FROM");
    Counted.by(facet, FILTERS.get(0)).of(List.of("climate", "日本")).addTo(sql, DAY, BEFORE);
    assertThat(plan(sql.add("GROUP BY 1"))).contains("Index").doesNotContain("Seq Scan");
  }

  private static String plan(Sql sql) throws Exception {
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      for (int i = 0; i < sql.values().size(); i++) {
        statement.setObject(i + 1, sql.values().get(i));
      }
      try (ResultSet lines = statement.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }
}
