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

/**
 * A connection that takes bytes without anyone waiting for it. One write is under way at a time;
 * when it is taken the subscriber is told, possibly before {@link #send} returns.
 */
interface Sink {
  /** Begins to write; the bytes are not to be changed. */
  void send(byte[] bytes);

  /** Asks the other side for a sign of life, where that exists. Nothing may be under way. */
  void ping();

  /** Says why, and closes in good order. Nothing may be under way. */
  void end(Ending ending);

  /** Closes at once, whatever is under way. */
  void abort();
}
