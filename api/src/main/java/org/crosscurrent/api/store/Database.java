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

import java.time.Duration;

/**
 * Where a database lies and how it is used.
 *
 * @param password may be null where the server asks for none; never shown
 * @param statementTimeout how long one statement may take
 * @param poolSize most connections
 * @param poolWait how long a request waits for a connection
 */
public record Database(
    String jdbcUrl,
    String user,
    String password,
    Duration statementTimeout,
    int poolSize,
    Duration poolWait) {

  /** Without the password, which would otherwise be in a log one day. */
  @Override
  public String toString() {
    return user + " at " + org.crosscurrent.store.StoreException.address(jdbcUrl);
  }
}
