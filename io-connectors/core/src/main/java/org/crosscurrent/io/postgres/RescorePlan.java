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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.values.KV;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreMigrations;

/**
 * What there is to score anew in a store, as it stands when it is asked.
 *
 * @param scope the range, generation and engines
 * @param posts how many posts are still to be scored
 * @param done how many posts of the range need no new score
 * @param latest the time, in milliseconds, before which all posts of the store were first observed
 */
public record RescorePlan(RescoreScope scope, long posts, long done, long latest) {

  /** So many ranges are read, one after the other by each worker. */
  private static final int RANGES = 256;

  /**
   * What is asked for.
   *
   * @param from the first time of posts, in milliseconds; absent for the earliest there is
   * @param to the time before which they were first observed; absent for everything
   * @param generation of the rows that are written; 0 to find it: the highest one in the range
   *     where what bears it was scored by these very engines, as by a run that was interrupted,
   *     else the next one
   * @param engines name and version of the engine of each task
   * @param failedOnly whether only what an engine has failed on is scored, its generation kept
   */
  public record Wish(
      @Nullable Long from,
      @Nullable Long to,
      int generation,
      Map<String, String> engines,
      boolean failedOnly) {}

  /**
   * Looks into a store.
   *
   * @throws StoreException with one sentence, where the store cannot be asked
   * @throws IllegalArgumentException if the generation is below that of the store; one sentence
   */
  public static RescorePlan of(StoreConfig store, Wish wish) {
    try (Connection connection =
            StoreMigrations.connect(store.getJdbcUrl(), store.getUser(), store.readPassword());
        Statement statement = connection.createStatement()) {
      return new Survey(statement, wish).plan();
    } catch (SQLException e) {
      throw StoreException.connecting(store.getJdbcUrl(), store.getUser(), e);
    }
  }

  /** The range in parts, by the latest first observation of posts in it. */
  public List<KV<Long, Long>> ranges() {
    return split(scope.fromMillis(), scope.toMillis());
  }

  /** The same and what is behind it, for posts that were seen anew there. */
  public List<KV<Long, Long>> rangesToTheEnd() {
    return split(scope.fromMillis(), Math.max(scope.toMillis(), latest));
  }

  private static List<KV<Long, Long>> split(long from, long to) {
    long windows = RescoreScope.ceilDiv(to - from, RescoreScope.WINDOW_MILLIS);
    long step = Math.max(1, RescoreScope.ceilDiv(windows, RANGES)) * RescoreScope.WINDOW_MILLIS;
    List<KV<Long, Long>> ranges = new ArrayList<>();
    for (long start = from; start < to; start += step) {
      ranges.add(KV.of(start, Math.min(to, start + step)));
    }
    return ranges;
  }

  /** The questions. */
  private record Survey(Statement statement, Wish wish) {

    RescorePlan plan() throws SQLException {
      long first =
          ask(
              "SELECT "
                  + Sql.millis(
                      "least((SELECT min(first_observed_at) FROM signals),"
                          + " (SELECT min(window_start) FROM topic_windows))"),
              0);
      long last =
          ask(
                  "SELECT "
                      + Sql.millis(
                          "greatest((SELECT max(first_observed_at) FROM signals),"
                              + " (SELECT max(window_start) FROM topic_windows))"),
                  -1)
              + 1;
      Long wishedFrom = wish.from();
      Long wishedTo = wish.to();
      long from = down(wishedFrom == null ? first : Math.max(first, wishedFrom));
      long to = -down(-(wishedTo == null ? last : Math.min(last, wishedTo)));
      RescoreScope range =
          new RescoreScope(
              from, Math.max(from, to), 0, Map.copyOf(wish.engines()), wish.failedOnly());
      RescoreScope scope =
          new RescoreScope(
              range.fromMillis(),
              range.toMillis(),
              wish.failedOnly() ? RescoreScope.KEEP : generation(range),
              range.engines(),
              range.failedOnly());
      long posts = ask(count(scope) + " AND " + scope.pending(), 0);
      long all = ask(count(scope), 0);
      return new RescorePlan(scope, posts, all - posts, last);
    }

    private int generation(RescoreScope range) throws SQLException {
      String within = within("first_observed_at", range);
      long highest =
          ask(
              "SELECT greatest((SELECT max(generation) FROM signals WHERE "
                  + within
                  + "), (SELECT max(generation) FROM topic_windows WHERE "
                  + within("window_start", range)
                  + "))",
              0);
      if (wish.generation() > 0) {
        if (wish.generation() < highest) {
          throw new IllegalArgumentException(
              "--generation="
                  + wish.generation()
                  + " is below generation "
                  + highest
                  + ", which the range of the store has already");
        }
        return wish.generation();
      }
      long others =
          ask(
              "SELECT count(*) FROM signals s WHERE s."
                  + within
                  + " AND s.generation = "
                  + highest
                  + " AND "
                  + range.scoredByOthers(),
              0);
      return (int) (others == 0 ? highest : highest + 1);
    }

    private static String count(RescoreScope scope) {
      return "SELECT count(*) FROM signals s WHERE s." + within("first_observed_at", scope);
    }

    private static String within(String column, RescoreScope scope) {
      return column
          + " BETWEEN "
          + Sql.instant(scope.fromMillis())
          + " AND "
          + Sql.instant(scope.toMillis() - 1);
    }

    private long ask(String query, long otherwise) throws SQLException {
      try (ResultSet answer = statement.executeQuery(query)) {
        answer.next();
        long value = answer.getLong(1);
        return answer.wasNull() ? otherwise : value;
      }
    }

    private static long down(long millis) {
      return Math.floorDiv(millis, RescoreScope.WINDOW_MILLIS) * RescoreScope.WINDOW_MILLIS;
    }
  }
}
