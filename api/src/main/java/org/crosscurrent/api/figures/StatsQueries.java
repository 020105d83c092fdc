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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** Totals of the posts of a span, and of those who wrote them. */
public final class StatsQueries {
  private static final List<String> SENTIMENTS = List.of("positive", "neutral", "negative", "none");

  private static final Duration SHORT = Duration.ofDays(1);

  private final Store store;
  private final long influencerFollowers;

  /**
   * @param influencerFollowers from how many followers on an author is an influencer
   */
  public StatsQueries(Store store, long influencerFollowers) {
    this.store = store;
    this.influencerFollowers = influencerFollowers;
  }

  /** The totals; an end of the span that is open stays open. */
  public JsonNode totals(PostFilter filter, Range span) {
    return store.read(
        rows -> {
          ObjectNode answer = Json.object();
          answer.put("from", Json.time(span.from()));
          answer.put("to", Json.time(span.to()));
          ObjectNode posts = posts(rows, filter, span);
          ObjectNode sentiments = Json.object();
          for (String sentiment : SENTIMENTS) {
            sentiments.set(sentiment, posts.remove(sentiment));
          }
          answer.setAll(posts);
          answer.set("sentiments", sentiments);
          answer.setAll(authors(rows, filter, span));
          answer.setAll(
              rows.first(Sql.of("SELECT max(last_observed_at) AS as_of FROM platform_totals")));
          return answer;
        });
  }

  private static ObjectNode posts(Rows rows, PostFilter filter, Range span) throws SQLException {
    Sql sql = Sql.of("SELECT " + Counted.FIGURES + ", " + Counted.MEAN_ENGAGEMENT_RATE);
    sql.add(", coalesce(sum(posts) FILTER (WHERE viral), 0)::int8 AS viral_posts");
    for (String sentiment : SENTIMENTS) {
      String label = sentiment.equals("none") ? "" : sentiment;
      sql.add(
          String.format(
              ", coalesce(sum(posts) FILTER (WHERE sentiment_label = '%s'), 0)::int8 AS %s",
              label, sentiment));
    }
    sql.add(", count(DISTINCT platform) FILTER (WHERE posts > 0) AS platforms");
    sql.add("FROM (SELECT platform, sentiment_label, viral, sum(posts) AS posts");
    sql.add(", sum(likes) AS likes, sum(comments) AS comments, sum(shares) AS shares");
    sql.add(", sum(views) AS views, sum(sentiment_micros) AS sentiment_micros");
    sql.add(", sum(sentiment_posts) AS sentiment_posts");
    sql.add(", sum(engagement_micros) AS engagement_micros");
    sql.add(", sum(engagement_posts) AS engagement_posts FROM");
    Counted.by(Facet.ALL, filter).addTo(sql, span);
    return rows.first(sql.add("GROUP BY platform, sentiment_label, viral) AS grouped"));
  }

  private ObjectNode authors(Rows rows, PostFilter filter, Range span) throws SQLException {
    if (!filter.isPlatformAlone() || isShort(span)) {
      return rows.first(authorsOfPosts(filter, span));
    }
    Sql sql = Sql.of("SELECT");
    addAuthors(sql, filter, span).add(") AS authors,");
    addAuthors(sql, filter, span).add("AND verified) AS verified_authors,");
    addAuthors(sql, filter, span).add("AND followers >= ?) AS influencers", influencerFollowers);
    return rows.first(sql);
  }

  /** Whether going through the span's posts is quicker than through all authors. */
  private static boolean isShort(Range span) {
    return span.from() != null
        && span.to() != null
        && Duration.between(span.from(), span.to()).compareTo(SHORT) <= 0;
  }

  private Sql authorsOfPosts(PostFilter filter, Range span) {
    Sql sql = Sql.of("SELECT count(*) AS authors");
    sql.add(", count(*) FILTER (WHERE verified) AS verified_authors");
    sql.add(", count(*) FILTER (WHERE followers >= ?) AS influencers", influencerFollowers);
    sql.add("FROM (SELECT DISTINCT platform, author_id FROM served_signals");
    sql.add("WHERE author_id IS NOT NULL");
    filter.addToPosts(sql);
    sql.addIf(span.from(), "AND created_at >= ?").addIf(span.to(), "AND created_at < ?");
    sql.add(") AS written LEFT JOIN LATERAL (SELECT verified, followers FROM author_totals AS a");
    sql.add("WHERE a.platform = written.platform AND a.author_id = written.author_id LIMIT 1)");
    return sql.add("AS named ON true");
  }

  /** One count each, because an index has what each needs. */
  private static Sql addAuthors(Sql sql, PostFilter filter, Range span) {
    sql.add("(SELECT count(*) FROM author_totals AS author WHERE true");
    sql.addIf(filter.platform(), "AND platform = ?");
    addWroteIn(sql, span);
    return sql;
  }

  /**
   * Authors with a post in the span. Whose first or last post lies in it has one, whose last lies
   * before it or whose first behind it has none; only for those who wrote before and after it their
   * posts are looked at.
   */
  private static void addWroteIn(Sql sql, Range span) {
    sql.addIf(span.from(), "AND last_created_at >= ?");
    sql.addIf(span.to(), "AND first_created_at < ?");
    if (span.from() != null && span.to() != null) {
      sql.add("AND (last_created_at < ? OR first_created_at >= ?", span.to(), span.from());
      sql.add("OR EXISTS (SELECT FROM served_signals AS post");
      sql.add("WHERE post.platform = author.platform AND post.author_id = author.author_id");
      sql.add("AND post.created_at >= ? AND post.created_at < ?))", span.from(), span.to());
    }
  }
}
