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
package org.crosscurrent.api.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/**
 * The table {@code ingest_requests}: which keys were used for what. A key is claimed before
 * anything is written to Kafka and finished behind; where a server dies in between, the claim runs
 * out, and a repetition writes the same posts with the same times once more, which the pipeline
 * takes for one.
 */
final class IngestRequests {
  /** Longer than writing may take. */
  private static final Duration CLAIM =
      KafkaPosts.PATIENCE.plus(KafkaPosts.DELIVERY).multipliedBy(2);

  private static final int KEPT_DAYS = 7;
  private static final int REMOVED_AT_ONCE = 20;
  private static final String AT =
      "(extract(epoch FROM r.observed_at) * 1000000)::int8 AS observed_micros";

  private final Store store;

  IngestRequests(Store store) {
    this.store = store;
  }

  /** Whose key it is, its text, and the digest of what was sent with it. */
  record Key(String caller, String text, String digest) {}

  /**
   * A key that is ours to work on or was finished before.
   *
   * @param observedAt the time of the first attempt
   */
  record Claim(Instant observedAt, boolean finished) {}

  /**
   * Claims a key, or finds that it is finished.
   *
   * @param now the time of this attempt
   * @throws Problem (422) when the key was used with another body; (409) when somebody is at it
   */
  Claim claim(Key key, Instant now, int posts) {
    return store.change(
        rows -> {
          removeOld(rows);
          ObjectNode claimed = rows.first(insert(key, now, posts));
          if (claimed != null) {
            return new Claim(at(claimed), false);
          }
          Sql sql = Sql.of("SELECT r.digest, r.finished_at IS NOT NULL AS finished, " + AT);
          sql.add("FROM ingest_requests r WHERE r.caller = ?", key.caller());
          sql.add("AND r.idempotency_key = ?", key.text());
          ObjectNode there = rows.first(sql);
          if (there != null && !there.get("digest").textValue().equals(key.digest())) {
            throw Problem.unprocessable(
                IngestRoute.KEY, "This Idempotency-Key was used with another body.");
          }
          if (there == null || !there.get("finished").booleanValue()) {
            throw Problem.underWay("A request with this Idempotency-Key is still under way.");
          }
          return new Claim(at(there), true);
        });
  }

  private static Sql insert(Key key, Instant now, int posts) {
    Sql sql = Sql.of("INSERT INTO ingest_requests AS r");
    sql.add("(caller, idempotency_key, digest, observed_at, posts, claimed_until)");
    sql.add("VALUES (?, ?, ?, ?, ?,", key.caller(), key.text(), key.digest(), now, posts);
    sql.add("now() + ?::interval)", CLAIM.toSeconds() + " seconds");
    sql.add("ON CONFLICT (caller, idempotency_key) DO UPDATE");
    sql.add("SET claimed_until = excluded.claimed_until WHERE r.finished_at IS NULL");
    sql.add("AND r.claimed_until <= now() AND r.digest = excluded.digest");
    return sql.add("RETURNING " + AT);
  }

  /** A few at a time, so that the table stays of bounded size without anyone minding it. */
  private static void removeOld(Rows rows) throws java.sql.SQLException {
    Sql sql = Sql.of("DELETE FROM ingest_requests WHERE (caller, idempotency_key) IN (");
    sql.add("SELECT caller, idempotency_key FROM ingest_requests");
    sql.add("WHERE written_at < now() - ?::interval", KEPT_DAYS + " days");
    rows.change(sql.add("ORDER BY written_at LIMIT ? FOR UPDATE SKIP LOCKED)", REMOVED_AT_ONCE));
  }

  private static Instant at(ObjectNode row) {
    return SignalQueries.ofMicros(row.get("observed_micros").longValue());
  }

  /** All was written. */
  void finish(Key key) {
    set(key, "finished_at = now()");
  }

  /** It failed, and whoever repeats it need not wait. */
  void release(Key key) {
    set(key, "claimed_until = now()");
  }

  private void set(Key key, String what) {
    Sql sql = Sql.of("UPDATE ingest_requests SET " + what + " WHERE caller = ?", key.caller());
    sql.add("AND idempotency_key = ?", key.text());
    store.change(rows -> rows.change(sql));
  }
}
