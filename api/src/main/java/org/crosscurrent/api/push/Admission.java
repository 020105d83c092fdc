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
package org.crosscurrent.api.push;

import org.crosscurrent.api.access.Caller;

/**
 * What the rest of the server says of those who listen. Whether someone may begin at all is asked
 * before, of every request alike; this is about what comes later and about what only WebSockets
 * need.
 */
public interface Admission {
  /** Whoever was let in may stay; pages of other origins may open no WebSocket. */
  Admission OPEN =
      new Admission() {
        @Override
        public boolean lasts(Caller caller) {
          return true;
        }

        @Override
        public boolean trusts(String origin) {
          return false;
        }
      };

  /**
   * Whether the stream of this caller may go on: its key may have been revoked since, or its token
   * have expired. Asked for each stream at each heartbeat by one thread, so it should seldom wait.
   *
   * @throws org.crosscurrent.api.http.Problem when that cannot be found out; the stream goes on
   *     then
   */
  boolean lasts(Caller caller);

  /**
   * Whether pages of this origin, another one than the server's, may open a WebSocket. Browsers ask
   * nobody else, unlike with other requests across origins.
   */
  boolean trusts(String origin);
}
