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
package org.crosscurrent.api.authors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** Authors in order of their success. */
public final class AuthorQueries {
  private static final String COLUMNS =
      "platform, author_id, author_name, followers, verified, posts, likes, comments, shares,"
          + " views, likes + comments + shares AS engagement,"
          + " sentiment_micros::float8 / nullif(sentiment_posts, 0)::float8 / 1e6"
          + " AS mean_sentiment, first_created_at, last_created_at";

  /** The posts that match, by author, with the columns of {@code author_totals}. */
  private static final String COUNTED =
      "SELECT platform, author_id, count(*) AS posts,"
          + " sum(crosscurrent_bounded(score))::int8 AS likes,"
          + " sum(crosscurrent_bounded(comments))::int8 AS comments,"
          + " sum(crosscurrent_bounded(shares))::int8 AS shares,"
          + " sum(crosscurrent_bounded(views))::int8 AS views,"
          + " sum(CASE WHEN sentiment BETWEEN -1 AND 1 THEN round(sentiment * 1000000)::int8 END)"
          + "::int8 AS sentiment_micros,"
          + " count(*) FILTER (WHERE sentiment BETWEEN -1 AND 1) AS sentiment_posts,"
          + " min(created_at) AS first_created_at, max(created_at) AS last_created_at"
          + " FROM served_signals WHERE author_id IS NOT NULL";

  private final Store store;
  private final long influencerFollowers;

  /**
   * @param influencerFollowers from how many followers on an author is an influencer
   */
  public AuthorQueries(Store store, long influencerFollowers) {
    this.store = store;
    this.influencerFollowers = influencerFollowers;
  }

  /** Authors, most first; ties by platform and id, both descending. */
  Page ranked(AuthorFilter filter, AuthorOrder order, Cursor after, int limit) {
    String number = order.number();
    Sql sql = Sql.of("SELECT " + COLUMNS + ", " + number + " AS " + Page.MICROS);
    sql.add(", coalesce(followers >= ?, false) AS influencer FROM", influencerFollowers);
    if (filter.isOfAllPosts()) {
      sql.add("author_totals");
    } else {
      sql.add("(" + COUNTED);
      filter.posts().addToPosts(sql);
      sql.addIf(filter.span().from(), "AND created_at >= ?");
      sql.addIf(filter.span().to(), "AND created_at < ?");
      sql.add("GROUP BY platform, author_id) AS counted LEFT JOIN LATERAL (SELECT author_name");
      sql.add(", followers, verified FROM author_totals AS a WHERE a.platform = counted.platform");
      sql.add("AND a.author_id = counted.author_id LIMIT 1) AS named ON true");
    }
    sql.add("WHERE " + number + " IS NOT NULL");
    filter.addTo(sql, influencerFollowers);
    if (after != null) {
      String[] place = place(after);
      sql.add(
          "AND (" + number + ", platform, author_id) < (?, ?, ?)",
          after.number(),
          place[0],
          place[1]);
    }
    sql.add(
        "ORDER BY " + order.descending() + ", platform DESC, author_id DESC LIMIT ?", limit + 1);
    return Page.of(store.read(rows -> rows.all(sql)), limit, AuthorQueries::place);
  }

  /** No platform's name has a space. */
  private static Cursor place(ObjectNode row) {
    String name = row.get("platform").textValue() + " " + row.get("author_id").textValue();
    return new Cursor(row.get(Page.MICROS).longValue(), name);
  }

  private static String[] place(Cursor after) {
    String[] place = after.text().split(" ", 2);
    if (place.length < 2) {
      throw Problem.badRequest("cursor", "Parameter 'cursor' is none of this resource.");
    }
    return place;
  }
}
