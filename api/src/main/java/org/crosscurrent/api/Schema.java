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
package org.crosscurrent.api;

import java.sql.SQLException;
import org.crosscurrent.store.SchemaState;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreMigrations;

/** Whether the tables are those that this release reads. */
final class Schema {
  private final Store store;

  Schema(Store store) {
    this.store = store;
  }

  /**
   * Asks before anything is served.
   *
   * @throws ApiStartException with what is wrong with the store
   */
  static void requireCurrent(ApiConfig config) {
    String url = config.jdbcUrl();
    SchemaState state;
    try {
      state = StoreMigrations.verify(url, config.dbUser(), config.dbPassword());
    } catch (StoreException e) {
      throw new ApiStartException(e.getMessage(), e);
    }
    if (!state.isCurrent()) {
      throw new ApiStartException(
          "The database " + StoreException.address(url) + " " + fault(state) + ".", null);
    }
  }

  /**
   * Asks again.
   *
   * @return the version of the tables
   * @throws Problem (503) when the store does not answer or its tables are others
   */
  int verify() {
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
