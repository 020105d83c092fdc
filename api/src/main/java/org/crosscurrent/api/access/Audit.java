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
package org.crosscurrent.api.access;

import java.sql.SQLException;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** Writes down what was done with keys and tokens, and what operators did. Holds no secret. */
final class Audit {
  private static final int LONGEST_TARGET = 500;

  private final Store store;

  Audit(Store store) {
    this.store = store;
  }

  /**
   * One row.
   *
   * @param caller id of a key, or null for nobody known
   * @param role what the caller may do, or null
   * @param action what was done
   * @param target to what, or null
   * @param outcome how it ended
   * @param requestId of the request, or null
   */
  record Entry(
      String caller, String role, String action, String target, String outcome, String requestId) {

    /** Of a caller of the API. */
    static Entry of(Caller caller, String action, String target, String outcome, String requestId) {
      return new Entry(caller.id(), caller.role().text(), action, target, outcome, requestId);
    }

    /** Of a person at the server, who needs no key. */
    static Entry atServer(String action, String target, String outcome) {
      return new Entry("command-line", Role.OPERATOR.text(), action, target, outcome, null);
    }
  }

  /** Writes a row in a transaction of its own. */
  void write(Entry entry) {
    store.change(
        rows -> {
          write(rows, entry);
          return null;
        });
  }

  /** Writes a row in a transaction that is going on: it stands if what it tells of does. */
  static void write(Rows rows, Entry entry) throws SQLException {
    rows.change(
        Sql.of(
            "INSERT INTO audit (caller, role, action, target, outcome, request_id)"
                + " VALUES (?::text, ?::text, ?, ?::text, ?, ?::text)",
            entry.caller(),
            entry.role(),
            entry.action(),
            cut(entry.target()),
            entry.outcome(),
            entry.requestId()));
  }

  private static String cut(String target) {
    return target == null || target.length() <= LONGEST_TARGET
        ? target
        : target.substring(0, LONGEST_TARGET);
  }
}
