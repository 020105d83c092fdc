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

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What has to leave a table where rows were worked out anew.
 *
 * @param <S> a span that was worked out anew as a whole
 * @param <T> one value is one row
 */
interface Stale<S, T> extends Serializable {

  /**
   * Takes away the rows of the spans that are not among the new ones.
   *
   * @return how many
   */
  long delete(Connection connection, List<S> spans, List<T> rows) throws SQLException;

  /** The new rows, as they have to stand beside what only the stored ones tell. */
  default List<T> settle(Connection connection, List<T> rows) throws SQLException {
    return rows;
  }
}
