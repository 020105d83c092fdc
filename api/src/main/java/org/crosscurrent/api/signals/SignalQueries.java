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
package org.crosscurrent.api.signals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** What is read from {@code signals} and {@code observations}. */
public final class SignalQueries {
  /** All columns that go out: everything but when the row was written. */
  public static final String COLUMNS =
      "post_id, platform, community, kind, title, text, author_id, author_name,"
          + " author_followers, author_verified, created_at, observed_at, first_observed_at,"
          + " language, language_confidence, language_engine, repost_of, reply_to, url, links,"
          + " hashtags, mentions, media, location, score, comments, shares, views, content_hash,"
          + " collection, extra, sentiment, sentiment_positive, sentiment_neutral,"
          + " sentiment_negative, sentiment_label, sentiment_engine, toxicity_label, is_toxic,"
          + " toxicity, toxicity_engine, entities, entity_engine, failed, topics,"
          + " score_velocity, comment_velocity, normalised_score, trending_score, is_trending,"
          + " trending_parts, generation, observations";

  private final Store store;

  public SignalQueries(Store store) {
    this.store = store;
  }

  /**
   * One page of signals.
   *
   * <p>By time the order is (created_at, post_id), both descending, because neither changes when a
   * post is seen again: observed_at moves forward with each sighting, and first_observed_at moves
   * back when an earlier one turns up late. So a row keeps its place in a walk however often it is
   * refined, and each page is one snapshot: no row is met twice, none is stepped over. By the other
   * orders a post moves when its value changes, and a walk goes on below the value at which the
   * last page ended: who rises across it during a walk is not met, who falls across it may be met
   * twice.
   *
   * <p>Words and the other orders are looked up in the projection, which is behind by a fold, and
   * shown as they are in {@code signals}.
   */
  public Page page(SignalFilter filter, Order order, Cursor after, int limit) {
    if (order == Order.TIME && filter.words() == null) {
      Sql sql = Sql.of("SELECT " + COLUMNS + ", " + order.place() + " FROM signals WHERE true");
      filter.addTo(sql);
      order.addTo(sql, after);
      sql.add("LIMIT ?", limit + 1);
      return Page.of(store.read(rows -> rows.all(sql)), limit, order::place);
    }
    Sql sql = Sql.of("SELECT " + COLUMNS + ", " + Page.MICROS);
    sql.add("FROM (SELECT post_id, " + order.place() + " FROM served_signals WHERE true");
    filter.addTo(sql);
    order.addTo(sql, after);
    sql.add("LIMIT ?) found LEFT JOIN signals USING (post_id)", limit + 1);
    sql.add("ORDER BY " + Page.MICROS + " DESC, post_id DESC");
    Page page = Page.of(store.read(rows -> rows.all(sql)), limit, order::place);
    // Posts that are gone, which the next fold will see.
    page.items().removeIf(row -> row.get("platform").isNull());
    return page;
  }

  /** Trending signals, the highest score first; ties by post id, descending. */
  public Page trending(String platform, Range range, Toxic toxic, Cursor after, int limit) {
    Sql sql = Sql.of("SELECT " + COLUMNS + " FROM signals");
    sql.add("WHERE is_trending AND trending_score IS NOT NULL");
    sql.addIf(platform, "AND platform = ?");
    SignalFilter.addRange(sql, range);
    toxic.addTo(sql);
    if (after != null) {
      sql.add(
          "AND (trending_score, post_id) < (?, ?)",
          Double.longBitsToDouble(after.number()),
          after.text());
    }
    sql.add("ORDER BY trending_score DESC, post_id DESC LIMIT ?", limit + 1);
    return Page.of(store.read(rows -> rows.all(sql)), limit, SignalQueries::trendingPlace);
  }

  private static Cursor trendingPlace(ObjectNode row) {
    double score = row.get("trending_score").doubleValue();
    return new Cursor(Double.doubleToLongBits(score), row.get("post_id").textValue());
  }

  /** One signal with its settled sightings, newest first; null when there is no such post. */
  public ObjectNode withObservations(String postId, int limit) {
    return store.read(
        rows -> {
          ObjectNode signal =
              rows.first(Sql.of("SELECT " + COLUMNS + " FROM signals WHERE post_id = ?", postId));
          if (signal == null) {
            return null;
          }
          List<ObjectNode> observations =
              rows.all(
                  Sql.of(
                      "SELECT post_id, observed_at, platform, score, comments, shares, views,"
                          + " score_velocity, comment_velocity, sentiment, trending_score, topics,"
                          + " generation FROM observations WHERE post_id = ?"
                          + " ORDER BY observed_at DESC LIMIT ?",
                      postId,
                      limit));
          ObjectNode answer = Json.object();
          answer.set("signal", signal);
          answer.set("observations", Json.array(observations));
          return answer;
        });
  }

  public static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
