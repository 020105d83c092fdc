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
package org.crosscurrent.api.store;

import java.sql.SQLException;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.store.SchemaState;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreException.Reason;
import org.crosscurrent.store.StoreMigrations;

/** Whether the tables are those that this release reads. */
public final class Schema {
  private final Store store;

  public Schema(Store store) {
    this.store = store;
  }

  /**
   * Asks before anything is served.
   *
   * @throws StoreException with what is wrong with the store
   */
  public static void requireCurrent(Database database) {
    String url = database.jdbcUrl();
    SchemaState state = StoreMigrations.verify(url, database.user(), database.password());
    if (!state.isCurrent()) {
      throw new StoreException(
          Reason.NOT_MIGRATED,
          "The database " + StoreException.address(url) + " " + fault(state) + ".");
    }
  }

  /**
   * Asks again.
   *
   * @return the version of the tables
   * @throws Problem (503) when the store does not answer or its tables are others
   */
  public int verify() {
    SchemaState state = store.read(rows -> verify(rows));
    if (!state.isCurrent()) {
      throw Problem.unavailable("schema", "The store " + fault(state) + ".", null);
    }
    return state.version();
  }

  private static SchemaState verify(Rows rows) throws SQLException {
    return StoreMigrations.verify(rows.connection());
  }

  private static String fault(SchemaState state) {
    switch (state.standing()) {
      case MISSING:
        return "holds no tables yet: let a pipeline or the migrations make them first";
      case OUTDATED:
        return "has the tables of an older release, version " + state.version() + ": migrate it";
      case NEWER:
        return "has the tables of a newer release, version "
            + state.version()
            + ": use that release";
      default:
        return "holds tables that are not Crosscurrent's";
    }
  }
}
