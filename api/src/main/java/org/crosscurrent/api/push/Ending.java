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

/** Why a stream ends, as subscribers are told. */
enum Ending {
  /** The server stops; another one, or the same one started again, goes on. */
  STOPPING("stopping", 1001),
  /** The subscriber did not read what was sent; it may come back and resume. */
  SLOW("slow-consumer", 1013),
  /** Its right to listen has ended. */
  ACCESS_ENDED("access-ended", 1008),
  /** A WebSocket sent what is not understood, or not in time what was announced. */
  MISUNDERSTOOD("bad-message", 1008);

  private final String reason;
  private final int code;

  Ending(String reason, int code) {
    this.reason = reason;
    this.code = code;
  }

  String reason() {
    return reason;
  }

  /** The close code of a WebSocket, RFC 6455 section 7.4 and IANA's registry of codes. */
  int code() {
    return code;
  }
}
