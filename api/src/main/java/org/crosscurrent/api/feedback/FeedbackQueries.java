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
package org.crosscurrent.api.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** The table {@code feedback}: of each caller one vote and one report a post. */
public final class FeedbackQueries {
  private final Store store;
  private final Store writing;

  /**
   * @param store is read
   * @param writing is changed
   */
  public FeedbackQueries(Store store, Store writing) {
    this.store = store;
    this.writing = writing;
  }

  /**
   * What all callers together told about a post.
   *
   * @throws Problem (404) when the post is not stored
   */
  ObjectNode summary(String postId) {
    return store.read(
        rows -> {
          require(
              rows.first(Sql.of("SELECT post_id FROM signals WHERE post_id = ?", postId)), postId);
          return summary(rows, postId);
        });
  }

  /**
   * Keeps what a caller tells in place of what it told before, and gives the summary.
   *
   * @throws Problem (404) when the post is not stored
   */
  ObjectNode give(String caller, Feedback feedback) {
    String postId = feedback.postId();
    return writing.change(
        rows -> {
          // While this row is held the post cannot be deleted; whoever wants to does so behind us,
          // and takes away what we write.
          String lock = "SELECT post_id FROM signals WHERE post_id = ? FOR KEY SHARE";
          require(rows.first(Sql.of(lock, postId)), postId);
          if (feedback.vote() != null) {
            put(rows, postId, caller, "vote", feedback.vote(), null);
          }
          if (feedback.reason() != null) {
            put(rows, postId, caller, "report", feedback.reason(), feedback.note());
          }
          return summary(rows, postId);
        });
  }

  private static void put(
      Rows rows, String postId, String caller, String kind, String value, String note)
      throws SQLException {
    Sql sql = Sql.of("INSERT INTO feedback (post_id, caller, kind, value, note)");
    sql.add("VALUES (?, ?, ?, ?, ?)", postId, caller, kind, value, note);
    sql.add("ON CONFLICT (post_id, caller, kind) DO UPDATE");
    rows.change(sql.add("SET value = excluded.value, note = excluded.note, given_at = now()"));
  }

  private static ObjectNode summary(Rows rows, String postId) throws SQLException {
    Sql sql =
        Sql.of("SELECT kind, value, count(*) AS callers FROM feedback WHERE post_id = ?", postId);
    ObjectNode json = Json.object().put("post_id", postId).put("up", 0L).put("down", 0L);
    ObjectNode reasons = Json.object();
    long reports = 0;
    for (ObjectNode row : rows.all(sql.add("GROUP BY kind, value ORDER BY kind, value"))) {
      long callers = row.get("callers").longValue();
      if (row.get("kind").textValue().equals("vote")) {
        json.put(row.get("value").textValue(), callers);
      } else {
        reports += callers;
        reasons.put(row.get("value").textValue(), callers);
      }
    }
    json.put("reports", reports);
    json.set("reports_by_reason", reasons);
    return json;
  }

  private static void require(ObjectNode post, String postId) {
    if (post == null) {
      throw Problem.notFound("No post '" + Problem.shown(postId) + "' is stored.");
    }
  }
}
