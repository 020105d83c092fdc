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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.crosscurrent.benchmarks.HttpLoad.Asked;

/**
 * What the readers of a dashboard and of an API ask for, in a mixture: lists by filters and sorts,
 * single posts, figures, leaderboards. Values come from the store; small ones are asked for as well
 * as popular ones.
 */
final class ReadMix implements Supplier<Asked> {

  private static final List<String> SORTS = List.of("time", "score", "velocity", "trending");
  private static final List<String> LABELS = List.of("positive", "neutral", "negative");

  private final Random random = new Random(7);
  private final List<String> posts;
  private final List<String> topics;
  private final List<String> platforms;
  private final List<String> words;

  private ReadMix(
      List<String> posts, List<String> topics, List<String> platforms, List<String> words) {
    this.posts = posts;
    this.topics = topics;
    this.platforms = platforms;
    this.words = words;
  }

  static ReadMix of(String jdbcUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      return new ReadMix(
          column(statement, "SELECT post_id FROM signals TABLESAMPLE SYSTEM (1) LIMIT 5000"),
          column(
              statement,
              "SELECT value FROM facet_hours WHERE facet = 'topic' GROUP BY 1"
                  + " ORDER BY sum(posts) DESC LIMIT 100"),
          column(statement, "SELECT platform FROM platform_totals ORDER BY posts DESC LIMIT 10"),
          column(
              statement,
              "SELECT DISTINCT lower(w) FROM (SELECT unnest(regexp_split_to_array(text,"
                  + " '[^A-Za-z]+')) AS w FROM signals TABLESAMPLE SYSTEM (0.1)) t"
                  + " WHERE length(w) > 3 LIMIT 200"));
    }
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  @Override
  public Asked get() {
    int dice = random.nextInt(100);
    if (dice < 20) {
      return new Asked("signals", "/signals?limit=50" + filters());
    }
    if (dice < 28) {
      return new Asked("signals sorted", "/signals?limit=50&sort=" + one(SORTS) + platform());
    }
    if (dice < 33) {
      return new Asked("signals searched", "/signals?limit=20&q=" + one(words));
    }
    if (dice < 50) {
      return new Asked("signal", "/signals/" + one(posts));
    }
    if (dice < 58) {
      return new Asked("trending", "/trending?limit=20" + platform());
    }
    if (dice < 66) {
      return new Asked("stats", "/stats?" + filters().replaceFirst("^&", ""));
    }
    if (dice < 71) {
      return new Asked("timeline", "/timeline?bucket=1h&by=platform" + filters());
    }
    if (dice < 76) {
      return new Asked(
          "breakdown", "/breakdown?by=" + one(List.of("kind", "language", "location")));
    }
    if (dice < 81) {
      return new Asked("topics", "/topics?limit=20" + platform());
    }
    if (dice < 86) {
      return new Asked("topic", "/topics/" + one(topics));
    }
    if (dice < 89) {
      return new Asked("hashtags", "/hashtags?limit=20" + platform());
    }
    if (dice < 92) {
      return new Asked("authors", "/authors?limit=20" + platform());
    }
    if (dice < 95) {
      return new Asked("compare", "/compare?limit=20&status=all");
    }
    return dice < 98
        ? new Asked("pulse", "/pulse?topic=" + one(topics))
        : new Asked("sources", "/sources");
  }

  private String filters() {
    String filters = random.nextInt(2) == 0 ? platform() : "";
    filters += random.nextInt(4) == 0 ? "&topic=" + one(topics) : "";
    return filters + (random.nextInt(4) == 0 ? "&sentiment=" + one(LABELS) : "");
  }

  private String platform() {
    return random.nextInt(2) == 0 ? "&platform=" + one(platforms) : "";
  }

  /** The first ones more often than the last. */
  private String one(List<String> values) {
    int at = (int) (values.size() * Math.pow(random.nextDouble(), 2));
    return URLEncoder.encode(values.get(at), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
