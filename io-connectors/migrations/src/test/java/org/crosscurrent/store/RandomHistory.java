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
package org.crosscurrent.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** Writes, changes and deletes posts and duplicates at random, always the same for one seed. */
final class RandomHistory {

  private static final String UPSERT =
      "INSERT INTO signals (post_id, platform, community, kind, title, text, author_id, author_name,"
          + " author_followers, author_verified, created_at, observed_at, first_observed_at,"
          + " language, language_confidence, links, hashtags, mentions, media, location, score,"
          + " comments, shares, views, collection, extra, sentiment, sentiment_label, topics,"
          + " score_velocity, comment_velocity, trending_score, is_trending, generation,"
          + " observations) VALUES %s ON CONFLICT (post_id) DO UPDATE SET (platform, community,"
          + " title, author_id, author_name, author_followers, created_at, observed_at, language,"
          + " hashtags, location, score, comments, shares, views, sentiment, sentiment_label, topics,"
          + " score_velocity, is_trending) = ROW (excluded.platform, excluded.community,"
          + " excluded.title, excluded.author_id, excluded.author_name, excluded.author_followers,"
          + " excluded.created_at, excluded.observed_at, excluded.language, excluded.hashtags,"
          + " excluded.location, excluded.score, excluded.comments, excluded.shares,"
          + " excluded.views, excluded.sentiment, excluded.sentiment_label, excluded.topics,"
          + " excluded.score_velocity, excluded.is_trending)";

  private static final String[] PLATFORMS = {"reddit", "bluesky"};
  private static final String[] TOPICS = {
    "'{}'", "'{a}'", "'{a,b}'", "'{b,a,c}'", "'{c,c,Ü}'", "'{\"\",b}'"
  };
  private static final String[] LABELS = {"NULL", "'positive'", "'negative'"};

  private final Random random;

  RandomHistory(long seed) {
    random = new Random(seed);
  }

  /** One statement or some in one transaction, now and then rolled back. */
  void step(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        statement.execute(change());
      }
    }
    if (random.nextInt(10) == 0) {
      connection.rollback();
    } else {
      connection.commit();
    }
  }

  private String change() {
    switch (random.nextInt(12)) {
      case 0:
      case 1:
        return "DELETE FROM signals WHERE post_id IN (" + id() + "," + id() + ")";
      case 2:
        return "UPDATE signals SET score = score + 1, views = 7 WHERE hashtext(post_id) % 3 = 0";
      case 3:
        return "UPDATE signals s SET post_id = post_id || 'x' WHERE post_id = "
            + id()
            + " AND NOT EXISTS (SELECT FROM signals o WHERE o.post_id = s.post_id || 'x')";
      case 4:
        return random.nextInt(30) > 0 ? duplicate() : "TRUNCATE signals, duplicates";
      case 5:
      case 6:
        return duplicate();
      case 7:
        return "DELETE FROM duplicates WHERE post_id = " + id();
      case 8:
        return "UPDATE duplicates SET duplicate_of = " + id() + " WHERE post_id = " + id();
      default:
        return String.format(UPSERT, rows());
    }
  }

  private String duplicate() {
    return "INSERT INTO duplicates (post_id, first_observed_at, platform, duplicate_of,"
        + " canonical_observed_at, content_hash) VALUES ("
        + String.join(",", id(), time(), "'" + one(PLATFORMS) + "'", id(), time(), "'h'")
        + ") ON CONFLICT DO NOTHING";
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    int first = random.nextInt(16);
    for (int i = 0; i <= random.nextInt(4); i++) {
      rows.append(i == 0 ? "" : ", ").append(row("'p" + (first + i) + "'"));
    }
    return rows.toString();
  }

  private String row(String id) {
    String at = time();
    return "("
        + String.join(
            ",",
            id,
            "'" + one(PLATFORMS) + "'",
            one("NULL", "''", "'c'"),
            one("'post'", "'video'"),
            one("''", "'Title'", "'Other'"),
            "'text'",
            one("NULL", "'u1'", "'u2'"),
            one("NULL", "'Ann'", "'Bob'"),
            count(),
            one("NULL", "true", "false"),
            at,
            at + " + interval '" + random.nextInt(100) + " min'",
            at,
            one("'en'", "'de'"),
            "1, '{}'",
            one("'{}'", "'{x}'", "'{x,y,x}'"),
            "'{}', '{}'",
            one("NULL", "'Oslo'"),
            count(),
            count(),
            count(),
            count(),
            "'api', '{}'",
            one("NULL", "0.1234567", "-1", "'NaN'"),
            one(LABELS),
            one(TOPICS),
            one("0", "0.5"),
            "0",
            one("NULL", "0.4"),
            one("NULL", "true", "false"),
            "0",
            "1")
        + ")";
  }

  private String id() {
    return "'p" + random.nextInt(20) + "'";
  }

  private String time() {
    return "timestamptz '2026-03-01 10:00Z' + interval '" + 20 * random.nextInt(12) + " min'";
  }

  private String count() {
    return one("NULL", "0", "3", "-2", "1000", "9000000000000000000");
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
